import { beforeAll, expect, test } from 'vitest';
import { openEmbedded } from '../../src/stores/embedded.ts';
import { openNeo4j } from '../../src/stores/neo4j.ts';
import type { GraphStore, Json } from '../../src/stores/store.ts';
import { graphFolder, temporaryFolder } from '../support/graph-folder.ts';
import { takeNeo4j } from '../support/neo4j.ts';
import { smallGraph } from '../support/small-graph.ts';

// What docs/cypher.md says that the embedded engine answers otherwise than Neo4j.
const folder = temporaryFolder();
let embedded: GraphStore;
let server: GraphStore;

beforeAll(async () => {
  process.env.XDG_CACHE_HOME = folder.path;
  const turn = await takeNeo4j();
  const neo4j = await openNeo4j(turn.uri, turn);
  await neo4j.query('MATCH (n) DETACH DELETE n', {}, { write: true });
  await neo4j.load(smallGraph());
  server = neo4j;
  embedded = await openEmbedded(await graphFolder(folder.path, smallGraph()));
  return async () => {
    await server.close();
    await embedded.close();
    turn.release();
    folder.remove();
  };
}, 600_000);

test.each<[cypher: string, onFolder: Json, onNeo4j: Json]>([
  ["RETURN 2 = '2'", true, false],
  ["RETURN 2 <> '2'", false, true],
  ["RETURN 2 IN ['2']", true, false],
  ["MATCH (p:Paper) WHERE p.year = '2021' RETURN count(p)", 1, 0],
  ["RETURN 2 < '3'", true, null],
  ['RETURN [1, 2] + 3', null, [1, 2, 3]],
  ['RETURN [1, 2] + [3]', [1, 2, 3], [1, 2, 3]],
  ["RETURN toInteger('3.7')", null, 3],
  ["RETURN toInteger(toFloat('3.7'))", 3, 3],
  ['RETURN round(-2.5)', -3, -2],
  ['RETURN round(2.5)', 3, 3],
  ['RETURN floor(0.5 + -2.5)', -2, -2],
])('%s', async (cypher, onFolder, onNeo4j) => {
  expect((await embedded.query(`${cypher} AS x`)).rows).toEqual([[onFolder]]);
  expect((await server.query(`${cypher} AS x`)).rows).toEqual([[onNeo4j]]);
});
