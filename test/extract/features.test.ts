import { describe, expect, it } from 'vitest';
import { blend, FeatureList, few, step } from '../../src/extract/features.ts';

function hashOf(name: string, ...values: [number?, number?, number?]): number {
  const list = new FeatureList();
  list.add(name, ...values);
  return list.hashes[0]!;
}

describe('features', () => {
  it('are signed integers of 32 bits', () => {
    for (const name of ['kind', 'name', 'before', 'after', 'list left']) {
      const hash = hashOf(name, 7, -3);
      expect(hash).toBe(hash | 0);
    }
  });

  it('tell names, values and their order apart', () => {
    const all = [
      hashOf('a'),
      hashOf('b'),
      hashOf('a', 0),
      hashOf('a', 1),
      hashOf('a', -1),
      hashOf('a', 0, 1),
      hashOf('a', 1, 0),
      hashOf('a', 0, 0),
      hashOf('a', 0, 1, 0),
      hashOf('a', 0, 0, 1),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('are the same for the same values', () => {
    expect(hashOf('left', 3, 9)).toBe(hashOf('left', 3, 9));
  });

  it('hardly ever fall together', () => {
    const seen = new Set<number>();
    for (let a = 0; a < 300; a++) for (let b = 0; b < 300; b++) seen.add(hashOf('ends', a, b));
    // of 90,000 values in 2^32 one pair is to be expected
    expect(seen.size).toBeGreaterThan(89_990);
  });

  it('blend what they go with, whatever its kind', () => {
    const all = [
      blend('Model', 'proper'),
      blend('proper', 'Model'),
      blend('Model'),
      blend('Model', true),
      blend('Model', false),
      blend('Model', undefined),
      blend('Model', 2),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(blend('Model', 'proper')).toBe(blend('Model', 'proper'));
  });

  it('take probabilities in steps that are finer towards the ends, and counts up to four', () => {
    expect([0, 0.01, 0.5, 0.9, 0.99, 1].map(step)).toEqual([-6, -5, 0, 2, 5, 6]);
    expect([0, 3, 4, 90].map(few)).toEqual([0, 3, 4, 4]);
  });
});
