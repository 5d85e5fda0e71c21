import { stringLiteral } from '../../../src/export/cypher.ts';
import { NODE_TYPES } from '../../../src/server/wire.ts';
import type { Atlas } from '../data/atlas.ts';
import type { State } from '../store.ts';
import {
  anyLabel,
  filterConditions,
  marked,
  type NodeConditions,
  sure,
  typesShown,
} from './cypher-conditions.ts';

/** Up to this many nodes the query names each. */
const MOST_NAMED = 1000;

const NOTHING = '// Nothing is shown.\nUNWIND [] AS a\nRETURN a;\n';
const HEAD =
  '// Of Neo4j only what paperloom wrote, which bears its mark; in a graph folder nothing does.';
const UNMARKED = `NOT EXISTS { MATCH (m) WHERE ${anyLabel('m', NODE_TYPES)} AND m.paperloom = true } AS unmarked`;

/**
 * A Cypher query that gives a part of the map, its nodes and the relations between them that the filters leave, from a
 * database that `paperloom load` filled or from a graph folder: by the ids of its nodes where they are few, else by the
 * filters. What no filters tell, such as a neighbourhood, is named node by node, however large it is. Of an empty part it is a
 * query that gives nothing: whoever runs it is not met by a mistake.
 *
 * @param nodes places of the part's nodes, in the graph's order
 */
export function cypherQuery(
  atlas: Atlas,
  state: State,
  nodes: readonly number[],
  mostNamed = MOST_NAMED,
): string {
  if (nodes.length === 0) return NOTHING;
  const filters = nodes.length > mostNamed ? filterConditions(atlas, state, nodes) : undefined;
  const clauses = filters ? byFilters(atlas, state, filters) : byIds(atlas, state, nodes);
  return `${[HEAD, ...clauses].join('\n')};\n`;
}

function byIds(atlas: Atlas, state: State, nodes: readonly number[]): string[] {
  const ids = nodes.map((node) => stringLiteral(atlas.ids[node]!)).join(',\n  ');
  const types = typesShown(atlas, state);
  const start = [
    `WITH [\n  ${ids}\n] AS ids,\n  ${UNMARKED}`,
    'MATCH (a)',
    where([anyLabel('a', NODE_TYPES), marked('a'), 'a.id IN ids']),
  ];
  if (types.length === 0) return [...start, 'RETURN a'];
  return [
    ...start,
    `OPTIONAL MATCH (a)-[r:${types.join('|')}]->(b)`,
    where([marked('r'), ...sure(state, 'r'), 'b.id IN ids']),
    'RETURN a, r, b',
  ];
}

/** First the nodes, then the relations: the embedded engine drops nodes where an OPTIONAL MATCH has an EXISTS in its WHERE. */
function byFilters(atlas: Atlas, state: State, is: NodeConditions): string[] {
  const types = typesShown(atlas, state);
  const start = [`WITH ${UNMARKED}`, 'MATCH (a)', where([...is('a'), marked('a')])];
  if (types.length === 0) return [...start, 'RETURN a'];
  return [
    ...start,
    'RETURN a, null AS r, null AS b',
    'UNION ALL',
    `WITH ${UNMARKED}`,
    `MATCH (a)-[r:${types.join('|')}]->(b)`,
    where([marked('r'), ...sure(state, 'r'), ...is('a'), ...is('b')]),
    'RETURN a, r, b',
  ];
}

function where(conditions: readonly string[]): string {
  return `WHERE ${conditions.join('\n  AND ')}`;
}
