import { beforeAll, expect, test } from 'vitest';
import { bothStores } from '../support/both-stores.ts';
import { smallGraph } from '../support/small-graph.ts';

// What the saved queries answer on a graph small enough to check by hand. Each is asked on both stores.
const stores = bothStores();

beforeAll(() => stores.hold(smallGraph()));

async function rowsOf(name: string, given = {}): Promise<Record<string, unknown>[]> {
  const { columns, rows } = await stores.ask(name, given);
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])));
}

test('who-introduced gives the paper and the sentence', async () => {
  expect(await rowsOf('who-introduced', { name: 'low-rank adaptation' })).toMatchInlineSnapshot(`
    [
      {
        "date": "2021-06-17",
        "evidence": "We propose LoRA, which freezes a model and trains small factors beside it.",
        "name": "LoRA",
        "paper": "2106.09685",
        "title": "LoRA: Low-Rank Adaptation of Large Language Models",
        "type": "Method",
      },
    ]
  `);
});

test('who-introduced tells two things of one name apart', async () => {
  const rows = await rowsOf('who-introduced', { name: 'falcon' });
  expect(rows.map((row) => row.type)).toEqual(['Method']);
});

test('used-with weighs what two share by how common each is', async () => {
  expect(await rowsOf('used-with', { name: 'LLaMA-2 7B', minimum: 1 })).toMatchInlineSnapshot(`
    [
      {
        "lift": 3.5,
        "name": "LLaMA-2 7B",
        "papers": 1,
        "shared": 1,
        "strength": 0.644,
        "type": "Method",
        "used_with": "H2O",
      },
      {
        "lift": 1.75,
        "name": "LLaMA-2 7B",
        "papers": 2,
        "shared": 1,
        "strength": 0.288,
        "type": "Benchmark",
        "used_with": "GLUE",
      },
      {
        "lift": 1.75,
        "name": "LLaMA-2 7B",
        "papers": 2,
        "shared": 1,
        "strength": 0.288,
        "type": "Method",
        "used_with": "GaLore",
      },
      {
        "lift": 1.75,
        "name": "LLaMA-2 7B",
        "papers": 2,
        "shared": 1,
        "strength": 0.288,
        "type": "Method",
        "used_with": "LoRA",
      },
      {
        "lift": 1.17,
        "name": "LLaMA-2 7B",
        "papers": 3,
        "shared": 1,
        "strength": 0.079,
        "type": "Benchmark",
        "used_with": "MMLU",
      },
    ]
  `);
});

test('outperforms-claims gives who says it and how', async () => {
  expect(await rowsOf('outperforms-claims')).toMatchInlineSnapshot(`
    [
      {
        "confidence": 0.8,
        "loser": "LoRA",
        "paper": "2403.03507",
        "sentence": "GaLore outperforms LoRA on GLUE when LLaMA-2 7B is tuned.",
        "title": "GaLore: Gradients Projected to a Low Rank",
        "winner": "GaLore",
      },
    ]
  `);
});

test('model-family counts the steps from the head and lists the benchmarks', async () => {
  expect(await rowsOf('model-family', { name: 'llama 2' })).toMatchInlineSnapshot(`
    [
      {
        "benchmarks": [
          "MMLU",
        ],
        "distance": 0,
        "family": "LLaMA-2",
        "model": "LLaMA-2",
        "papers": 1,
        "parameters": null,
      },
      {
        "benchmarks": [
          "GLUE",
          "MMLU",
        ],
        "distance": 1,
        "family": "LLaMA-2",
        "model": "LLaMA-2 7B",
        "papers": 2,
        "parameters": 7000000000,
      },
    ]
  `);
});

test('benchmarks-by-year ranks them within each year', async () => {
  expect(await rowsOf('benchmarks-by-year')).toMatchInlineSnapshot(`
    [
      {
        "benchmark": "GLUE",
        "papers": 1,
        "percent": 100,
        "rank": 1,
        "year": 2021,
      },
      {
        "benchmark": "MMLU",
        "papers": 1,
        "percent": 100,
        "rank": 1,
        "year": 2023,
      },
      {
        "benchmark": "MMLU",
        "papers": 2,
        "percent": 50,
        "rank": 1,
        "year": 2024,
      },
      {
        "benchmark": "GLUE",
        "papers": 1,
        "percent": 25,
        "rank": 2,
        "year": 2024,
      },
    ]
  `);
});

test('compared-most counts the papers that set a thing of their own against another', async () => {
  expect(await rowsOf('compared-most')).toMatchInlineSnapshot(`
    [
      {
        "compared_with": "LoRA",
        "first": 2024,
        "introduced": "GaLore",
        "last": 2024,
        "papers": 1,
        "type": "Method",
      },
      {
        "compared_with": "full fine-tuning",
        "first": 2021,
        "introduced": "LoRA",
        "last": 2021,
        "papers": 1,
        "type": "Method",
      },
    ]
  `);
});

test('papers-like says what is shared', async () => {
  expect(await rowsOf('papers-like')).toMatchInlineSnapshot(`
    [
      {
        "likeness": 0.833,
        "paper": "2403.03507",
        "shared": [
          "GLUE",
          "LoRA",
        ],
        "title": "GaLore: Gradients Projected to a Low Rank",
        "year": 2024,
      },
      {
        "likeness": 0.333,
        "paper": "title:0011223344556677",
        "shared": [
          "LoRA",
        ],
        "title": "A Survey of Small Factors",
        "year": null,
      },
    ]
  `);
});

test('evidence-chain goes step by step, each in the direction it was stated', async () => {
  expect(await rowsOf('evidence-chain', { from: 'WeLore', to: 'GLUE' })).toMatchInlineSnapshot(`
    [
      {
        "evidence": "WeLore extends GaLore to compression.",
        "from": "WeLore",
        "relation": "EXTENDS",
        "step": 1,
        "to": "GaLore",
      },
      {
        "evidence": "We introduce GaLore, an optimiser that projects gradients.",
        "from": "GaLore: Gradients Projected to a Low Rank",
        "relation": "INTRODUCES",
        "step": 2,
        "to": "GaLore",
      },
      {
        "evidence": "GaLore outperforms LoRA on GLUE when LLaMA-2 7B is tuned.",
        "from": "GaLore: Gradients Projected to a Low Rank",
        "relation": "EVALUATES_ON",
        "step": 3,
        "to": "GLUE",
      },
    ]
  `);
});

test('community-overview counts what is in each', async () => {
  expect(await rowsOf('community-overview')).toMatchInlineSnapshot(`
    [
      {
        "benchmarks": 1,
        "community": "community:lora",
        "first": 2021,
        "label": "LoRA · GaLore",
        "last": 2024,
        "methods": 4,
        "models": 1,
        "papers": 4,
        "size": 10,
      },
      {
        "benchmarks": 1,
        "community": "community:mmlu",
        "first": 2023,
        "label": "MMLU · H2O",
        "last": 2024,
        "methods": 1,
        "models": 2,
        "papers": 2,
        "size": 6,
      },
    ]
  `);
});

test('rising-methods compares shares, not counts', async () => {
  expect(await rowsOf('rising-methods')).toMatchInlineSnapshot(`
    [
      {
        "earlier": 2023,
        "later": 2024,
        "method": "GaLore",
        "papers_now": 2,
        "papers_then": 0,
        "percent_now": 50,
        "percent_then": 0,
      },
      {
        "earlier": 2023,
        "later": 2024,
        "method": "Falcon",
        "papers_now": 1,
        "papers_then": 0,
        "percent_now": 25,
        "percent_then": 0,
      },
      {
        "earlier": 2023,
        "later": 2024,
        "method": "LoRA",
        "papers_now": 1,
        "papers_then": 0,
        "percent_now": 25,
        "percent_then": 0,
      },
      {
        "earlier": 2023,
        "later": 2024,
        "method": "WeLore",
        "papers_now": 1,
        "papers_then": 0,
        "percent_now": 25,
        "percent_then": 0,
      },
    ]
  `);
});

/** Only some columns of an answer, a row a list. */
async function columnsOf(name: string, wanted: string[], given = {}) {
  return (await rowsOf(name, given)).map((row) => wanted.map((column) => row[column]));
}

test('compared-with counts both ways apart', async () => {
  expect(
    await columnsOf('compared-with', ['compared_with', 'as_the_new_one', 'as_the_old_one']),
  ).toEqual([
    ['full fine-tuning', 1, 0],
    ['GaLore', 0, 1],
  ]);
});

test('built-on gives what extends it, and when', async () => {
  const wanted = ['introduced', 'built_on_it', 'how', 'since', 'paper'];
  expect(await columnsOf('built-on', wanted, { name: 'GaLore' })).toEqual([
    ['2024-03-06', 'WeLore', 'extends it', '2024-07', '2407.11239'],
  ]);
});

test('built-on gives what a thing is a part of', async () => {
  expect(await columnsOf('built-on', ['built_on_it', 'how'])).toEqual([
    ['full fine-tuning', 'has it as a part'],
  ]);
});

test('lineage and descendants go opposite ways', async () => {
  expect(await columnsOf('lineage', ['generation', 'ancestor', 'way'], { name: 'WeLore' })).toEqual(
    [[1, 'GaLore', ['WeLore', 'GaLore']]],
  );
  expect(await columnsOf('lineage', ['ancestor'], { name: 'GaLore' })).toEqual([]);
  expect(await columnsOf('descendants', ['descendant'], { name: 'GaLore' })).toEqual([['WeLore']]);
});

test('links less sure than asked for are left out', async () => {
  const given = { name: 'WeLore', confidence: 0.9 };
  expect(await rowsOf('lineage', given)).toEqual([]);
  expect(await rowsOf('outperforms-claims', { confidence: 0.9 })).toEqual([]);
});

test('head-to-head counts the papers of each, and those with both', async () => {
  const wanted = ['benchmark', 'papers_first', 'papers_second', 'papers_with_both'];
  expect(await columnsOf('head-to-head', wanted, { to: 'GaLore' })).toEqual([['GLUE', 2, 1, 1]]);
});

test('timeline gives the share of each year', async () => {
  expect(await columnsOf('timeline', ['year', 'papers', 'percent', 'compare_with'])).toEqual([
    [2021, 1, 100, 0],
    [2024, 1, 25, 1],
  ]);
});

test('papers-with wants every name, by whichever spelling', async () => {
  const names = ['low-rank ADAPTATION', 'glue'];
  expect(await columnsOf('papers-with', ['paper'], { names })).toEqual([
    ['2403.03507'],
    ['2106.09685'],
  ]);
  expect(await rowsOf('papers-with', { names: [...names, 'nothing of the kind'] })).toEqual([]);
  expect(await rowsOf('papers-with', { names: [] })).toEqual([]);
});

test('evaluated-on gives what was introduced, not what else a paper names', async () => {
  expect(await columnsOf('evaluated-on', ['introduced', 'date'])).toEqual([
    ['GaLore', '2024-03-06'],
    ['LoRA', '2021-06-17'],
  ]);
});

test('tried-on gives the sentence that says so', async () => {
  expect(await columnsOf('tried-on', ['model', 'papers', 'applied'], { name: 'H2O' })).toEqual([
    ['LLaMA-2 7B', 1, 'We apply H2O to LLaMA-2 7B and report MMLU.'],
  ]);
});

test('not-tried-on leaves out what the method met', async () => {
  // GaLore is the only rival of LoRA, and its papers use LLaMA-2 7B, where LoRA is named too, and LLaMA-2, where it is not.
  expect(
    await columnsOf('not-tried-on', ['not_tried_on', 'rivals_tried'], { name: 'LoRA' }),
  ).toEqual([['LLaMA-2', ['GaLore']]]);
});

test('evidence-chain goes over no node with more relationships than hub', async () => {
  const ends = { from: 'WeLore', to: 'GLUE' };
  expect(await rowsOf('evidence-chain', ends)).toHaveLength(3);
  expect(await rowsOf('evidence-chain', { ...ends, hub: 1 })).toEqual([]);
});

test('search puts what is called just so first, and finds all words from their beginnings', async () => {
  expect(await columnsOf('search', ['name', 'called_so'], { text: 'LLAMA-2' })).toEqual([
    ['LLaMA-2', true],
    ['LLaMA-2 7B', false],
  ]);
  const adaptation = await columnsOf('search', ['type'], { text: 'the adapt low-rank' });
  expect(adaptation.flat().sort()).toEqual(['Method', 'Paper']);
  expect(await columnsOf('search', ['name'], { text: 'h2o', type: 'Paper' })).toEqual([]);
  expect(await rowsOf('search', { text: 'the of' })).toEqual([]);
  expect(await rowsOf('search', { text: '' })).toEqual([]);
});

test.each([
  '+',
  '*',
  '"',
  'a*',
  'name:x',
  '(',
  '\\',
  'x~2',
  '[a TO b]',
  'AND OR NOT',
  '/r/',
  '&& ||',
])('search reads %s as words, not as the language of the index', async (text) => {
  for (const given of [text, `llama ${text}`, `${text}llama`]) {
    await stores.ask('search', { text: given });
  }
});

test('shared-names and quality-checks find the name of two things', async () => {
  expect(await columnsOf('shared-names', ['spelling', 'ids'])).toEqual([
    ['falcon', ['method:falcon', 'model:falcon']],
  ]);
  expect(await columnsOf('quality-checks', ['finding', 'found', 'examples'])).toEqual([
    ['a name of more than one thing', 1, ['falcon']],
    ['a paper without a year', 1, ['title:0011223344556677']],
  ]);
});
