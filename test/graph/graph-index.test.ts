import { describe, expect, it } from 'vitest';
import { GraphIndex } from '../../src/graph/graph-index.ts';
import { smallGraph } from '../support/small-graph.ts';

const index = new GraphIndex(smallGraph());
const found = (name: string) => index.find(name).map(({ id }) => id);

describe('a node', () => {
  it('is a paper or an entity, by its id', () => {
    expect(index.node('method:lora')).toMatchObject({ kind: 'Method', name: 'LoRA' });
    expect(index.node('2403.03507')).toMatchObject({
      kind: 'Paper',
      name: 'GaLore: Gradients Projected to a Low Rank',
    });
    expect(index.node('method:ghost')).toBeUndefined();
  });

  it('has relations in both directions, and a degree', () => {
    const relations = index.relationsOf('method:galore');
    expect(relations.map(({ from, type, to }) => `${from} ${type} ${to}`)).toEqual([
      '2403.03507 INTRODUCES method:galore',
      '2407.11239 USES method:galore',
      'method:galore OUTPERFORMS method:lora',
      'method:welore EXTENDS method:galore',
    ]);
    expect(index.degree('method:galore')).toBe(4);
    expect(index.relationsOf('method:ghost')).toEqual([]);
  });

  it('is in one community or none', () => {
    expect(index.communityOf('method:h2o')?.id).toBe('community:mmlu');
    expect(index.communityOf('method:falcon')).toBeUndefined();
  });
});

describe('a name finds', () => {
  it.each([
    ['method:lora', 'method:lora'],
    ['LoRA', 'method:lora'],
    ['  LoRA ', 'method:lora'],
    ['lora', 'method:lora'],
    ['Low-Rank Adaptation', 'method:lora'],
    ['low rank adaptation', 'method:lora'],
    ['LLaMA2', 'model:llama-2'],
    ['LLAMA-2-7b', 'model:llama-2-7b'],
    ['Full fine tuning', 'method:full-fine-tuning'],
    ['falcon on land', '2401.00001'],
    ['arXiv:2106.09685v2', '2106.09685'],
    ['https://arxiv.org/abs/2106.09685', '2106.09685'],
    ['https://doi.org/10.1000/H2O.5', '10.1000/h2o.5'],
    ['LoRAs', 'method:lora'],
    ['low-rank adaptations', 'method:lora'],
  ])('%s', (name, id) => {
    expect(found(name)).toEqual([id]);
  });

  it('all that share it, the most connected first', () => {
    expect(found('Falcon')).toEqual(['method:falcon', 'model:falcon']);
    const graph = smallGraph();
    const relations = graph.relations.filter(({ to }) => to !== 'method:falcon');
    const less = new GraphIndex({ ...graph, relations });
    expect(less.find('Falcon').map(({ id }) => id)).toEqual(['model:falcon', 'method:falcon']);
  });

  it('what is called so and what is also written so', () => {
    const graph = smallGraph();
    graph.entities.find(({ id }) => id === 'method:lora')!.aliases.push('WeLore');
    const ids = (name: string) => new GraphIndex(graph).find(name).map(({ id }) => id);
    expect(ids('WeLore')).toEqual(['method:lora', 'method:welore']);
    expect(ids('welore')).toEqual(['method:lora', 'method:welore']);
    expect(ids('method:welore')).toEqual(['method:welore']);
  });

  it('what papers write so, where no name is so, the most often written first', () => {
    const graph = smallGraph();
    const spell = (of: string, ...spellings: [text: string, mentions: number][]) => {
      graph.entities.find(({ id }) => id === of)!.spellings = spellings.map(([text, mentions]) => {
        const place = { paper: '2106.09685', field: 'title', start: 0, end: 4 } as const;
        return { text, mentions, papers: 1, by: ['context'], ...place };
      });
    };
    spell('method:lora', ['small factors', 2], ['GaLore', 9]);
    spell('method:welore', ['Small Factors', 5]);
    const ids = (name: string) => new GraphIndex(graph).find(name).map(({ id }) => id);
    expect(ids('Small-factors')).toEqual(['method:welore', 'method:lora']);
    expect(ids('GaLore')).toEqual(['method:galore']);
  });

  it('a paper by the id that it had in its file, unless something is called so', () => {
    const graph = smallGraph();
    const [one, two, three] = graph.papers;
    one!.sources = [{ file: 'a.jsonl', entry: 1, id: 'c00007' }];
    two!.sources = [{ file: 'a.jsonl', entry: 2, id: 'GaLore' }];
    three!.sources = [{ file: 'b.jsonl', entry: 1, id: 'c00007' }];
    const index = new GraphIndex(graph);
    const ids = (name: string) => index.find(name).map(({ id }) => id);
    expect(ids('c00007').sort()).toEqual([one!.id, three!.id].sort());
    expect(ids('GaLore')).toEqual(['method:galore']);
  });

  it('nothing where nothing is called so', () => {
    expect(found('GaLoreX')).toEqual([]);
    expect(found('')).toEqual([]);
  });

  it('no property of an object', () => {
    expect(found('__proto__')).toEqual([]);
    expect(found('constructor')).toEqual([]);
  });
});

describe('suggestions', () => {
  it.each([
    ['galroe', 'GaLore'],
    ['GaLor', 'GaLore'],
    ['lorra', 'LoRA'],
    ['Falcn', 'Falcon'],
    ['llama-2 7', 'LLaMA-2 7B'],
    ['full finetunin', 'full fine-tuning'],
    ['Adaptation', 'LoRA'],
    ['tuninig', 'full fine-tuning'],
    ['heavy hitters', 'Heavy Hitters in the Cache'],
  ])('for %s begin with %s', (asked, name) => {
    expect(index.suggest(asked)[0]).toBe(name);
  });

  it('are none for what resembles nothing', () => {
    expect(index.suggest('xyzzyplugh')).toEqual([]);
  });

  it('are as many as asked for, each once', () => {
    const all = index.suggest('lore', 10);
    expect(new Set(all).size).toBe(all.length);
    expect(index.suggest('lore', 1)).toEqual(all.slice(0, 1));
  });
});
