import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openNeo4j } from '../../src/stores/neo4j.ts';
import type { LoadableStore, VerifyReport } from '../../src/stores/store.ts';
import { type Neo4jTurn, takeNeo4j } from '../support/neo4j.ts';
import { smallGraph } from '../support/small-graph.ts';

let turn: Neo4jTurn;
let store: LoadableStore;

beforeAll(async () => {
  turn = await takeNeo4j();
  store = await openNeo4j(turn.uri, turn);
  await store.load(smallGraph());
}, 600_000);

afterAll(async () => {
  await store?.close();
  turn?.release();
});

beforeEach(async () => {
  const { equal } = await store.verify(smallGraph());
  if (equal) return;
  await store.query('MATCH (n) DETACH DELETE n', {}, { write: true });
  await store.load(smallGraph());
});

async function verifyAfter(change: string): Promise<VerifyReport> {
  await store.query(change, {}, { write: true });
  return store.verify(smallGraph());
}

function differences({ groups }: VerifyReport): Record<string, unknown> {
  const differing = groups.filter((group) => group.differing > 0);
  return Object.fromEntries(differing.map(({ name, differences }) => [name, differences]));
}

test('a loaded graph is equal: counts and hashes of every label and type', async () => {
  const { equal, held, groups } = await store.verify(smallGraph());
  expect({ equal, held }).toEqual({ equal: true, held: { name: 'graph', state: 'complete' } });
  for (const { graph, database } of groups) expect(database).toEqual(graph);
  expect(groups.find(({ name }) => name === 'Paper')!.graph.count).toBe(7);
});

test.each([
  [
    "MATCH (p:Paper {id: '2106.09685'}) SET p.title = 'x', p.year = 2022",
    { Paper: [{ what: 'differs', id: '2106.09685', properties: ['title', 'year'] }] },
  ],
  [
    "MATCH (p:Paper {id: '2106.09685'}) SET p.date = date(p.date)",
    { Paper: [{ what: 'differs', id: '2106.09685', properties: ['date'] }] },
  ],
  [
    "MATCH (p:Paper {id: '2106.09685'}) REMOVE p.venue",
    { Paper: [{ what: 'differs', id: '2106.09685', properties: ['venue'] }] },
  ],
  [
    "MATCH (m {id: 'method:lora'}) SET m.aliases = []",
    { Method: [{ what: 'differs', id: 'method:lora', properties: ['aliases'] }] },
  ],
  [
    'MATCH ()-[r:EXTENDS]->() SET r.confidence = 0.81',
    {
      EXTENDS: [
        { what: 'differs', id: 'method:welore → method:galore', properties: ['confidence'] },
      ],
    },
  ],
  [
    'MATCH ()-[r:EXTENDS]->() DELETE r',
    { EXTENDS: [{ what: 'missing', id: 'method:welore → method:galore' }] },
  ],
  [
    'MATCH (a)-[r:EXTENDS]->(b) CREATE (a)-[s:EXTENDS]->(b) SET s = properties(r)',
    { EXTENDS: [{ what: 'twice', id: 'method:welore → method:galore' }] },
  ],
  [
    "MATCH (a {id: 'method:h2o'}), (b {id: 'method:lora'}) CREATE (a)-[:EXTENDS {paperloom: true}]->(b)",
    { EXTENDS: [{ what: 'extra', id: 'method:h2o → method:lora' }] },
  ],
  ["CREATE (:Paper {paperloom: true, id: 'more'})", { Paper: [{ what: 'extra', id: 'more' }] }],
  [
    "MATCH (n:Name {key: 'lora'}) DETACH DELETE n",
    {
      Name: [{ what: 'missing', id: 'lora' }],
      NAMES: [{ what: 'missing', id: 'lora → method:lora' }],
    },
  ],
  [
    "MATCH (c:Community {id: 'community:mmlu'}) REMOVE c.paperloom",
    {
      Community: [{ what: 'missing', id: 'community:mmlu' }],
      IN_COMMUNITY: expect.arrayContaining([{ what: 'extra', id: '2401.00001 → community:mmlu' }]),
    },
  ],
])('finds what this did: %s', async (change, expected) => {
  const report = await verifyAfter(change);
  expect(report.equal).toBe(false);
  expect(differences(report)).toEqual(expected);
});

test.each([
  "MATCH (p:Paper {id: '2106.09685'}) SET p.mine = 1, p:Read",
  "MATCH (p:Paper {id: '2106.09685'}) SET p.year = toFloat(p.year)",
  "MATCH (a {id: 'method:h2o'}), (b {id: 'method:lora'}) CREATE (a)-[:EXTENDS]->(b)",
  "CREATE (:Paper {id: 'more'})-[:USES]->(:Method {id: 'method:lora'})",
])('does not mind what is not ours, nor the same number in another form: %s', async (change) => {
  expect(differences(await verifyAfter(change))).toEqual({});
});

test('of many differences the first twenty are told, and all are counted', async () => {
  const report = await verifyAfter(
    "UNWIND range(1, 30) AS i CREATE (:Benchmark {paperloom: true, id: 'benchmark:' + i})",
  );
  const group = report.groups.find(({ name }) => name === 'Benchmark')!;
  expect(group.differing).toBe(30);
  expect(group.differences).toHaveLength(20);
});

test('a database that paperloom never wrote to has no graph, and is not equal', async () => {
  const report = await verifyAfter('MATCH (n) DETACH DELETE n');
  expect(report.equal).toBe(false);
  expect(report.held).toBeUndefined();
});
