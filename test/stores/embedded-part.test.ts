import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedStore, openEmbedded } from '../../src/stores/embedded.ts';
import { graphFolder, temporaryFolder } from '../support/graph-folder.ts';
import { smallGraph } from '../support/small-graph.ts';

const folder = temporaryFolder();
let store: EmbeddedStore;

beforeAll(async () => {
  process.env.XDG_CACHE_HOME = folder.path;
  store = await openEmbedded(await graphFolder(folder.path, smallGraph()));
});

afterAll(async () => {
  await store.close();
  folder.remove();
});

/** Ids and keys, sorted. */
async function part(cypher: string): Promise<{ nodes: string[]; relations: string[] }> {
  const { nodes, relations } = await store.part(cypher);
  return { nodes: [...nodes].sort(), relations: [...relations].sort() };
}

const WELORE = "(w:Method {id: 'method:welore'})-[r:EXTENDS]->(g:Method)";
const EXTENDED = ['method:galore', 'method:welore'];
const EXTENDS = ['method:welore|EXTENDS|method:galore'];

test.each([
  ['nodes', `MATCH ${WELORE} RETURN w, g`, []],
  ['nodes in a list', `MATCH ${WELORE} RETURN collect([w, g]) AS both`, []],
  ['nodes in a map', `MATCH ${WELORE} RETURN {id: w, name: {x: [g]}} AS both`, []],
  ['a relationship, with its ends', `MATCH ${WELORE} RETURN r`, EXTENDS],
  ['relationships in a list', `MATCH ${WELORE} RETURN collect(r) AS all`, EXTENDS],
  [
    'a way of several steps',
    `MATCH (w:Method {id: 'method:welore'})-[r:EXTENDS*1..2]->() RETURN r`,
    EXTENDS,
  ],
  ['a path', `MATCH path = ${WELORE} RETURN path`, EXTENDS],
  [
    'a node among values that are none',
    `MATCH ${WELORE} RETURN w, g, w.name AS name, null AS none, 1 AS n`,
    [],
  ],
])('of an answer it takes %s', async (_what, cypher, relations) => {
  expect(await part(cypher)).toEqual({ nodes: EXTENDED, relations });
});

test('a relationship is taken in its own direction, however the pattern goes', async () => {
  const { relations } = await part(
    "MATCH (g:Method {id: 'method:galore'})<-[r:EXTENDS]-() RETURN g, r",
  );
  expect(relations).toEqual(EXTENDS);
});

test('communities and names are no part of the graph, but who is in them or bears them is', async () => {
  const none = { nodes: [], relations: [] };
  expect(await part('MATCH (c:Community) RETURN c')).toEqual(none);
  expect(await part('MATCH (n:Name) RETURN n')).toEqual(none);
  const members = await part("MATCH ()-[r:IN_COMMUNITY]->({id: 'community:mmlu'}) RETURN r");
  expect(members).toEqual({ nodes: smallGraph().communities[1]!.members, relations: [] });
  const named = await part("MATCH path = (:Name {key: 'llama 2'})-[:NAMES]->() RETURN path");
  expect(named).toEqual({ nodes: ['model:llama-2'], relations: [] });
});

test('every relation of the graph is found again', async () => {
  const { relations } = await part('MATCH ()-[r]->() RETURN r');
  const all = smallGraph().relations.map(({ from, type, to }) => `${from}|${type}|${to}`);
  expect(relations).toEqual(all.sort());
});

test.each([
  ["MATCH (m:Method {name: 'none'}) RETURN m.name AS name", false],
  ["OPTIONAL MATCH (m:Method {name: 'none'}) RETURN m", false],
  ["MATCH (m:Method {name: 'none'}) RETURN collect(m) AS all", false],
  ['MATCH (m:Method) RETURN m.id AS id', true],
  ['MATCH (m:Method) RETURN count(m) AS n', true],
  ['MATCH (m:Method) RETURN properties(m) AS all', true],
  ['MATCH (c:Community) RETURN c', true],
])('%s: of the graph it holds nothing, of anything: %s', async (cypher, anything) => {
  const found = await store.part(cypher);
  expect(found).toMatchObject({ nodes: new Set(), relations: new Set(), anything });
});

test('a long answer is read to its end', async () => {
  const found = await store.part(
    "UNWIND range(1, 5000) AS i MATCH (m:Method) WHERE i < 5000 AND m.name = 'LoRA' OR i = 5000 AND m.name = 'H2O' RETURN m, i",
  );
  expect([...found.nodes].sort()).toEqual(['method:h2o', 'method:lora']);
});
