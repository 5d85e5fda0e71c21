import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  checkGraphTarget,
  graphHash,
  readGraphFolder,
  readManifest,
  writeGraphFolder,
} from '../../src/graph/folder.ts';
import { GraphFolderError } from '../../src/graph/folder-error.ts';
import type { Graph } from '../../src/graph/schema.ts';
import { graphFolder, temporaryFolder } from '../support/graph-folder.ts';
import { smallGraph } from '../support/small-graph.ts';

const ABOUT = { extractor: '1', lexicon: 'abc', options: {} };
let parent: string;
let folder: string;
let remove: () => void;

beforeEach(async () => {
  const temporary = temporaryFolder();
  parent = temporary.path;
  remove = temporary.remove;
  folder = await graphFolder(parent, smallGraph());
});

afterEach(() => remove());

function edit(file: string, change: (lines: string[]) => string[]): void {
  const path = join(folder, file);
  writeFileSync(path, `${change(readFileSync(path, 'utf8').trimEnd().split('\n')).join('\n')}\n`);
}

async function fault(): Promise<GraphFolderError> {
  const error = await readGraphFolder(folder).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(GraphFolderError);
  return error as GraphFolderError;
}

async function notes(): Promise<[Graph, string[]]> {
  const said: string[] = [];
  return [await readGraphFolder(folder, { onNote: (note) => said.push(note) }), said];
}

/** A graph that can be told from the small one. */
function otherGraph(): Graph {
  return { ...smallGraph(), communities: [], layout: [] };
}

describe('writing', () => {
  it('and reading gives the same graph, without a note', async () => {
    const [graph, said] = await notes();
    const { manifest, ...content } = graph;
    expect(content).toEqual(smallGraph());
    expect(manifest).toEqual(await readManifest(folder));
    expect(said).toEqual([]);
  });

  it('twice gives the same bytes', async () => {
    const again = await graphFolder(parent, smallGraph(), 'again');
    for (const name of readdirSync(folder)) {
      expect(readFileSync(join(again, name)).equals(readFileSync(join(folder, name))), name).toBe(
        true,
      );
    }
  });

  it('states counts and hashes in the manifest, by which the content has one hash', async () => {
    const first = await writeGraphFolder(folder, smallGraph(), ABOUT);
    expect(first.counts).toMatchObject({ papers: 7, entities: 11, methods: 6, benchmarks: 2 });
    expect(Object.keys(first.files).sort()).toEqual([
      'communities.jsonl',
      'entities.jsonl',
      'layout.jsonl',
      'papers.jsonl',
      'relations.jsonl',
    ]);
    const second = await writeGraphFolder(folder, otherGraph(), ABOUT);
    expect(graphHash(second)).not.toBe(graphHash(first));
    expect(graphHash(await readManifest(folder))).toBe(graphHash(second));
  });

  it('replaces an older graph and leaves nothing beside it', async () => {
    await writeGraphFolder(folder, otherGraph(), ABOUT);
    expect((await readGraphFolder(folder)).communities).toEqual([]);
    expect(readdirSync(parent)).toEqual(['graph']);
  });

  it('fills an empty folder, makes missing ones, and follows a link', async () => {
    mkdirSync(join(parent, 'empty'));
    symlinkSync(join(parent, 'empty'), join(parent, 'link'));
    await writeGraphFolder(join(parent, 'link'), otherGraph(), ABOUT);
    await writeGraphFolder(join(parent, 'deep', 'down'), otherGraph(), ABOUT);
    expect((await readGraphFolder(join(parent, 'empty'))).papers).toHaveLength(7);
    expect((await readGraphFolder(join(parent, 'deep', 'down'))).papers).toHaveLength(7);
  });

  it('does not replace a folder that is no graph', async () => {
    const home = join(parent, 'home');
    mkdirSync(home);
    writeFileSync(join(home, 'thesis.txt'), 'four years');
    await expect(checkGraphTarget(home)).rejects.toThrow('thesis.txt');
    await expect(writeGraphFolder(home, smallGraph(), ABOUT)).rejects.toThrow(GraphFolderError);
    expect(readdirSync(home)).toEqual(['thesis.txt']);
  });

  it('does not replace a graph in which someone keeps a file of their own', async () => {
    writeFileSync(join(folder, 'notes.md'), 'mine');
    await expect(writeGraphFolder(folder, otherGraph(), ABOUT)).rejects.toThrow('notes.md');
    expect((await readGraphFolder(folder)).communities).toHaveLength(2);
  });

  it('does not write over a file, or below one', async () => {
    const file = join(parent, 'file');
    writeFileSync(file, '');
    await expect(checkGraphTarget(file)).rejects.toThrow('is a file');
    await expect(checkGraphTarget(join(file, 'graph'))).rejects.toThrow('not a folder');
  });

  it('that fails leaves the old graph and no rest', async () => {
    const broken = { ...smallGraph(), layout: [{ id: 'method:lora', x: Number.NaN, y: 0 }] };
    await expect(writeGraphFolder(folder, broken, ABOUT)).rejects.toThrow('NaN');
    expect((await readGraphFolder(folder)).layout).toHaveLength(18);
    expect(readdirSync(parent)).toEqual(['graph']);
  });
});

describe('a build that was killed', () => {
  const DEAD = '999999999-abcd';

  it('while it wrote: the old graph stands, the next build removes the rest', async () => {
    mkdirSync(join(parent, `.graph.new-${DEAD}`));
    writeFileSync(join(parent, `.graph.new-${DEAD}`, 'papers.jsonl'), '{"id":"half');
    expect((await readGraphFolder(folder)).communities).toHaveLength(2);
    await writeGraphFolder(folder, otherGraph(), ABOUT);
    expect(readdirSync(parent)).toEqual(['graph']);
  });

  it('between its two renames: the graph that stepped aside is read, and put back', async () => {
    renameSync(folder, join(parent, `.graph.old-${DEAD}`));
    await graphFolder(parent, otherGraph(), `.graph.new-${DEAD}`);
    expect((await readGraphFolder(folder)).communities).toHaveLength(2);
    const broken = { ...smallGraph(), layout: [{ id: 'method:lora', x: Number.NaN, y: 0 }] };
    await expect(writeGraphFolder(folder, broken, ABOUT)).rejects.toThrow('NaN');
    expect(readdirSync(parent)).toEqual(['graph']);
    expect((await readGraphFolder(folder)).communities).toHaveLength(2);
  });

  it('after both: the new graph stands, the next build removes the old one', async () => {
    await graphFolder(parent, otherGraph(), `.graph.old-${DEAD}`);
    expect((await readGraphFolder(folder)).communities).toHaveLength(2);
    await writeGraphFolder(folder, smallGraph(), ABOUT);
    expect(readdirSync(parent)).toEqual(['graph']);
  });

  it('is told from one that still runs, whose files stay', async () => {
    const alive = `.graph.new-${process.ppid}-abcd`;
    mkdirSync(join(parent, alive));
    await writeGraphFolder(folder, otherGraph(), ABOUT);
    expect(readdirSync(parent).sort()).toEqual([alive, 'graph']);
  });
});

it('a reader sees one graph whole while builds replace it', async () => {
  const graphs = [smallGraph(), otherGraph()];
  let stop = false;
  const builds = (async () => {
    for (let i = 0; !stop; i++) await writeGraphFolder(folder, graphs[i % 2]!, ABOUT);
  })();
  for (let i = 0; i < 60; i++) {
    const { communities, layout, papers } = await readGraphFolder(folder);
    expect(papers).toHaveLength(7);
    expect([
      [0, 0],
      [2, 18],
    ]).toContainEqual([communities.length, layout.length]);
  }
  stop = true;
  await builds;
});

it('two builds at once leave one graph whole', async () => {
  await Promise.all([
    writeGraphFolder(folder, smallGraph(), ABOUT),
    writeGraphFolder(folder, otherGraph(), ABOUT),
    writeGraphFolder(folder, otherGraph(), ABOUT),
  ]);
  expect((await readGraphFolder(folder)).papers).toHaveLength(7);
  expect(readdirSync(parent)).toEqual(['graph']);
});

describe('reading', () => {
  it('keeps fields that it does not know', async () => {
    edit('entities.jsonl', ([first, ...rest]) => [first!.replace('{', '{"mood":"good",'), ...rest]);
    const [graph, said] = await notes();
    expect(graph.entities[0]).toMatchObject({ mood: 'good' });
    expect(said).toEqual(['entities.jsonl was changed after the graph was built.']);
  });

  it('sorts lines that were moved, and passes over blank ones', async () => {
    edit('relations.jsonl', (lines) => [...lines.toReversed(), '', '']);
    expect((await readGraphFolder(folder)).relations).toEqual(smallGraph().relations);
  });

  it('says when there is no such folder, or it is no graph', async () => {
    await expect(readGraphFolder(join(parent, 'nowhere'))).rejects.toThrow(
      'There is no graph folder',
    );
    mkdirSync(join(parent, 'empty'));
    await expect(readGraphFolder(join(parent, 'empty'))).rejects.toThrow('has no manifest.json');
  });

  it('names file and line of what is not JSON', async () => {
    edit('papers.jsonl', (lines) => lines.with(2, '{"id": '));
    const error = await fault();
    expect(error).toMatchObject({ file: 'papers.jsonl', line: 3 });
    expect(error.message).toMatch(/\(papers\.jsonl, line 3\): it is not JSON\. Build it again\.$/);
  });

  it.each([
    ['papers.jsonl', /"title":/, '"name":', '"title" is missing'],
    ['papers.jsonl', /"id":"[^"]*"/, '"id":""', '"id" is empty'],
    ['entities.jsonl', /"Benchmark"/, '"Animal"', '"type" must be one of Method, Model, Benchmark'],
    ['entities.jsonl', /"aliases":\[\]/, '"aliases":[7]', '"aliases": must hold texts'],
    ['relations.jsonl', /"start":\d+/, '"start":"x"', '"start" must be a number'],
    [
      'relations.jsonl',
      /"to":"[^"]*"/,
      '"to":"method:ghost"',
      'no entity has the id "method:ghost"',
    ],
  ])('names what is wrong in %s: %s', async (file, pattern, replacement, message) => {
    edit(file, ([first, ...rest]) => [first!.replace(pattern, replacement), ...rest]);
    const error = await fault();
    expect(error).toMatchObject({ file, line: 1 });
    expect(error.message).toContain(message);
  });

  it('names an id that is there twice', async () => {
    edit('entities.jsonl', (lines) => [...lines, lines[0]!]);
    expect(await fault()).toMatchObject({ file: 'entities.jsonl', line: 12 });
  });

  it('notices a file that was cut short, and one that is missing', async () => {
    edit('relations.jsonl', (lines) => lines.slice(0, 5));
    expect((await fault()).message).toContain('it has 5 lines of 23');
    edit('manifest.json', () => ['{"format":1,"counts":{},"files":{}}']);
    rmSync(join(folder, 'papers.jsonl'));
    expect((await fault()).message).toContain('(papers.jsonl): it is missing');
  });

  it('refuses a format that it does not know', async () => {
    edit('manifest.json', (lines) =>
      lines.map((line) => line.replace('"format": 1', '"format": 2')),
    );
    expect((await fault()).message).toContain('its format is 2, this paperloom reads 1');
  });

  it('goes on without communities and layout, and says so', async () => {
    edit('layout.jsonl', (lines) => lines.with(11, 'nonsense'));
    rmSync(join(folder, 'communities.jsonl'));
    const [graph, said] = await notes();
    expect([graph.layout, graph.communities]).toEqual([[], []]);
    expect(said).toEqual([
      'The graph has no communities.jsonl.',
      expect.stringContaining('(layout.jsonl, line 12): it is not JSON'),
    ]);
  });
});
