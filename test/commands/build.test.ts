import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readGraphFolder } from '../../src/graph/folder.ts';
import { HEAD, listing, PAPERS } from '../sources/pages.ts';
import { scratch } from '../sources/reading.ts';
import { paperloom } from '../support/paperloom.ts';

const { LORA, H2O, ADAM } = PAPERS;
const PAGE = HEAD + listing(LORA, H2O);
const LINES = [
  { id: 'x1', ...LORA, arxivId: '2106.09685', year: 2021 },
  { id: 'x2', ...ADAM, date: '2014-12-22' },
]
  .map((record) => `${JSON.stringify(record)}\n`)
  .join('');

/** A folder with one input of each kind. */
function inputs(): string {
  const folder = scratch();
  writeFileSync(join(folder, 'page.txt'), PAGE);
  writeFileSync(join(folder, 'lines.jsonl.gz'), gzipSync(LINES));
  return folder;
}

/** SHA-256 of each file of a folder. */
function hashes(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder)
      .toSorted()
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
  );
}

describe('build', () => {
  it('writes a graph of files in several formats, and says what it read', async () => {
    const cwd = inputs();
    const ran = await paperloom(['build', 'page.txt', 'lines.jsonl.gz'], { cwd });
    expect(ran).toMatchObject({ code: 0, stdout: '' });
    const [read, wrote, ...rest] = ran.stderr.trim().split('\n');
    expect(read).toBe('Read 4 entries from 2 files: 3 papers, 1 copy merged, 0 refused.');
    expect(wrote).toMatch(
      /^Wrote graph in \d+\.\d s: 3 papers, \d+ methods, .* communit(y|ies)\.$/,
    );
    expect(rest).toEqual([]);
    const graph = await readGraphFolder(join(cwd, 'graph'));
    expect(graph.papers.map(({ id, sources }) => [id, sources.map(({ file }) => file)])).toEqual(
      [
        ['2106.09685', ['lines.jsonl.gz', 'page.txt']],
        [expect.stringMatching(/^title:/), ['lines.jsonl.gz']],
        [expect.stringMatching(/^title:/), ['page.txt']],
      ].toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)) as never,
    );
    expect(graph.entities.map(({ name }) => name)).toContain('LoRA');
  });

  it('says which paper was too long to be read to its end', async () => {
    const cwd = scratch();
    const long = { title: 'A long one', abstract: 'The net learns. '.repeat(25_001) };
    writeFileSync(join(cwd, 'long.jsonl'), `${JSON.stringify(long)}\n`);
    const { code, stderr } = await paperloom(['build', 'long.jsonl'], { cwd });
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^title:\S+: too long: the last [\d,]+ characters were not read\.\nWrote graph/m,
    );
  });

  it('gives the same bytes for its inputs in any order, twice, or as their folder', async () => {
    const cwd = inputs();
    const runs = [
      ['page.txt', 'lines.jsonl.gz'],
      ['lines.jsonl.gz', 'page.txt'],
      ['page.txt', 'lines.jsonl.gz', './page.txt'],
      ['.'],
      // The graph in that folder is not read as an input of its own successor.
      ['.'],
    ];
    const all = [];
    for (const run of runs) {
      expect((await paperloom(['build', ...run], { cwd })).code).toBe(0);
      all.push(hashes(join(cwd, 'graph')));
    }
    for (const each of all) expect(each).toEqual(all[0]);
  });

  it('gives the same bytes for files of one name in two folders, in either order', async () => {
    const cwd = scratch();
    for (const [name, content] of [
      ['a', PAGE],
      ['b', HEAD + listing(ADAM, { ...LORA, block: '  • 8 authors\n·\nJun 17, 2021' })],
    ] as const) {
      mkdirSync(join(cwd, name));
      writeFileSync(join(cwd, name, 'page.txt'), content);
    }
    await paperloom(['build', 'a/page.txt', 'b/page.txt', '-o', 'one'], { cwd });
    await paperloom(['build', 'b/page.txt', 'a/page.txt', '-o', 'two'], { cwd });
    expect(hashes(join(cwd, 'one'))).toEqual(hashes(join(cwd, 'two')));
  });

  it('reads standard input', async () => {
    const cwd = scratch();
    const ran = await paperloom(['build', '-', '-o', 'g'], { cwd, stdin: LINES });
    expect(ran.code).toBe(0);
    const { papers } = await readGraphFolder(join(cwd, 'g'));
    expect(papers.map(({ sources }) => sources[0])).toEqual([
      { file: '-', entry: 1, id: 'x1' },
      { file: '-', entry: 2, id: 'x2' },
    ]);
  });

  it('builds a graph from a graph, with no name lost', async () => {
    const cwd = inputs();
    await paperloom(['build', 'page.txt', '-o', 'old'], { cwd });
    const ran = await paperloom(['build', 'old', 'lines.jsonl.gz', '-o', 'old'], { cwd });
    expect(ran.code).toBe(0);
    const { papers } = await readGraphFolder(join(cwd, 'old'));
    expect(papers.map(({ title }) => title).toSorted()).toEqual(
      [ADAM.title, H2O.title, LORA.title].toSorted(),
    );
    expect(papers.find(({ id }) => id === '2106.09685')?.formerIds).toHaveLength(1);
  });
});

describe('build, where some entries cannot be read', () => {
  const BROKEN = LINES.replace('"title"', '"title').concat('{"title":3}\n');

  it('names each with its file, line and reason, builds the rest and exits 0', async () => {
    const cwd = scratch();
    writeFileSync(join(cwd, 'some.jsonl'), BROKEN);
    const ran = await paperloom(['build', 'some.jsonl', 'missing.txt'], { cwd });
    expect(ran.code).toBe(0);
    expect(ran.stderr.split('\n').slice(0, 4)).toEqual([
      'some.jsonl:1: not JSON (it breaks at column 20)',
      'some.jsonl:3: title is a number, not text',
      'missing.txt: there is no such file or folder',
      'Read 1 entry from 1 file: 1 paper, 0 copies merged, 3 refused.',
    ]);
    expect((await readGraphFolder(join(cwd, 'graph'))).papers).toHaveLength(1);
  });

  it('with --strict builds nothing and exits 1', async () => {
    const cwd = scratch();
    writeFileSync(join(cwd, 'some.jsonl'), BROKEN);
    const ran = await paperloom(['build', '--strict', 'some.jsonl'], { cwd });
    expect(ran.code).toBe(1);
    expect(ran.stderr.trim().split('\n').at(-1)).toBe(
      'paperloom: Nothing was built, since --strict asks for every entry, and there are 2 refused.',
    );
    expect(readdirSync(cwd)).toEqual(['some.jsonl']);
  });

  it('says what was left out of an entry; --strict does not take that either', async () => {
    const cwd = scratch();
    writeFileSync(join(cwd, 'some.jsonl'), '{"title":"T","year":"soon"}\n');
    const lax = await paperloom(['build', 'some.jsonl'], { cwd });
    expect(lax).toMatchObject({ code: 0 });
    expect(lax.stderr).toContain('some.jsonl:1: left out: year "soon" is not a year\n');
    expect(lax.stderr).toContain('0 refused, 1 with a field left out.\n');
    expect((await paperloom(['build', 'some.jsonl', '--strict'], { cwd })).code).toBe(1);
  });

  it('says which files of a folder hold no papers; --strict does not mind them', async () => {
    const cwd = scratch();
    mkdirSync(join(cwd, 'papers'));
    writeFileSync(join(cwd, 'papers', 'README.md'), 'What lies here.\n');
    writeFileSync(join(cwd, 'papers', 'some.jsonl'), '{"title":"T"}\n');
    const ran = await paperloom(['build', 'papers', '--strict'], { cwd });
    expect(ran.code).toBe(0);
    const [passedOver, read] = ran.stderr.split('\n');
    expect(passedOver).toMatch(/^papers\/README\.md: passed over: no papers found in it/);
    expect(read).toBe(
      'Read 1 entry from 1 file: 1 paper, 0 copies merged, 0 refused, 1 file without papers.',
    );
  });

  it('shows the first twenty of a file and counts the rest', async () => {
    const cwd = scratch();
    writeFileSync(join(cwd, 'many.jsonl'), `{"title":"T"}\n${'{"name":1}\n'.repeat(50)}`);
    const ran = await paperloom(['build', 'many.jsonl'], { cwd });
    const lines = ran.stderr.split('\n');
    expect(lines.filter((line) => line.endsWith('neither a title nor an abstract'))).toHaveLength(
      20,
    );
    expect(lines[20]).toBe('many.jsonl: 30 more entries like these');
  });

  it('does not let a file move the cursor of the terminal', async () => {
    const cwd = scratch();
    writeFileSync(join(cwd, 'a.bib'), '@misc{a, \u001b[2J\u009b31m}\n@misc{b, title={T}}\n');
    const ran = await paperloom(['build', 'a.bib'], { cwd });
    expect(ran.stderr).toMatch(/^a\.bib:1: the entry breaks/);
    expect(ran.stderr).not.toMatch(/[^\P{Cc}\n]/u);
  });
});

describe('build, where nothing can be read,', () => {
  const files: Record<string, string | Uint8Array> = {
    'empty.txt': '',
    'noise.bin': Uint8Array.from({ length: 3000 }, (_, at) => (at * 89) % 251),
    'frame.txt': HEAD,
    'broken.jsonl': '{"title": \n',
    'paper.pdf': '%PDF-1.7\n',
  };

  it.each([
    [['missing.txt'], 'missing.txt: there is no such file or folder.'],
    [['empty.txt'], 'empty.txt: it is empty.'],
    [['noise.bin'], 'noise.bin: it is not text (binary data).'],
    [
      ['frame.txt'],
      'frame.txt: no papers found in it; a listing page has a title and below it an abstract for each paper.',
    ],
    [['broken.jsonl'], 'broken.jsonl:1: not JSON (it breaks off in the middle).'],
    [
      ['paper.pdf'],
      'paper.pdf: it is a PDF; paperloom reads titles and abstracts as text, JSONL or BibTeX.',
    ],
    [['hollow'], 'hollow: the folder is empty.'],
    [['-'], 'standard input: it is empty.'],
    [['empty.txt/x'], 'empty.txt/x: a part of its path is a file, not a folder.'],
  ])('says why in one sentence and exits 1: %j', async (args, sentence) => {
    const cwd = scratch();
    for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
    mkdirSync(join(cwd, 'hollow'));
    const ran = await paperloom(['build', ...args, '-o', 'out'], { cwd });
    expect(ran).toEqual({
      code: 1,
      stdout: '',
      stderr: `paperloom: Nothing could be read: ${sentence}\n`,
    });
    expect(existsSync(join(cwd, 'out'))).toBe(false);
  });

  it('leaves an old graph as it is', async () => {
    const cwd = inputs();
    await paperloom(['build', 'page.txt'], { cwd });
    const before = hashes(join(cwd, 'graph'));
    expect((await paperloom(['build', 'missing.txt', 'absent.txt'], { cwd })).code).toBe(1);
    expect(hashes(join(cwd, 'graph'))).toEqual(before);
  });

  it('tells each of several inputs', async () => {
    const cwd = scratch();
    const ran = await paperloom(['build', 'missing.txt', '-', 'absent.txt'], { cwd });
    expect(ran.stderr.trim().split('\n')).toEqual([
      'missing.txt: there is no such file or folder',
      'standard input: it is empty',
      'absent.txt: there is no such file or folder',
      'paperloom: Nothing could be read: all 3 entries were refused.',
    ]);
  });
});

describe('build, called wrongly,', () => {
  it.each([[[]], [['page.txt', '--nonsense']]])('exits 2: %j', async (args) => {
    const ran = await paperloom(['build', ...args], { cwd: scratch() });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/^error: /);
  });

  it('exits 2 where --database has no --load to belong to', async () => {
    const ran = await paperloom(['build', 'page.txt', '--database', 'mine'], { cwd: scratch() });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('give --load too');
  });

  it.each([
    ['a file', 'page.txt', 'paperloom: page.txt is a file: name a folder for the graph.'],
    [
      'a folder with other things in it',
      'mine',
      'paperloom: mine is not a graph folder (it holds thesis.tex) and is left as it is: name a new or empty folder.',
    ],
  ])('overwrites nothing: -o names %s', async (_name, output, sentence) => {
    const cwd = inputs();
    mkdirSync(join(cwd, 'mine'));
    writeFileSync(join(cwd, 'mine', 'thesis.tex'), 'years of work');
    const ran = await paperloom(['build', 'lines.jsonl.gz', '-o', output], { cwd });
    expect(ran).toEqual({ code: 1, stdout: '', stderr: `${sentence}\n` });
    expect(readFileSync(join(cwd, 'mine', 'thesis.tex'), 'utf8')).toBe('years of work');
    expect(readFileSync(join(cwd, 'page.txt'), 'utf8')).toBe(PAGE);
  });

  it.each(['', '.', '..', '/'])(
    'does not replace the folder it is called in: -o "%s"',
    async (output) => {
      const cwd = inputs();
      mkdirSync(join(cwd, 'in'));
      const ran = await paperloom(['build', '../page.txt', '-o', output], { cwd: join(cwd, 'in') });
      expect(ran).toMatchObject({ code: 1, stdout: '' });
      expect(ran.stderr.trim().split('\n')).toEqual([
        expect.stringMatching(output === '' ? /has no name\.$/ : /name a folder inside it\.$/),
      ]);
      expect(readdirSync(cwd).toSorted()).toEqual(['in', 'lines.jsonl.gz', 'page.txt']);
    },
  );

  it('names a lexicon that is not there', async () => {
    const cwd = inputs();
    const ran = await paperloom(['build', 'page.txt', '--lexicon', 'mine.tsv'], { cwd });
    expect(ran.code).toBe(1);
    expect(ran.stderr.trim().split('\n')).toEqual([expect.stringContaining('mine.tsv')]);
    expect(existsSync(join(cwd, 'graph'))).toBe(false);
  });

  it('says before the work that nothing answers where the graph is to be loaded', async () => {
    const cwd = inputs();
    const ran = await paperloom(['build', 'page.txt', '--load', 'bolt://127.0.0.1:1'], { cwd });
    expect(ran.code).toBe(1);
    expect(ran.stderr.trim().split('\n')).toEqual([expect.stringContaining('127.0.0.1:1')]);
    expect(existsSync(join(cwd, 'graph'))).toBe(false);
  });
});
