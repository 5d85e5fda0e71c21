import { beforeAll, expect, test } from 'vitest';
import { bothStores } from '../support/both-stores.ts';
import { smallGraph } from '../support/small-graph.ts';

// Whole answers of saved queries on a graph small enough to check by hand. Each is asked on both stores.
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
