import { execFileSync } from 'node:child_process';
import { lstat, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { MultiDirectedGraph } from 'graphology';
import { parse as parseGexf } from 'graphology-gexf';
import { parse as parseGraphml } from 'graphology-graphml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphFolder, temporaryFolder } from '../support/graph-folder.ts';
import { paperloom, type Ran } from '../support/paperloom.ts';
import { smallGraph } from '../support/small-graph.ts';

const temporary = temporaryFolder();
const folder = temporary.path;
beforeAll(() => graphFolder(folder, smallGraph()));
afterAll(() => temporary.remove());

const run = (...args: string[]): Promise<Ran> => paperloom(['export', ...args], { cwd: folder });

/** Ids of the nodes of an export, sorted. */
async function nodesOf(...args: string[]): Promise<string[]> {
  const { code, stdout } = await run('--format', 'json', ...args);
  expect(code).toBe(0);
  return MultiDirectedGraph.from(JSON.parse(stdout)).nodes().sort();
}

test.each([
  ['gexf', (text: string) => parseGexf(MultiDirectedGraph, text)],
  ['graphml', (text: string) => parseGraphml(MultiDirectedGraph, text)],
  ['json', (text: string) => MultiDirectedGraph.from(JSON.parse(text))],
])('%s goes to stdout, and another library reads it', async (format, read) => {
  const { code, stdout, stderr } = await run('--format', format);
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'Wrote 18 nodes and 23 relations.\n' });
  const graph = read(stdout);
  expect([graph.order, graph.size]).toEqual([18, 23]);
});

describe('csv', () => {
  test('to a folder writes both tables', async () => {
    const { code, stdout, stderr } = await run('--format', 'csv', '-o', 'tables');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    const files = `${join('tables', 'nodes.csv')} and ${join('tables', 'edges.csv')}`;
    expect(stderr).toBe(`Wrote 18 nodes and 23 relations to ${files}.\n`);
    const read = async (file: string) => parseCsv(await readFile(join(folder, 'tables', file)));
    expect(await read('nodes.csv')).toHaveLength(1 + 18);
    expect(await read('edges.csv')).toHaveLength(1 + 23);
  });

  test('to stdout is the table of edges, or of nodes, and says which', async () => {
    const edges = await run('--format', 'csv');
    expect(edges.stdout.split('\r\n')[0]).toMatch(/^source,target,/);
    expect(edges.stderr).toContain('the table of edges; -o FOLDER writes both');
    const nodes = await run('--format', 'csv', '--table', 'nodes');
    expect(nodes.stdout.split('\r\n')[0]).toMatch(/^id,label,type,/);
  });

  test('to a .csv file is one table', async () => {
    await run('--format', 'csv', '-o', 'edges-only.csv');
    const text = await readFile(join(folder, 'edges-only.csv'), 'utf8');
    expect(text).toMatch(/^source,target,/);
  });
});

describe('a part of the graph', () => {
  test('around a node, as far as --depth goes', async () => {
    expect(await nodesOf('--around', 'H2O')).toEqual([
      '10.1000/h2o.5',
      'method:h2o',
      'model:llama-2-7b',
    ]);
    const two = await nodesOf('--around', 'H2O', '--depth', '2');
    expect(two).toContain('benchmark:mmlu');
    expect(two).not.toContain('method:welore');
  });

  test('around several', async () => {
    const nodes = await nodesOf('--around', 'method:falcon', 'model:falcon');
    expect(nodes).toEqual(['2401.00001', '2401.00002', 'method:falcon', 'model:falcon']);
  });

  test('of a type or relation, in any case, repeated or after a comma', async () => {
    expect(await nodesOf('--type', 'benchmark')).toEqual(['benchmark:glue', 'benchmark:mmlu']);
    const both = ['benchmark:glue', 'benchmark:mmlu', 'model:falcon'];
    expect(await nodesOf('--type', 'Model,Benchmark')).toEqual(expect.arrayContaining(both));
    expect(await nodesOf('--type', 'Model', '--type', 'Benchmark')).toEqual(
      expect.arrayContaining(both),
    );
    expect(await nodesOf('--relation', 'variant-of')).toEqual([
      'model:llama-2',
      'model:llama-2-7b',
    ]);
  });

  test('of a community, by id, label or a member', async () => {
    const byId = await nodesOf('--community', 'community:mmlu');
    expect(byId).toEqual(smallGraph().communities[1]!.members);
    expect(await nodesOf('--community', 'MMLU · H2O')).toEqual(byId);
    expect(await nodesOf('--community', 'H2O')).toEqual(byId);
  });

  test('of papers since and until a date', async () => {
    const papers = (nodes: string[]) => nodes.filter((id) => !/^[a-z]+:/.test(id));
    expect(papers(await nodesOf('--since', '2024-03'))).toEqual([
      '2401.00001',
      '2403.03507',
      '2407.11239',
    ]);
    expect(papers(await nodesOf('--until', '2021'))).toEqual(['2106.09685']);
  });

  test('that is empty is a file without nodes, and is said to be', async () => {
    const { code, stdout, stderr } = await run('--format', 'json', '--since', '2030');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ nodes: [], edges: [] });
    expect(stderr).toContain('Nothing matches');
  });
});

describe('html', () => {
  test('is one file with the explorer and the graph', async () => {
    const { code, stderr } = await run('--format', 'html', '-o', 'graph.html');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'Wrote 18 nodes and 23 relations to graph.html.\n',
    });
    const text = await readFile(join(folder, 'graph.html'), 'utf8');
    expect(text).toMatch(/^<!doctype html>/);
    expect(text).not.toContain('GaLore: Gradients');
  });

  test('is refused for a graph that is too large for one, with the options that cut it down', async () => {
    const papers = Array.from({ length: 20_001 }, (_, i) => ({
      id: `title:${String(i).padStart(16, '0')}`,
      title: `Paper ${i}`,
      abstract: '',
      sources: [{ file: 'a.jsonl', entry: i + 1 }],
    }));
    const large = { papers, entities: [], relations: [], communities: [], layout: [] };
    await graphFolder(folder, large, 'large');
    const { code, stdout, stderr } = await run('large', '--format', 'html');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/20,001 nodes, and one HTML file holds up to 20,000\..*--around/);
  });
});

test('--no-abstracts leaves out abstracts and sentences', async () => {
  const { stdout } = await run('--format', 'graphml', '--no-abstracts');
  expect(stdout).toContain('GaLore: Gradients Projected to a Low Rank');
  expect(stdout).not.toContain('trains all weights');
});

test('of two tables none is written when one cannot be', async () => {
  await mkdir(join(folder, 'half', 'edges.csv'), { recursive: true });
  const ran = await run('--format', 'csv', '-o', 'half');
  expect(ran.code).toBe(1);
  expect(ran.stderr).toBe('paperloom: half/edges.csv is a folder: name a file.\n');
  expect(await readdir(join(folder, 'half'))).toEqual(['edges.csv']);
});

test('an older file is replaced whole, and nothing is left beside it', async () => {
  await mkdir(join(folder, 'out'));
  await writeFile(join(folder, 'out', 'g.gexf'), 'old');
  const { code, stderr } = await run('--format', 'gexf', '-o', join('out', 'g.gexf'));
  expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringMatching(/^Wrote/) });
  expect(await readFile(join(folder, 'out', 'g.gexf'), 'utf8')).toMatch(/^<\?xml/);
  expect(await readdir(join(folder, 'out'))).toEqual(['g.gexf']);
});

test('a link stays a link, and what it leads to is replaced', async () => {
  await writeFile(join(folder, 'real.json'), 'old');
  await symlink('real.json', join(folder, 'link.json'));
  await run('--format', 'json', '-o', 'link.json');
  expect((await lstat(join(folder, 'link.json'))).isSymbolicLink()).toBe(true);
  expect(JSON.parse(await readFile(join(folder, 'real.json'), 'utf8')).nodes).toHaveLength(18);
});

test('a named pipe is written to as it is', async () => {
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  const [text, { code }] = await Promise.all([
    readFile(join(folder, 'pipe'), 'utf8'),
    run('--format', 'json', '-o', 'pipe'),
  ]);
  expect(code).toBe(0);
  expect(JSON.parse(text).nodes).toHaveLength(18);
  expect((await lstat(join(folder, 'pipe'))).isFIFO()).toBe(true);
});

describe('says what is wrong', () => {
  const fails = async (code: number, stderr: RegExp, ...args: string[]) => {
    const ran = await run(...args);
    expect(ran).toMatchObject({ code, stdout: '' });
    expect(ran.stderr).toMatch(stderr);
    expect(ran.stderr).not.toMatch(/^\s+at /m);
  };

  test('an unknown format, type, relation, date or table is wrong usage, with the valid ones', async () => {
    await fails(
      2,
      /Allowed choices are gexf, graphml, json, jsonld, csv, cypher/,
      '--format',
      'dot',
    );
    await fails(2, /--format/);
    await fails(2, /Paper, Method, Model, Benchmark/, '--format', 'json', '--type', 'Author');
    await fails(2, /INTRODUCES, EVALUATES_ON/, '--format', 'json', '--relation', 'CITES');
    await fails(2, /2024-03-06/, '--format', 'json', '--since', '2024-02-30');
    await fails(2, /2024-03-06/, '--format', 'json', '--until', 'yesterday');
    await fails(2, /--around/, '--format', 'json', '--depth', '2');
  });

  test('--table where it would choose nothing is wrong usage', async () => {
    await fails(2, /stdout or a \.csv file/, '--format', 'json', '--table', 'nodes');
    await fails(2, /a folder gets both/, '--format', 'csv', '--table', 'edges', '-o', 'tables');
  });

  test('a name or community that is not there gets the closest ones', async () => {
    await fails(1, /Did you mean GaLore\?/, '--format', 'json', '--around', 'galroe');
    await fails(1, /Did you mean LoRA · GaLore\?/, '--format', 'json', '--community', 'galor');
  });

  test('no graph', async () => {
    await fails(1, /There is no graph folder nowhere/, 'nowhere', '--format', 'json');
  });

  test('a folder in place of the file, or no folder to write to', async () => {
    await fails(1, /graph is a folder: name a file/, '--format', 'json', '-o', 'graph');
    await fails(1, /could not be written/, '--format', 'json', '-o', join('no', 'such', 'g.json'));
    await writeFile(join(folder, 'file'), '');
    await fails(1, /it is a file/, '--format', 'csv', '-o', 'file');
  });
});
