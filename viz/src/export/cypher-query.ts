import { stringLiteral } from '../../../src/export/cypher.ts';
import type { Atlas } from '../data/atlas.ts';
import { yearOf } from '../data/months.ts';
import type { State } from '../store.ts';

/** Up to this many nodes the query names each. */
const MOST_NAMED = 1000;
const LABELS = ['Paper', 'Method', 'Model', 'Benchmark'];

/**
 * A Cypher query that gives a part of the map from a database that `paperloom load` filled: by the ids of its nodes
 * where they are few, else by the filters.
 */
export function cypherQuery(atlas: Atlas, state: State, nodes: readonly number[]): string {
  const types = atlas.relations.filter((_, place) => !state.hiddenRelations.has(place));
  const relation = `[r:${types.join('|')}]`;
  const sure =
    state.leastConfidence > 0
      ? [`r.confidence >= ${((state.leastConfidence - 0.5) / 100).toFixed(3)}`]
      : [];
  if (nodes.length <= MOST_NAMED) {
    const ids = nodes.map((node) => stringLiteral(atlas.ids[node]!)).join(',\n  ');
    return [
      `WITH [\n  ${ids}\n] AS ids`,
      'MATCH (a) WHERE a.id IN ids',
      `OPTIONAL MATCH (a)-${relation}->(b)`,
      `WHERE ${['b.id IN ids', ...sure].join(' AND ')}`,
      'RETURN a, r, b;\n',
    ].join('\n');
  }
  const conditions = [...sure, ...['a', 'b'].flatMap((name) => conditionsOf(atlas, state, name))];
  return [
    `MATCH (a)-${relation}->(b)`,
    `WHERE ${conditions.join('\n  AND ')}`,
    'RETURN a, r, b;\n',
  ].join('\n');
}

function conditionsOf(atlas: Atlas, state: State, name: string): string[] {
  const labels = LABELS.filter((_, type) => !state.hiddenTypes.has(type));
  const conditions = [`(${labels.map((label) => `${name}:${label}`).join(' OR ')})`];
  if (state.period && name === 'a') {
    const [from, to] = state.period.map(yearOf);
    conditions.push(`(NOT a:Paper OR (a.year >= ${from} AND a.year <= ${to}))`);
  }
  if (state.hiddenScopes.size > 0) {
    const left = state.hiddenScopes.has(1) ? 'proper' : 'family';
    conditions.push(`(${name}:Paper OR ${name}.scope = '${left}')`);
  }
  const hidden = atlas.regions.filter(({ id }) => state.hiddenRegions.has(id));
  if (hidden.length > 0) {
    const ids = hidden.map(({ id }) => stringLiteral(id)).join(', ');
    conditions.push(
      `NOT EXISTS { (${name})-[:IN_COMMUNITY]->(c:Community) WHERE c.id IN [${ids}] }`,
    );
  }
  return conditions;
}
