import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGraphFolder } from '../../src/graph/folder.ts';
import { OVERRIDES_HEADER } from '../../src/graph/overrides/parse.ts';
import { graphFolder, temporaryFolder } from '../support/graph-folder.ts';
import { paperloom, type Ran } from '../support/paperloom.ts';
import { smallGraph } from '../support/small-graph.ts';

const LINES = [
  {
    id: 'p1',
    title: 'Quokka: Small Updates',
    abstract:
      'We propose Quokka, which tunes LLaMA-2 7B with low-rank adaptation (LoRA). Quokka outperforms LoRA on MMLU.',
    arxivId: '2401.00001',
  },
  {
    id: 'p2',
    title: 'On Adapters',
    abstract: 'We compare LoRA and GaLore on GLUE and MMLU.',
    arxivId: '2401.00002',
  },
]
  .map((paper) => `${JSON.stringify(paper)}\n`)
  .join('');

const temporary = temporaryFolder();
const cwd = temporary.path;
afterAll(() => temporary.remove());
beforeAll(() => writeFileSync(join(cwd, 'papers.jsonl'), LINES));

function build(overrides: string[], ...rest: string[]): Promise<Ran> {
  writeFileSync(join(cwd, 'fix.tsv'), `${[OVERRIDES_HEADER, ...overrides].join('\n')}\n`);
  return paperloom(['build', 'papers.jsonl', '--overrides', 'fix.tsv', ...rest], { cwd });
}

describe('build --overrides', () => {
  it('corrects the graph, says what matched nothing with its line, and exits 0', async () => {
    const ran = await build(['drop\tMMLU', '# a remark', 'rename\tPelican\tSwan']);
    expect(ran.code).toBe(0);
    expect(ran.stderr.split('\n').slice(1, 3)).toEqual([
      'fix.tsv:4: Nothing in this graph is called "Pelican".',
      'Applied 1 override of fix.tsv.',
    ]);
    const { entities, manifest } = await readGraphFolder(join(cwd, 'graph'));
    expect(entities.map(({ name }) => name)).not.toContain('MMLU');
    expect(entities.map(({ name }) => name)).toContain('LoRA');
    expect(manifest!.options).toEqual({ overrides: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('gives the same bytes for its lines in another order and with other remarks', async () => {
    const lines = ['drop\tMMLU\t\tp2', 'rename\tGaLore\tGalore\t\twhy', 'retype\tGLUE\tMethod'];
    const files = ['manifest.json', 'entities.jsonl', 'relations.jsonl', 'communities.jsonl'];
    const bytes = (folder: string) =>
      files.map((file) => readFileSync(join(cwd, folder, file), 'utf8'));
    await build(lines, '-o', 'one');
    await build(['# turned', ...lines.toReversed()], '-o', 'two');
    expect(bytes('two')).toEqual(bytes('one'));
  });

  it('tells all mistakes at once before the work, and builds nothing', async () => {
    const ran = await build(['drop', 'merge\tA\tB'], '-o', 'never');
    expect(ran).toEqual({
      code: 1,
      stdout: '',
      stderr: [
        'paperloom: fix.tsv has 2 mistakes, and nothing was built.',
        'fix.tsv:2: The columns have tabs between them, not blanks; this line has one column.',
        'fix.tsv:3: The action is one of same, different, rename, retype, drop, relate, unlink, not "merge".',
        '',
      ].join('\n'),
    });
    await expect(readGraphFolder(join(cwd, 'never'))).rejects.toThrow('no graph folder');
  });

  it('names a file that is not there', async () => {
    const ran = await paperloom(['build', 'papers.jsonl', '--overrides', 'none.tsv'], { cwd });
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(
      /^paperloom: The overrides none\.tsv cannot be read: no such file\.\n$/,
    );
  });
});

describe('show --why', () => {
  it('tells what was merged, for which reason and from which sentence', async () => {
    await build(['same\tLoRA\tGaLore'], '-o', 'why');
    const { stdout, code } = await paperloom(['show', 'LoRA', '--why', '--graph', 'why'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('\nWritten\n  LoRA, 3 mentions in 2 papers: the name; ');
    expect(stdout).toContain('\n  GaLore, 1 mention in 1 paper: your override\n');
    expect(stdout).toContain('We compare LoRA and GaLore on GLUE and MMLU.\n');
    expect(stdout).toContain('\nYour overrides\n  same LoRA: GaLore\n');
    expect(stdout).not.toContain('Compared with in');
  });

  it('gives the same with --json, beside the card', async () => {
    const ran = await paperloom(['show', 'LoRA', '--why', '--json', '--graph', 'why'], { cwd });
    const card = JSON.parse(ran.stdout);
    expect(card).toMatchObject({ id: 'method:lora', papers: expect.anything() });
    const merged = card.why.spellings.find(({ text }: { text: string }) => text === 'GaLore');
    expect(merged).toMatchObject({ by: ['override'], evidence: { paper: { id: '2401.00002' } } });
  });

  it('is of an entity, not of a paper', async () => {
    const ran = await paperloom(['show', '2401.00001', '--why', '--graph', 'why'], { cwd });
    expect(ran.code).toBe(2);
  });
});

describe('--communities', () => {
  it('takes graphology’s Louvain, and the manifest says so', async () => {
    await build([], '-o', 'louvain', '--communities', 'louvain');
    const { manifest } = await readGraphFolder(join(cwd, 'louvain'));
    expect(manifest!.options).toMatchObject({ communities: 'louvain' });
    const refused = await paperloom(['build', 'x.jsonl', '--communities', 'infomap'], { cwd });
    expect(refused.code).toBe(2);
  });
});

describe('--min-confidence', () => {
  it('leaves out what is less sure, on build and on export, and the manifest says so', async () => {
    await build([], '-o', 'sure', '--min-confidence', '0.8');
    const { relations, manifest } = await readGraphFolder(join(cwd, 'sure'));
    expect(Math.min(...relations.map(({ confidence }) => confidence))).toBeGreaterThanOrEqual(0.8);
    expect(manifest!.options).toMatchObject({ minConfidence: 0.8 });

    await graphFolder(cwd, smallGraph(), 'small');
    const args = ['export', 'small', '--format', 'json', '--min-confidence', '.9'];
    const { edges } = JSON.parse((await paperloom(args, { cwd })).stdout);
    expect(edges.length).toBe(7);
  });

  it.each(['2', '-0.1', 'half', ''])('has to be a share: %s', async (value) => {
    for (const command of [
      ['build', 'papers.jsonl'],
      ['export', '--format', 'json'],
    ]) {
      const ran = await paperloom([...command, `--min-confidence=${value}`], { cwd });
      expect(ran.code).toBe(2);
      expect(ran.stderr).toContain('It has to be a number from 0 to 1, such as 0.6.');
    }
  });
});
