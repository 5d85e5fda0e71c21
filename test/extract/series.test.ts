import { describe, expect, it } from 'vitest';
import { joinVariants, partSeries } from '../../src/extract/series.ts';
import type { ExtractedEntity } from '../../src/extract/types.ts';

function model(name: string, familyOf?: string): ExtractedEntity {
  return { name, type: 'Model', ...(familyOf ? { familyOf } : {}) } as ExtractedEntity;
}

describe('series and sizes', () => {
  it('lets a generation stand for itself where the paper tells of no other', () => {
    const alone = model('GPT-4', 'GPT');
    partSeries([alone, model('LLaMA-2 7B', 'LLaMA-2')]);
    expect(alone.familyOf).toBeUndefined();
    expect(alone.seriesOf).toBe('GPT');
  });

  it('keeps the family where two generations are named', () => {
    const [three, four] = [model('GPT-3', 'GPT'), model('GPT-4', 'GPT')];
    partSeries([three, four]);
    expect([three.familyOf, four.familyOf]).toEqual(['GPT', 'GPT']);
  });

  it('keeps the family of a size in any case', () => {
    const size = model('LLaMA-2 7B', 'LLaMA-2');
    partSeries([size]);
    expect(size.familyOf).toBe('LLaMA-2');
  });
});

describe('variants of what a paper presents', () => {
  const own = (name: string, relation = 'introduces'): ExtractedEntity =>
    ({ name, type: 'Model', scope: 'proper', relation }) as ExtractedEntity;

  it('hang under the name that theirs begins with, the longest', () => {
    const all = [own('Heron'), own('Heron-small'), own('Heron-small chat')];
    joinVariants(all);
    expect(all.map(({ familyOf }) => familyOf)).toEqual([undefined, 'Heron', 'Heron-small']);
  });

  it('are not what is built on something that others made', () => {
    const all = [own('Stork', 'uses'), own('Stork-VQA'), own('Storks')];
    joinVariants(all);
    expect(all.map(({ familyOf }) => familyOf)).toEqual([undefined, undefined, undefined]);
  });
});
