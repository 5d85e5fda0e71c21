import { afterAll, beforeAll, expect, it } from 'vitest';
import { openNeo4j } from '../../src/stores/neo4j.ts';
import type { LoadableStore } from '../../src/stores/store.ts';
import { cypherQuery } from '../../viz/src/export/cypher-query.ts';
import { type Neo4jTurn, takeNeo4j } from '../support/neo4j.ts';
import {
  answered,
  atlasOf,
  compareParts,
  drawnAddresses,
  partOf,
  partsOf,
  variedGraph,
} from '../support/shown-part.ts';

// The query that the explorer exports, asked of a database in which a user has things of the same labels and types.
const graph = variedGraph();
const atlas = atlasOf(graph);
let turn: Neo4jTurn;
let store: LoadableStore;

beforeAll(async () => {
  turn = await takeNeo4j();
  store = await openNeo4j(turn.uri, turn);
  await store.load(graph);
  await store.query(
    `MATCH (p:Paper {id: $paper}), (m:Method {id: $method}), (c:Community)
WITH p, m, collect(c) AS communities
CREATE (own:Paper {id: $paper, title: 'My own', year: 2021, date: '2021-05'})-[:USES {confidence: 1.0}]->(m),
  (own)-[:INTRODUCES {confidence: 1.0}]->(:Method {id: $method, scope: 'proper'}),
  (p)-[:COMPARES_WITH {confidence: 1.0}]->(m),
  (:Benchmark {id: 'benchmark:mine', scope: 'family', paperloom: false})
WITH m, communities
UNWIND communities AS c
CREATE (m)-[:IN_COMMUNITY]->(c)
WITH m LIMIT 1
MATCH (own:Paper {title: 'My own'}), (e:Method|Model|Benchmark {paperloom: true})
CREATE (own)-[:MENTIONS {confidence: 1.0}]->(e)`,
    { paper: graph.papers[0]!.id, method: 'method:00' },
    { write: true },
  );
}, 600_000);

afterAll(async () => {
  await store?.close();
  turn?.release();
});

it.each(['', '?n=method:00', '?from=2021-04&to=2021-06', '?g=!community:0', '?n=community:1'])(
  'nothing of the user is in the part of %j',
  async (address) => {
    await compareParts(store, atlas, address);
  },
);

it('gives the part that is shown in whatever state the filters are', async () => {
  for (const address of drawnAddresses(8, atlas)) await compareParts(store, atlas, address);
});

it('gives nothing of an empty part', async () => {
  const { state, parts } = partsOf(atlas, '?t=!paper&t=!method&t=!model&t=!benchmark');
  expect(await answered(store, cypherQuery(atlas, state, parts[0]!.nodes))).toEqual(
    partOf(atlas, state, parts[0]!),
  );
});
