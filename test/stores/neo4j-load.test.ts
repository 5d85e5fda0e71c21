import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/schema.ts';
import { openNeo4j } from '../../src/stores/neo4j.ts';
import type { LoadableStore, LoadReport } from '../../src/stores/store.ts';
import { hostileGraph } from '../support/hostile-graph.ts';
import { type Neo4jTurn, takeNeo4j } from '../support/neo4j.ts';
import { smallGraph } from '../support/small-graph.ts';
import { HOSTILE_NAMES, wovenGraph } from '../support/woven-graph.ts';

let turn: Neo4jTurn;
let store: LoadableStore;
let driver: Driver;

beforeAll(async () => {
  turn = await takeNeo4j();
  store = await openNeo4j(turn.uri, turn);
  driver = neo4j.driver(turn.uri, neo4j.auth.basic(turn.user, turn.password));
}, 600_000);

beforeEach(async () => {
  await store.query('MATCH (n) DETACH DELETE n', {}, { write: true });
});

afterAll(async () => {
  await driver?.close();
  await store?.close();
  turn?.release();
});

function total(report: LoadReport, what: 'created' | 'updated' | 'unchanged'): number {
  const counts = [...Object.values(report.nodes), ...Object.values(report.relationships)];
  return counts.reduce((sum, count) => sum + count[what], 0);
}

/** All that is in the database, and the number of the last transaction that wrote. */
async function state(): Promise<unknown> {
  const all = await store.query(
    `MATCH (n) OPTIONAL MATCH (n)-[r]->(m)
RETURN n, r, m.id AS to ORDER BY n.id, n.key, to, type(r)`,
  );
  const { records } = await driver.executeQuery(
    "SHOW DATABASES YIELD name, lastCommittedTxn WHERE name = 'neo4j' RETURN lastCommittedTxn",
    {},
    { database: 'system' },
  );
  return { rows: all.rows, lastWrite: String(records[0]!.get('lastCommittedTxn')) };
}

test('a first load creates everything and says how much', async () => {
  const report = await store.load(smallGraph());
  expect(report.nodes.Paper).toEqual({ created: 7, updated: 0, unchanged: 0 });
  expect(report.nodes.Method).toEqual({ created: 6, updated: 0, unchanged: 0 });
  expect(report.relationships.EXTENDS).toEqual({ created: 1, updated: 0, unchanged: 0 });
  expect(report.relationships.IN_COMMUNITY).toEqual({ created: 16, updated: 0, unchanged: 0 });
  expect(total(report, 'updated') + total(report, 'unchanged')).toBe(0);
});

test('a second load writes nothing at all: the server sees no writing transaction', async () => {
  const first = await store.load(wovenGraph());
  const before = await state();
  const second = await store.load(wovenGraph());
  expect(total(second, 'created') + total(second, 'updated')).toBe(0);
  expect(total(second, 'unchanged')).toBe(total(first, 'created'));
  expect(await state()).toEqual(before);
});

test('a changed graph updates what differs and only that', async () => {
  await store.load(smallGraph());
  const graph: Graph = smallGraph();
  const paper = graph.papers.find(({ id }) => id === '2106.09685')!;
  paper.title = 'LoRA, revised';
  delete paper.venue;
  graph.relations.find(({ type }) => type === 'EXTENDS')!.confidence = 0.9;
  const report = await store.load(graph);
  expect(total(report, 'created')).toBe(0);
  expect(total(report, 'updated')).toBe(2);
  expect(report.nodes.Paper).toEqual({ created: 0, updated: 1, unchanged: 6 });
  expect(report.relationships.EXTENDS).toEqual({ created: 0, updated: 1, unchanged: 0 });
  const { rows } = await store.query(
    "MATCH (p:Paper {id: '2106.09685'}) RETURN p.title, p.venue, p.year",
  );
  expect(rows).toEqual([['LoRA, revised', null, 2021]]);
});

test('what someone added to a node of ours stays', async () => {
  await store.load(smallGraph());
  await store.query(
    "MATCH (n {id: 'method:lora'}) SET n.mine = 1, n.scope = 'x'",
    {},
    { write: true },
  );
  const report = await store.load(smallGraph());
  expect(total(report, 'updated')).toBe(1);
  const { rows } = await store.query("MATCH (n {id: 'method:lora'}) RETURN n.mine, n.scope");
  expect(rows).toEqual([[1, 'proper']]);
});

test('what a broken load left out is added by the next', async () => {
  await store.load(smallGraph());
  await store.query('MATCH (n:Paper) WHERE n.year = 2024 DETACH DELETE n', {}, { write: true });
  const report = await store.load(smallGraph());
  expect(report.nodes.Paper).toEqual({ created: 4, updated: 0, unchanged: 3 });
  expect(total(await store.load(smallGraph()), 'created')).toBe(0);
});

test('two loads at once give the graph once', async () => {
  const other = await openNeo4j(turn.uri, turn);
  const reports = await Promise.all([store.load(wovenGraph()), other.load(wovenGraph())]);
  await other.close();
  const { nodes, relationships } = await counts();
  const once = await (async () => {
    await store.query('MATCH (n) DETACH DELETE n', {}, { write: true });
    await store.load(wovenGraph());
    return counts();
  })();
  expect({ nodes, relationships }).toEqual(once);
  expect(reports.map((report) => total(report, 'created')).reduce((a, b) => a + b)).toBe(
    once.nodes + once.relationships,
  );
});

async function counts(): Promise<{ nodes: number; relationships: number }> {
  const { rows } = await store.query(
    'MATCH (n) WITH count(n) AS nodes OPTIONAL MATCH ()-[r]->() RETURN nodes, count(r) AS relationships',
  );
  return { nodes: rows[0]![0] as number, relationships: rows[0]![1] as number };
}

test('names that look like Cypher arrive as they are', async () => {
  await store.load(wovenGraph());
  const { rows } = await store.query('MATCH (n) WHERE n.name IN $names RETURN n.name', {
    names: HOSTILE_NAMES,
  });
  expect(rows.map(([name]) => name).sort()).toEqual([...HOSTILE_NAMES].sort());
});

test('text with half a surrogate pair, which no UTF-8 holds, is loaded once and then unchanged', async () => {
  await store.load(hostileGraph());
  expect(total(await store.load(hostileGraph()), 'updated')).toBe(0);
});

test('nodes of someone else stay as they are', async () => {
  await store.query(
    "CREATE (:Person {name: 'Ada'})-[:WROTE]->(:Paper {doi: 'x'})",
    {},
    { write: true },
  );
  await store.load(smallGraph());
  const { rows } = await store.query(
    'MATCH (a:Person)-[r:WROTE]->(p:Paper) RETURN properties(a), properties(r), properties(p)',
  );
  expect(rows).toEqual([[{ name: 'Ada' }, {}, { doi: 'x' }]]);
});

test('ids that stand twice in a foreign graph are said to be in the way', async () => {
  await store.query('DROP CONSTRAINT paperloom_paper_unique', {}, { write: true });
  const twins = "UNWIND [1, 2] AS i CREATE (:Paper {paperloom: true, id: 'same'})";
  await store.query(twins, {}, { write: true });
  await expect(store.load(smallGraph())).rejects.toThrow(
    /^The database at bolt:.* holds other nodes with one id twice, so the graph cannot be loaded there: /,
  );
});
