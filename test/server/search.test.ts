import { describe, expect, it } from 'vitest';
import { GraphIndex } from '../../src/graph/graph-index.ts';
import { NameSearch } from '../../src/server/search/name-search.ts';
import { searchKey } from '../../src/server/search/search-key.ts';
import { smallGraph } from '../support/small-graph.ts';

const search = new NameSearch(new GraphIndex(smallGraph()));
const names = (query: string) => search.find(query).hits.map(({ name }) => name);

describe('searching names', () => {
  it('puts an exact name before all that begin with it or hold it', () => {
    expect(names('lora')[0]).toBe('LoRA');
    expect(names('llama-2')[0]).toBe('LLaMA-2');
  });

  it('finds the best match by three letters', () => {
    expect(names('gal')[0]).toBe('GaLore');
    expect(names('mml')[0]).toBe('MMLU');
  });

  it('ignores case, hyphens, gaps and accents', () => {
    for (const query of ['LLAMA 2 7b', 'llama27b', 'llama-2-7B', 'Llàma 2 7B']) {
      expect(names(query)[0]).toBe('LLaMA-2 7B');
    }
  });

  it('finds aliases and says which', () => {
    expect(search.find('low-rank adap').hits[0]).toMatchObject({
      name: 'LoRA',
      also: 'Low-Rank Adaptation',
    });
  });

  it('finds what is called so and what is also written so, each by itself', () => {
    const graph = smallGraph();
    graph.entities.find(({ id }) => id === 'method:lora')!.aliases.push('WeLore');
    const { hits } = new NameSearch(new GraphIndex(graph)).find('welore', 2);
    expect(hits.map(({ id, also }) => [id, also])).toEqual([
      ['method:welore', undefined],
      ['method:lora', 'WeLore'],
    ]);
  });

  it('finds papers by words of their title, in any order, and by their id', () => {
    expect(names('cache heavy')).toContain('Heavy Hitters in the Cache');
    expect(names('2403.03507')).toEqual(['GaLore: Gradients Projected to a Low Rank']);
  });

  it('says where the match lies in the name', () => {
    expect(search.find('lor').hits.find(({ name }) => name === 'WeLore')?.match).toEqual([2, 5]);
  });

  it('suggests a close name where nothing matches', () => {
    expect(search.find('galroe')).toMatchObject({ hits: [], suggestion: 'GaLore' });
    expect(search.find('qqqqqqqq')).toEqual({ query: 'qqqqqqqq', hits: [] });
  });

  it('answers nothing to nothing, and holds out against odd queries', () => {
    expect(names('   ')).toEqual([]);
    expect(names('$_{}()[]*?')).toEqual([]);
    expect(names('x'.repeat(100_000))).toEqual([]);
  });
});

describe('searchKey', () => {
  it('leaves words alone', () => {
    expect(searchKey('H$_2$O: Café—Crème (v2.0)')).toBe('h 2 o cafe creme v2 0');
  });
});
