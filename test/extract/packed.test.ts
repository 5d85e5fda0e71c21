import { describe, expect, it } from 'vitest';
import { Kernel } from '../../src/extract/kernel.ts';
import { MOST, PackedWeights } from '../../src/extract/packed.ts';

/** Rows of `labels` weights, counted up through the whole of a byte, for features keyed as given. */
function packedOf(keys: number[], labels: number) {
  const weights = Int8Array.from(
    { length: keys.length * labels },
    (_, i) => ((i * 37) % 255) - 127,
  );
  const packed = new PackedWeights(new Kernel(), Uint32Array.from(keys), weights, labels);
  const sum = (features: number[], label: number): number =>
    features.reduce((s, f) => s + (weights[keys.indexOf(f) * labels + label] ?? 0), 0);
  return { packed, sum };
}

function scoresOf(packed: PackedWeights, features: number[], labels: number): number[] {
  const sums = new Float32Array(labels);
  packed.add(Int32Array.from(features), sums);
  return [...sums];
}

describe('packed weights', () => {
  const keys = [7, 9, 0x80000001, 0xffffffff, 0x12345678, 7 + 1024, 7 + 2048].sort((a, b) => a - b);

  it('sum the rows of the features that are known, for any number of labels', () => {
    for (const labels of [1, 2, 3, 4, 5, 6, 12, 13, 17, 38]) {
      const { packed, sum } = packedOf(keys, labels);
      const wanted = Array.from({ length: labels }, (_, label) => sum(keys, label));
      expect(scoresOf(packed, keys, labels)).toEqual(wanted);
    }
  });

  it('pass over features that are not known, be they ever so near', () => {
    const { packed } = packedOf(keys, 3);
    expect(scoresOf(packed, [8, 7 + 4096, 0x80000000, 0], 3)).toEqual([0, 0, 0]);
  });

  it('know of nothing when there is nothing', () => {
    const { packed } = packedOf([], 2);
    expect(scoresOf(packed, [1, 2, 3], 2)).toEqual([0, 0]);
  });

  it('take any number of features', () => {
    const { packed, sum } = packedOf(keys, 2);
    const many = Array.from({ length: 3 * MOST + 5 }, (_, i) => keys[i % keys.length]!);
    expect(scoresOf(packed, many, 2)).toEqual([sum(many, 0), sum(many, 1)]);
  });

  it('hold as many rows as one pass may have, at the ends of a byte', () => {
    const many = Array.from({ length: MOST }, (_, i) => i * 3 + 1);
    for (const weight of [127, -127]) {
      const weights = new Int8Array(MOST * 3).fill(weight);
      const packed = new PackedWeights(new Kernel(), Uint32Array.from(many), weights, 3);
      const wanted = weight * MOST;
      expect(scoresOf(packed, many, 3)).toEqual([wanted, wanted, wanted]);
    }
  });
});
