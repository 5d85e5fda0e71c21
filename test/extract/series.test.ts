import { describe, expect, it } from 'vitest';
import { partSeries } from '../../src/extract/series.ts';
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
