import { auth, driver as connect, type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringLiteral, writeCypher } from '../../src/export/cypher.ts';
import { streamOf } from '../../src/graph/graph-stream.ts';
import type { Graph } from '../../src/graph/schema.ts';
import { loadIntoNeo4j } from '../../src/stores/neo4j-load.ts';
import { HOSTILE_TITLE, hostileGraph } from '../support/hostile-graph.ts';
import { type Neo4jTurn, takeNeo4j } from '../support/neo4j.ts';
import { smallGraph } from '../support/small-graph.ts';

let turn: Neo4jTurn;
let driver: Driver;
beforeAll(async () => {
  turn = await takeNeo4j();
  driver = connect(turn.uri, auth.basic(turn.user, turn.password));
});
afterAll(async () => {
  await driver.close();
  turn.release();
});

/** Into an empty database. */
async function runScript(graph: Graph): Promise<void> {
  await driver.executeQuery('MATCH (n) DETACH DELETE n');
  await rerun(graph);
}

async function rerun(graph: Graph): Promise<void> {
  for (const statement of writeCypher(graph)) {
    if (!statement.startsWith('//')) await driver.executeQuery(statement);
  }
}

test('the script makes what load makes: load then finds nothing to do', async () => {
  await runScript(smallGraph());
  const report = await loadIntoNeo4j(driver, undefined, streamOf(smallGraph()));
  const counts = [...Object.values(report.nodes), ...Object.values(report.relationships)];
  expect(counts.reduce((sum, { created, updated }) => sum + created + updated, 0)).toBe(0);
  expect(counts.reduce((sum, { unchanged }) => sum + unchanged, 0)).toBeGreaterThan(18 + 23);
});

test('a second run makes nothing new', async () => {
  await runScript(smallGraph());
  await rerun(smallGraph());
  const { records } = await driver.executeQuery(
    'MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS nodes, count(r) AS relations',
  );
  expect(records[0]!.toObject()).toMatchObject({
    nodes: { low: 18 + 2 + 12 },
    relations: { low: 39 + 13 },
  });
});

test('hostile text is text', async () => {
  await runScript(hostileGraph());
  const { records } = await driver.executeQuery('MATCH (p:Paper) RETURN p.title AS title');
  expect(records.map((record) => record.get('title'))).toEqual([
    HOSTILE_TITLE.replace('\ud800', '\ufffd'),
  ]);
});

test.each([
  "it's",
  '\\u0027}) DETACH DELETE n //',
  '\\\\u0027}) //',
  "\\'",
  'ends in \\',
  '\\\\\\u005c\\u0027',
  '`tick` "quote" ; $param {map: 1}',
  "\u0000\u0007\b\f\u001b\u0085\u2028'",
  '// no comment /* none */',
])('a text %j is read by Neo4j as it is', async (text) => {
  const { records } = await driver.executeQuery(`RETURN ${stringLiteral(text)} AS text`);
  expect(records[0]!.get('text')).toBe(text);
});
