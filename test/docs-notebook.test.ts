import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readGraphFolder } from '../src/graph/folder.ts';
import type { Graph } from '../src/graph/schema.ts';
import { byCodeUnit } from '../src/order.ts';
import { openNeo4j } from '../src/stores/neo4j.ts';
import { temporaryFolder } from './support/graph-folder.ts';
import { type Neo4jTurn, takeNeo4j } from './support/neo4j.ts';
import { paperloom } from './support/paperloom.ts';
import { notebookPython } from './support/python.ts';

vi.setConfig({ testTimeout: 300_000 });

const root = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const recipe = readFileSync(root('docs/notebook.md'), 'utf8');
const [fromFolder, fromNeo4j, savedQuery, then, ...more] = [
  ...recipe.matchAll(/^```python\n(.*?)^```$/gms),
].map(([, code]) => code!);

const folder = temporaryFolder();
let python: string;
let turn: Neo4jTurn;
let graph: Graph;

beforeAll(async () => {
  python = notebookPython();
  const some = readFileSync(root('examples/papers.jsonl'), 'utf8').split('\n').slice(0, 40);
  writeFileSync(join(folder.path, 'papers.jsonl'), `${some.join('\n')}\n`);
  const built = await paperloom(['build', 'papers.jsonl', '-o', 'graph'], { cwd: folder.path });
  expect(built.code, built.stderr).toBe(0);
  cpSync(root('cypher'), join(folder.path, 'cypher'), { recursive: true });
  graph = await readGraphFolder(join(folder.path, 'graph'));
  turn = await takeNeo4j();
  const store = await openNeo4j(turn.uri, turn);
  await store.load(graph);
  await store.close();
}, 900_000);

afterAll(() => {
  turn?.release();
  folder.remove();
});

/** Runs lines of the recipe, and then some of the test's own, of which it reads what they print last as JSON. */
function run(lines: string, own = ''): unknown {
  const env = { ...process.env, NEO4J_URI: turn.uri, NEO4J_PASSWORD: turn.password };
  const { status, stdout, stderr } = spawnSync(
    python,
    ['-W', 'error', '-W', 'ignore::ResourceWarning', '-c', `${lines}\n${own}`],
    {
      cwd: folder.path,
      encoding: 'utf8',
      env,
    },
  );
  expect(status, stderr).toBe(0);
  return own === '' ? stdout : JSON.parse(stdout.trimEnd().split('\n').at(-1)!);
}

const TELL = `
import json
print(json.dumps({
    "nodes": sorted([id, data["type"], data.get("name") or data.get("title")] for id, data in graph.nodes(data=True)),
    "edges": sorted([a, key, b, round(data["confidence"], 6)] for a, b, key, data in graph.edges(keys=True, data=True)),
}))`;

function told(): unknown {
  const order = (a: unknown, b: unknown) => byCodeUnit(JSON.stringify(a), JSON.stringify(b));
  return {
    nodes: [
      ...graph.papers.map(({ id, title }) => [id, 'Paper', title]),
      ...graph.entities.map(({ id, type, name }) => [id, type, name]),
    ].sort(order),
    edges: graph.relations
      .map(({ from, type, to, confidence }) => [from, type, to, confidence])
      .sort(order),
  };
}

/** In the test's order: Python sorts text by code point. */
function inOrder(answer: unknown): unknown {
  const { nodes, edges } = answer as { nodes: unknown[]; edges: unknown[] };
  const order = (a: unknown, b: unknown) => byCodeUnit(JSON.stringify(a), JSON.stringify(b));
  return { nodes: nodes.sort(order), edges: edges.sort(order) };
}

test('each recipe is five lines, or six', () => {
  expect(more).toEqual([]);
  expect(fromFolder!.trimEnd().split('\n')).toHaveLength(5);
  expect(fromNeo4j!.trimEnd().split('\n').length).toBeLessThanOrEqual(6);
});

test('the folder in pandas and networkx is the whole graph', () => {
  expect(inOrder(run(fromFolder!, TELL))).toEqual(told());
});

test('ids, dates and lists are as they stand in the folder', () => {
  const own = `
import json
print(json.dumps([papers["id"].map(type).eq(str).all().item(), sorted(papers["date"].dropna()), entities["aliases"].iloc[0]]))`;
  expect(run(fromFolder!, own)).toEqual([
    true,
    graph.papers.flatMap(({ date }) => date ?? []).sort(byCodeUnit),
    graph.entities[0]!.aliases,
  ]);
});

test('Neo4j gives the same graph', () => {
  expect(inOrder(run(fromNeo4j!, TELL))).toEqual(told());
});

test('degree and rank come from Neo4j', () => {
  const own = 'print(nodes[["degree", "rank"]].notna().all(axis=None).item() and "true")';
  expect(run(fromNeo4j!, own)).toBe(true);
});

test('a saved query runs as it is', () => {
  expect(run(savedQuery!, 'print(len(answer))')).toBeGreaterThan(0);
});

test('what follows runs on what was read', () => {
  expect(run(fromFolder! + then!)).toMatch(/papers/);
});
