import type { Parameters } from '../../stores/store.ts';
import { cypherLiteral, cypherName } from './cypher-literal.ts';

/**
 * A query with its parameters set, as Neo4j Browser and cypher-shell take it: `:param name => value;` lines, then the Cypher.
 * The value behind `=>` is evaluated as Cypher, so that a whole number stays one; `:params {…}` would make a float of it, which
 * LIMIT refuses. With the semicolons all can be pasted at once.
 *
 * @see https://neo4j.com/docs/browser/operations/query-parameters
 */
export function* explainedLines(cypher: string, parameters: Parameters): Iterable<string> {
  const all = Object.entries(parameters);
  for (const [name, value] of all) yield `:param ${cypherName(name)} => ${cypherLiteral(value)};`;
  if (all.length > 0) yield '';
  yield cypher.trim();
}
