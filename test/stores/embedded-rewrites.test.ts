import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEmbedded } from '../../src/stores/embedded.ts';
import type { GraphStore } from '../../src/stores/store.ts';
import { graphFolder, temporaryFolder } from '../support/graph-folder.ts';
import { smallGraph } from '../support/small-graph.ts';

const folder = temporaryFolder();
let store: GraphStore;

beforeAll(async () => {
  process.env.XDG_CACHE_HOME = folder.path;
  store = await openEmbedded(await graphFolder(folder.path, smallGraph()));
});

afterAll(async () => {
  await store?.close();
  folder.remove();
});

const refusal = async (cypher: string) =>
  store.query(cypher).then(
    () => 'not refused',
    (error: Error) => error.message,
  );

test.each([
  ['MATCH (n:Method|Model) RETURN n', '|', 'Write WHERE n:Method OR n:Model.'],
  ['MATCH (:Method|Model|Paper) RETURN 1', '|', 'Write WHERE n:Method OR n:Model OR n:Paper.'],
  ['MATCH (m) WHERE m:Method|Model RETURN m', '|', 'Write WHERE m:Method OR m:Model.'],
  ['MATCH (n:Method&Model) RETURN n', '&', 'Write WHERE n:Method AND n:Model.'],
  ['MATCH (n:!Method) RETURN n', '!', 'Write WHERE NOT n:Method.'],
  ['MATCH (n:Method) RETURN count(n) AS with', 'with', 'choose another name, or write it in'],
  ['MATCH (n:Method) RETURN collect(n.name)[..2]', 'collect', 'in the next: WITH collect(…) AS'],
  ['RETURN round(2.345, 1) AS x', 'round', 'Write round(10 * x) / 10.'],
  ['MATCH (n) RETURN round(n.rank, n.x) AS x', 'round', 'round(100 * x) / 100 for two places.'],
  ["CALL db.index.fulltext.queryNodes('a', 'b') YIELD node RETURN node", 'db', 'query search'],
  ['CALL gds.graph.list()', 'gds', '"paperloom load" brings the graph into one.'],
  [
    'MATCH (a:Model), (b:Method) RETURN shortestPath((a)-[*]-(b)) AS x',
    'shortestPath',
    'Write MATCH path = shortestPath(…).',
  ],
])('%s: what to write instead is said, and where', async (cypher, place, advice) => {
  const [sentence, , line, caret] = (await refusal(cypher)).split('\n');
  expect(sentence).toContain(advice);
  expect(line!.startsWith(place, caret!.indexOf('^'))).toBe(true);
});

test.each([
  'MATCH (n:Method RETURN n',
  'MATCH (n:Method)-[:USES|MENTIONS]->(m RETURN n',
  'RETURN 1 | 2',
  "RETURN 'AS with' +",
  'MATCH (n:Method) RETURN [x IN collect(n.name) | x]',
  'MATCH (n:Method) RETURN sum(1)[0]',
  'CALL db.labelz()',
])('%s: nothing is made up', async (cypher) => {
  expect(await refusal(cypher)).not.toMatch(/Write |choose another|in the next|query search|load/);
});
