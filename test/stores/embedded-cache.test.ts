import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEmbedded } from '../../src/stores/embedded.ts';
import { graphFolder, temporaryFolder } from '../support/graph-folder.ts';
import { paperloom } from '../support/paperloom.ts';
import { smallGraph } from '../support/small-graph.ts';

let folder: ReturnType<typeof temporaryFolder>;
let graph: string;
let cache: string;

beforeEach(async () => {
  folder = temporaryFolder();
  process.env.XDG_CACHE_HOME = folder.path;
  cache = join(folder.path, 'paperloom');
  graph = await graphFolder(folder.path, smallGraph());
});

afterEach(() => {
  chmodSync(folder.path, 0o700);
  folder.remove();
});

async function papers(): Promise<unknown> {
  const store = await openEmbedded(graph);
  const { rows } = await store.query('MATCH (p:Paper) RETURN count(p) AS n');
  await store.close();
  return rows[0]![0];
}

test('the graph folder is only read', async () => {
  const before = readdirSync(graph);
  await papers();
  expect(readdirSync(graph)).toEqual(before);
});

test('one file is made the first time and used from then on', async () => {
  await papers();
  const [name, ...others] = readdirSync(cache);
  expect(name).toMatch(/^graph-[0-9a-f]{32}-[0-9a-f]{32}\.grafeo$/);
  expect(others).toEqual([]);
  const before = readFileSync(join(cache, name!));
  expect(await papers()).toBe(7);
  expect(readFileSync(join(cache, name!))).toEqual(before);
});

test('the same graph in another folder needs no cache of its own', async () => {
  await papers();
  graph = await graphFolder(folder.path, smallGraph(), 'elsewhere');
  expect(await papers()).toBe(7);
  expect(readdirSync(cache)).toHaveLength(1);
});

test('a graph that was built anew gets a new cache', async () => {
  await papers();
  const { papers: all, ...rest } = smallGraph();
  const kept = all.filter(({ id }) => id !== 'title:0011223344556677');
  const relations = rest.relations.filter(({ from }) => from !== 'title:0011223344556677');
  const communities = rest.communities.map((one) => ({
    ...one,
    members: one.members.filter((id) => id !== 'title:0011223344556677'),
  }));
  await graphFolder(folder.path, { ...rest, papers: kept, relations, communities });
  expect(await papers()).toBe(6);
});

test.each<[string, (file: string) => void]>([
  ['empty', (file) => writeFileSync(file, '')],
  ['cut short', (file) => truncateSync(file, 5000)],
  ['something else', (file) => writeFileSync(file, 'hello')],
  [
    'changed in its middle',
    (file) => {
      const bytes = readFileSync(file);
      for (let i = 8192; i < 12_288; i++) bytes[i]! ^= 255;
      writeFileSync(file, bytes);
    },
  ],
])('a cache that is %s is made anew', async (_, damage) => {
  await papers();
  damage(join(cache, readdirSync(cache)[0]!));
  expect(await papers()).toBe(7);
});

test('two processes may make the same cache at once', async () => {
  const asks = Array.from({ length: 3 }, () =>
    paperloom(
      ['query', '-e', 'MATCH (p:Paper) RETURN count(p) AS n', '--on', graph, '--format', 'jsonl'],
      {
        env: { XDG_CACHE_HOME: folder.path },
      },
    ),
  );
  for (const { code, stdout } of await Promise.all(asks)) {
    expect({ code, stdout }).toEqual({ code: 0, stdout: '{"n":7}\n' });
  }
  expect(readdirSync(cache).filter((name) => !name.endsWith('.grafeo'))).toEqual([]);
});

test('a cache folder that cannot be made is named, with a way out', async () => {
  process.env.XDG_CACHE_HOME = join(graph, 'manifest.json');
  await expect(openEmbedded(graph)).rejects.toThrow(
    /^The query cache cannot be written to .*manifest\.json.*: make room there, or set XDG_CACHE_HOME to another folder\.$/,
  );
  expect(existsSync(join(graph, 'manifest.json'))).toBe(true);
});

test('eight graphs are kept, the least recently asked one goes', async () => {
  for (let i = 0; i < 9; i++) {
    const { papers: all, ...rest } = smallGraph();
    graph = await graphFolder(folder.path, {
      ...rest,
      papers: all.map((paper) => ({ ...paper, venue: `Venue ${i}` })),
    });
    await papers();
  }
  expect(readdirSync(cache)).toHaveLength(8);
});
