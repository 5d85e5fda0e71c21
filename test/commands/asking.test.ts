import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphFolder, temporaryFolder } from '../support/graph-folder.ts';
import { HOSTILE_NAME, hostileGraph } from '../support/hostile-graph.ts';
import { paperloom, type Ran } from '../support/paperloom.ts';
import { smallGraph } from '../support/small-graph.ts';

const temporary = temporaryFolder();
const folder = temporary.path;
beforeAll(async () => {
  await graphFolder(folder, smallGraph());
  await graphFolder(folder, hostileGraph(), 'hostile');
});
afterAll(() => temporary.remove());

/** In the folder that holds "graph", which is where commands look by default. */
const run = (...args: string[]): Promise<Ran> => paperloom(args, { cwd: folder });

describe('show', () => {
  test('tells what a method is and its papers by relation, each with the sentence', async () => {
    const { code, stdout, stderr } = await run('show', 'lora');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`LoRA  method
also written Low-Rank Adaptation
Named in 3 papers here, first in 2021.
Community: LoRA · GaLore

Introduced by 1 paper
  LoRA: Low-Rank Adaptation of Large Language Models (2021)  2106.09685
      We propose LoRA, which freezes a model and trains small factors beside it.

Compared with in 1 paper
  GaLore: Gradients Projected to a Low Rank (2024)  2403.03507
      Unlike LoRA, it trains all weights.

Mentioned in 1 paper
  A Survey of Small Factors  (uncertain, 0.50)
      LoRA and others are discussed.

Stated relations
  GaLore outperforms LoRA.  (GaLore: Gradients Projected to a Low Rank)
      GaLore outperforms LoRA on GLUE when LLaMA-2 7B is tuned.
  LoRA is part of full fine-tuning.  (LoRA: Low-Rank Adaptation of Large Language…)
      On GLUE it is as good as full fine-tuning.
`);
  });

  test('a model has its weights, its family and its variants', async () => {
    const variant = await run('show', 'llama-2-7b');
    expect(variant.stdout).toContain('7 billion weights.');
    expect(variant.stdout).toContain('Variant of LLaMA-2.');
    const family = await run('show', 'LLaMA-2');
    expect(family.stdout).toContain('Variants\n  LLaMA-2 7B, 2 papers\n');
  });

  test('a paper is found by title or id and has its entities by relation', async () => {
    const { stdout } = await run('show', '2106.09685');
    expect(stdout).toContain('LoRA: Low-Rank Adaptation of Large Language Models\n');
    expect(stdout).toContain('paper  Ada Ames, Ben Bo · ICLR · 17 June 2021\n');
    expect(stdout).toContain('https://arxiv.org/abs/2106.09685\n');
    expect(stdout).toContain('\nCompares with\n  full fine-tuning  method\n');
    expect((await run('show', '10.1000/h2o.5')).stdout).toContain(
      'https://doi.org/10.1000/h2o.5\n',
    );
    const byTitle = await run('show', 'lora: low-rank adaptation of large language models');
    expect(byTitle.stdout).toBe(stdout);
  });

  test('--limit shows fewer and says how many more there are', async () => {
    const { stdout } = await run('show', 'MMLU', '--limit', '1');
    expect(stdout).toContain('Evaluated on in 3 papers\n');
    expect(stdout).toContain('  and 2 more (--all shows them)\n');
    expect((await run('show', 'MMLU', '--limit', '1', '--all')).stdout).not.toContain('more (');
  });

  test('--json prints the card and nothing else', async () => {
    const { stdout } = await run('show', 'GaLore', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ id: 'method:galore', papers: { USES: [{}] } });
  });

  test('a name of two things shows one and says how to name the other', async () => {
    const { code, stdout, stderr } = await run('show', 'Falcon');
    expect(code).toBe(0);
    expect(stdout).toContain('Falcon  method\n');
    expect(stderr).toBe('There is also the model Falcon: name it as "model:falcon".\n');
    expect((await run('show', 'model:falcon')).stdout).toContain('Falcon  model\n');
  });

  test('a name that is not there gets the closest ones', async () => {
    expect(await run('show', 'galroe')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'paperloom: There is nothing called "galroe" in this graph. Did you mean GaLore?\n',
    });
  });

  test('a hostile name and title are text, in print and in JSON', async () => {
    const { stdout } = await run('show', 'title:00ff', '--graph', 'hostile');
    expect(stdout).toContain('<script>');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u0080-\u009f]/);
    const json = await run('show', HOSTILE_NAME, '--json', '--graph', 'hostile');
    expect(JSON.parse(json.stdout).name).toBe(HOSTILE_NAME);
  });
});

describe('path', () => {
  test('is told as sentences, each with what it rests on', async () => {
    const { code, stdout } = await run('path', 'WeLore', 'LoRA');
    expect(code).toBe(0);
    expect(stdout).toBe(`WeLore to LoRA in 2 steps, via GaLore
  1. WeLore extends GaLore.
       WeLore extends GaLore to compression.
       From GaLore to WeLore (2024)  2407.11239
  2. GaLore outperforms LoRA.
       GaLore outperforms LoRA on GLUE when LLaMA-2 7B is tuned.
       GaLore: Gradients Projected to a Low Rank (2024)  2403.03507
`);
  });

  test('--count tells other ways too', async () => {
    const { stdout } = await run('path', 'WeLore', 'LoRA', '--count', '2');
    expect(stdout.match(/^WeLore to LoRA in /gm)).toHaveLength(2);
  });

  test('where there is none it says so, and that is no failure', async () => {
    const { code, stdout, stderr } = await run('path', 'method:falcon', 'LoRA');
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: 'There is no path of up to 6 steps between Falcon and LoRA.\n',
      stderr: '',
    });
  });

  test('two names of one thing are said to be one', async () => {
    const { stdout } = await run('path', 'LoRA', 'Low-Rank Adaptation');
    expect(stdout).toBe('LoRA and LoRA are the same thing here.\n');
  });

  test('--json has the ends and the ways, none where there is none', async () => {
    const some = JSON.parse((await run('path', 'WeLore', 'LoRA', '--json')).stdout);
    expect(some).toMatchObject({
      from: { id: 'method:welore' },
      to: { id: 'method:lora' },
      paths: [{ nodes: [{}, {}, {}], steps: [{ told: 'WeLore extends GaLore.' }, {}] }],
    });
    const none = JSON.parse((await run('path', 'method:falcon', 'LoRA', '--json')).stdout);
    expect(none.paths).toEqual([]);
  });
});

describe('stats', () => {
  test('counts the graph', async () => {
    const { code, stdout } = await run('stats', '--top', '1');
    expect(code).toBe(0);
    expect(stdout).toContain('7 papers, 11 entities, 23 relations, 2 communities\n');
    expect(stdout).toContain('1 paper without a year\n');
    expect(stdout).toContain('  6  Method\n');
    expect(stdout).toContain('       3  benchmark  MMLU\n');
    expect(stdout).toContain('  2024  4  ██████████████████████████████\n');
  });

  test('--json has every figure', async () => {
    const stats = JSON.parse((await run('stats', '--json')).stdout);
    expect(stats).toMatchObject({ papers: 7, relationsByType: { USES: 5 } });
  });
});

describe('communities', () => {
  test('are a table, the largest first', async () => {
    const { code, stdout } = await run('communities');
    expect(code).toBe(0);
    expect(stdout).toBe(`size  papers  entities  id    most distinctive
  10       4         6  lora  LoRA · GaLore · WeLore
   6       2         4  mmlu  MMLU · H2O
`);
  });

  test('--subregions is taken where nothing falls into any', async () => {
    const { stdout } = await run('communities', '--subregions');
    expect(stdout).toBe((await run('communities')).stdout);
  });

  test('--json has ids and labels', async () => {
    const [first] = JSON.parse((await run('communities', '--json', '--limit', '1')).stdout);
    expect(first).toMatchObject({ id: 'community:lora', label: 'LoRA · GaLore', size: 10 });
  });
});

test.each(['show LoRA', 'path LoRA H2O', 'stats', 'communities'])(
  '%s without a graph says how to get one',
  async (command) => {
    const ran = await run(...command.split(' '), '--graph', 'elsewhere');
    expect(ran).toEqual({
      code: 1,
      stdout: '',
      stderr: 'paperloom: There is no graph folder elsewhere. Build one with "paperloom build".\n',
    });
  },
);

test.each([
  ['show'],
  ['show', 'LoRA', '--limit', '0'],
  ['show', 'LoRA', '--limit', 'many'],
  ['path', 'LoRA'],
  ['stats', '--colour'],
])('%j %j is wrong usage', async (...args) => {
  const { code, stdout } = await run(...args.filter((arg) => arg !== undefined));
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
});
