import { describe, expect, it } from 'vitest';
import { GraphIndex } from '../../src/graph/graph-index.ts';
import { findPaths } from '../../src/graph/paths.ts';
import { answerApi } from '../../src/server/api.ts';
import { comparison } from '../../src/server/comparison.ts';
import { pathAnswer } from '../../src/server/path-answer.ts';
import { ServedGraph } from '../../src/server/served-graph.ts';
import { smallGraph } from '../support/small-graph.ts';

const index = new GraphIndex(smallGraph());
const graph = new ServedGraph(index, 'v1');

describe('a path', async () => {
  const answer = (await pathAnswer(graph, 'method:h2o', 'method:lora', false))!;

  it('goes as "paperloom path" goes, with a sentence a step and its evidence', () => {
    const paths = findPaths(index, 'method:h2o', 'method:lora');
    expect(answer.ways.map(({ nodes }) => nodes.map(({ id }) => id))).toEqual(
      paths.map(({ nodes }) => nodes),
    );
    const [first] = answer.ways[0]!.steps;
    expect(first!.told.join('')).toBe('H2O is applied to LLaMA-2 7B.');
    expect(first!.told.filter((_, i) => i % 2 === 1)).toEqual(['H2O', 'LLaMA-2 7B']);
    expect(first!.evidence!.text).toEqual(['We apply H2O to ', 'LLaMA-2 7B', ' and report MMLU.']);
  });

  it('tells the ways apart by what they go through', () => {
    const via = answer.ways.map((way) => way.via?.name);
    expect(via[0]).toBe('LLaMA-2 7B');
    expect(new Set(via).size).toBe(via.length);
  });

  it('says "too" where the same is said of another', async () => {
    const { ways } = (await pathAnswer(graph, '2401.00001', '2407.11239', false))!;
    expect(ways[0]!.steps.map(({ told }) => told.join(''))).toEqual([
      '“Falcon on Land” evaluates on MMLU.',
      'WeLore is evaluated on MMLU, too.',
    ]);
  });

  it('has no ways from a thing to itself or where there are none, and is nothing without its ends', async () => {
    const waysOf = async (from: string) =>
      (await pathAnswer(graph, from, 'method:lora', false))?.ways;
    expect(await waysOf('method:lora')).toEqual([]);
    expect(await waysOf('method:falcon')).toEqual([]);
    expect(await waysOf('method:gone')).toBeUndefined();
  });

  it('names the commonest generic name as what counts as a detour', () => {
    expect(answer.common).toBe('full fine-tuning');
  });
});

describe('a comparison', () => {
  const answer = comparison(index, 'method:lora', 'method:galore', 'v1')!;

  it('says what the two share', () => {
    expect(answer.together.items.map(({ id }) => id)).toEqual(['2403.03507']);
    expect(answer.links.map(({ told }) => told.join(''))).toEqual(['GaLore outperforms LoRA.']);
    expect(answer.common.items.map(({ name }) => name)).toContain('GLUE');
  });

  it('says of each when it was named, who introduced it, how often, and on which benchmarks', () => {
    const [lora, galore] = answer.sides;
    expect([lora.first, galore.first]).toEqual(['2021', '2024']);
    expect(lora.introducedBy.map(({ title }) => title)).toEqual([
      'LoRA: Low-Rank Adaptation of Large Language Models',
    ]);
    expect([lora.papers, galore.papers]).toEqual([3, 2]);
    expect(lora.byRelation).toEqual([
      { type: 'INTRODUCES', papers: 1 },
      { type: 'COMPARES_WITH', papers: 1 },
      { type: 'MENTIONS', papers: 1 },
    ]);
    expect(galore.benchmarks.map(({ name }) => name)).toEqual(['GLUE', 'MMLU']);
  });

  it('knows variants both ways', () => {
    const { sides } = comparison(index, 'model:llama-2', 'model:llama-2-7b', 'v1')!;
    expect(sides[0].variants.map(({ name }) => name)).toEqual(['LLaMA-2 7B']);
    expect(sides[1].variantOf.map(({ name }) => name)).toEqual(['LLaMA-2']);
  });

  it('has all the papers that name both, a stretch at a time, the newest first', async () => {
    const large = structuredClone(smallGraph());
    const [paper] = large.papers;
    const link = large.relations.find(({ type }) => type === 'USES')!;
    for (let i = 0; i < 30; i += 1) {
      large.papers.push({ ...paper!, id: `both-${10 + i}`, year: 1990 + i });
      for (const to of ['method:lora', 'method:galore']) {
        large.relations.push({ ...link, from: `both-${10 + i}`, to } as typeof link);
      }
    }
    const served = new ServedGraph(new GraphIndex(large), 'v1');
    const ask = async (query: string) => {
      const answer = await answerApi('/api/together', new URLSearchParams(query), served);
      return JSON.parse(String(answer!.body)) as { items: { id: string }[] };
    };
    const { together } = comparison(served.index, 'method:lora', 'method:galore', 'v1')!;
    expect(together.count).toBe(31);
    const both = 'a=method:lora&b=method:galore';
    const ids = [...together.items, ...(await ask(`${both}&from=6`)).items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(31);
    expect(ids.slice(0, 2)).toEqual(['2403.03507', 'both-39']);
    expect((await ask(`${both}&from=6&count=3`)).items).toHaveLength(3);
    const wrong = await answerApi('/api/together', new URLSearchParams('a=2106.09685'), served);
    expect(wrong!.status).toBe(404);
  });

  it('is of entities alone', () => {
    expect(comparison(index, 'method:lora', '2106.09685', 'v1')).toBeUndefined();
  });
});
