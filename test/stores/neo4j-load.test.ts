import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/schema.ts';
import { openNeo4j } from '../../src/stores/neo4j.ts';
import type { LoadableStore, LoadCount, LoadReport } from '../../src/stores/store.ts';
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

function total(report: LoadReport, what: keyof LoadCount): number {
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

/** A small graph without one paper: what an earlier load wrote of it is then too much. */
function smaller(): Graph {
  const { papers, relations, communities, ...rest } = smallGraph();
  const gone = '2401.00002';
  return {
    ...rest,
    papers: papers.filter(({ id }) => id !== gone),
    entities: rest.entities.filter(({ id }) => id !== 'method:falcon'),
    relations: relations.filter(({ from }) => from !== gone),
    communities,
  };
}

test('a first load creates everything and says how much', async () => {
  const report = await store.load(smallGraph());
  expect(report.nodes.Paper).toMatchObject({ created: 7, updated: 0, unchanged: 0 });
  expect(report.nodes.Method).toMatchObject({ created: 6, updated: 0, unchanged: 0 });
  expect(report.relationships.EXTENDS).toMatchObject({ created: 1, updated: 0, unchanged: 0 });
  expect(report.relationships.IN_COMMUNITY).toMatchObject({
    created: 16,
    updated: 0,
    unchanged: 0,
  });
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
  expect(report.nodes.Paper).toMatchObject({ created: 0, updated: 1, unchanged: 6 });
  expect(report.relationships.EXTENDS).toMatchObject({ created: 0, updated: 1, unchanged: 0 });
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
  expect(report.nodes.Paper).toMatchObject({ created: 4, updated: 0, unchanged: 3 });
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
    'MATCH (n) WHERE NOT n:PaperloomGraph WITH count(n) AS nodes OPTIONAL MATCH ()-[r]->() RETURN nodes, count(r) AS relationships',
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

test('what the graph no longer has stays without --prune, and is counted', async () => {
  await store.load(smallGraph());
  const report = await store.load(smaller());
  // A paper, a method, the relation between them, and the name's second bearer.
  expect({ removed: total(report, 'removed'), surplus: report.surplus }).toEqual({
    removed: 0,
    surplus: 4,
  });
  expect((await store.verify(smaller())).equal).toBe(false);
});

test('--prune removes what the graph no longer has, and only that', async () => {
  await store.load(smallGraph());
  await store.query(
    "MATCH (p:Paper {id: '2106.09685'}) CREATE (p)<-[:READ]-(:Paper {id: '2401.00002', mine: true})",
    {},
    { write: true },
  );
  const report = await store.load(smaller(), { prune: true });
  expect(report.nodes.Paper).toMatchObject({ removed: 1, released: 0, unchanged: 6 });
  expect(report.nodes.Method).toMatchObject({ removed: 1, released: 0 });
  expect(report.nodes.Name).toMatchObject({ removed: 0 });
  expect(report.relationships.INTRODUCES).toMatchObject({ removed: 1 });
  expect(report.relationships.NAMES).toMatchObject({ removed: 1 });
  expect(report.surplus).toBe(0);
  expect((await store.verify(smaller())).equal).toBe(true);
  const { rows } = await store.query('MATCH (p:Paper)-[:READ]->(q) RETURN p.id, q.id');
  expect(rows).toEqual([['2401.00002', '2106.09685']]);
});

test('a node to be removed on which relationships of somebody else hang is released: it stays, without the mark', async () => {
  await store.load(smallGraph());
  await store.query(
    "MATCH (p:Paper {id: '2401.00002'}) CREATE (:Person {name: 'Ada'})-[:READ]->(p)",
    {},
    { write: true },
  );
  const report = await store.load(smaller(), { prune: true });
  expect(report.nodes.Paper).toMatchObject({ removed: 0, released: 1 });
  const { rows } = await store.query(
    'MATCH (:Person)-[:READ]->(p:Paper) RETURN p.id, p.title, keys(p) AS keys',
  );
  expect(rows[0]!.slice(0, 2)).toEqual(['2401.00002', 'Falcon in the Air']);
  expect(rows[0]![2]).not.toContain('paperloom');
  expect((await store.verify(smaller())).equal).toBe(true);
  // It is free: the paper may come back as a node of its own.
  expect((await store.load(smallGraph())).nodes.Paper).toMatchObject({ created: 1 });
  expect((await store.verify(smallGraph())).equal).toBe(true);
});

test('--prune also takes the second of two relationships where the graph has one', async () => {
  await store.load(smallGraph());
  const twin = `MATCH (a)-[r:EXTENDS]->(b) CREATE (a)-[s:EXTENDS]->(b) SET s = properties(r)`;
  await store.query(twin, {}, { write: true });
  expect((await store.load(smallGraph())).surplus).toBe(1);
  const report = await store.load(smallGraph(), { prune: true });
  expect(total(report, 'removed')).toBe(1);
  expect((await store.verify(smallGraph())).equal).toBe(true);
});

test('a dry run says what a load then does, and writes nothing, not even an index', async () => {
  await store.query('DROP INDEX paperloom_paper_year IF EXISTS', {}, { write: true });
  const year = "SHOW INDEXES YIELD name WHERE name = 'paperloom_paper_year'";
  const empty = await store.load(wovenGraph(), { dryRun: true, prune: true });
  expect((await store.query(year)).rows).toEqual([]);
  expect(empty).toEqual(await store.load(wovenGraph(), { prune: true }));
  expect((await store.query(year)).rows).toHaveLength(1);

  await store.query('MATCH (n) DETACH DELETE n', {}, { write: true });
  await store.load(smallGraph());
  await store.query(
    "MATCH (p:Paper {id: '2401.00002'}) CREATE (:Person)-[:READ]->(p)",
    {},
    { write: true },
  );
  const graph = smaller();
  graph.papers[0]!.title = 'Another';
  const before = await state();
  const dry = await store.load(graph, { dryRun: true, prune: true });
  expect(await state()).toEqual(before);
  expect(total(dry, 'updated')).toBeGreaterThan(0);
  expect(total(dry, 'removed')).toBe(3);
  expect(total(dry, 'released')).toBe(1);
  expect(await store.load(graph, { prune: true })).toEqual(dry);
});

test('a second load touches nothing, not even the node that says what the database holds', async () => {
  await store.load(smallGraph(), { name: 'papers' });
  const before = await state();
  await store.load(smallGraph());
  await store.load(smallGraph(), { name: 'papers', prune: true });
  expect(await state()).toEqual(before);
  const { rows } = await store.query('MATCH (g:PaperloomGraph) RETURN g.name, g.named, g.state');
  expect(rows).toEqual([['papers', true, 'complete']]);
});

describe('another graph', () => {
  test('is refused, and nothing is written', async () => {
    await store.load(smallGraph());
    const before = await state();
    const other = wovenGraph();
    await expect(store.load(other)).rejects.toThrow(
      `The database holds a different graph, "graph": of its 7 papers this graph with ${other.papers.length} has 1. Give --replace to put this graph in its place`,
    );
    expect(await state()).toEqual(before);
  });

  test('is refused by its name, where both were given', async () => {
    await store.load(smallGraph(), { name: 'mine' });
    await expect(store.load(smallGraph(), { name: 'yours' })).rejects.toThrow(
      'The database holds the graph "mine", and this one is to be called "yours".',
    );
    await expect(store.load(smallGraph())).resolves.toMatchObject({ name: 'mine' });
  });

  test('comes in the place of the first with --replace, which leaves what is not ours', async () => {
    await store.query("CREATE (:Paper {id: 'x'})", {}, { write: true });
    await store.load(smallGraph(), { name: 'mine' });
    const report = await store.load(wovenGraph(), { name: 'yours', replace: true });
    // One paper is in both.
    expect(report.nodes.Paper!.removed).toBe(6);
    expect((await store.verify(wovenGraph())).equal).toBe(true);
    const { rows } = await store.query("MATCH (p:Paper {id: 'x'}) RETURN count(p)");
    expect(rows).toEqual([[1]]);
  });

  test('a grown or shrunk graph is the same one', async () => {
    await store.load(smaller());
    await expect(store.load(smallGraph())).resolves.toMatchObject({ surplus: 0 });
    await expect(store.load(smaller(), { prune: true })).resolves.toMatchObject({ surplus: 0 });
  });
});

test("other people's nodes and relationships stay as they are, whatever their label, id and type", async () => {
  await store.query(
    `CREATE (a:Method {id: 'method:lora', name: 'mine'})-[:USES {mine: 1}]->(b:Paper {id: '2106.09685'})
CREATE (:Name {key: 'lora'})-[:NAMES]->(a), (b)-[:INTRODUCES]->(a), (:PaperloomGraph {name: 'mine'})`,
    {},
    { write: true },
  );
  const foreign = `MATCH (n) WHERE n.paperloom IS NULL OPTIONAL MATCH (n)-[r]->(m)
RETURN labels(n), properties(n), type(r), properties(r), properties(m) ORDER BY labels(n), type(r)`;
  const before = await store.query(foreign);
  await store.load(smallGraph());
  await store.load(smaller(), { prune: true });
  await store.load(wovenGraph(), { replace: true });
  expect(await store.query(foreign)).toEqual(before);
  expect((await store.verify(wovenGraph())).equal).toBe(true);
});

test('a relationship that somebody draws between our nodes is neither taken for ours nor touched', async () => {
  await store.load(smallGraph());
  await store.query(
    "MATCH (a {id: 'method:h2o'}), (b {id: 'method:lora'}) CREATE (a)-[:EXTENDS {by: 'me'}]->(b)",
    {},
    { write: true },
  );
  const report = await store.load(smallGraph(), { prune: true });
  expect(total(report, 'removed') + total(report, 'updated')).toBe(0);
  expect((await store.query("MATCH ()-[r:EXTENDS {by: 'me'}]->() RETURN count(r)")).rows).toEqual([
    [1],
  ]);
});

test('a label of ours that somebody gives a node of ours too stays, and is no second node', async () => {
  await store.load(smallGraph());
  await store.query("MATCH (m:Model {id: 'model:falcon'}) SET m:Method", {}, { write: true });
  const report = await store.load(smallGraph(), { prune: true });
  expect(total(report, 'removed') + total(report, 'created')).toBe(0);
  expect((await store.verify(smallGraph())).equal).toBe(true);
});

test('constraints of an earlier paperloom, which bound other people too, go', async () => {
  await store.query('DROP INDEX paperloom_paper_by_id IF EXISTS', {}, { write: true });
  await store.query(
    'CREATE CONSTRAINT paperloom_paper_id FOR (n:Paper) REQUIRE n.id IS UNIQUE',
    {},
    { write: true },
  );
  await store.load(smallGraph());
  const { rows } = await store.query("SHOW CONSTRAINTS YIELD name WHERE name ENDS WITH '_id'");
  expect(rows).toEqual([]);
});

test('ids that stand twice in a foreign graph are said to be in the way', async () => {
  await store.query('DROP CONSTRAINT paperloom_paper_unique', {}, { write: true });
  const twins = "UNWIND [1, 2] AS i CREATE (:Paper {paperloom: true, id: 'same'})";
  await store.query(twins, {}, { write: true });
  await expect(store.load(smallGraph())).rejects.toThrow(
    /^A constraint of the database at bolt:.* stands in the way, so nothing more was written: /,
  );
});
