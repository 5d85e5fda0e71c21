import { describe, expect, it } from 'vitest';
import { FeatureTable } from '../../src/extract/feature-table.ts';
import { NetworkModel, packNetwork, unpackNetwork } from '../../src/extract/network.ts';

/** One cell that fires where features 11 and 22 come together, and a straight way that prefers "b" for 33. */
const data = {
  labels: ['a', 'b'],
  hidden: 1,
  inputs: 1,
  keys: Uint32Array.of(11, 22, 33),
  // cell, a, b for each key
  weights: Int8Array.of(60, 0, 0, 60, 0, 0, 0, 0, 40),
  scales: [0.1, 0.1],
  // bias of cell, a, b; the same for the number beside; the cell's weight for a and b
  floats: Float32Array.of(-8, 0, 0, 0, 0, 5, 3, 0),
};

describe('a network over hashed features', () => {
  const model = new NetworkModel(data);
  const log = (features: number[], numbers?: Float32Array) => {
    const [a, b] = model.probabilities(features, numbers);
    return Math.log(a! / b!);
  };

  it('lets features say together what none says alone', () => {
    expect(log([11])).toBeCloseTo(0, 5);
    expect(log([22])).toBeCloseTo(0, 5);
    expect(log([11, 22])).toBeCloseTo(12, 3);
  });

  it('lets a feature speak for itself, and passes over unknown ones', () => {
    expect(log([33])).toBeCloseTo(-4, 5);
    expect(log([33, 77])).toBeCloseTo(-4, 5);
  });

  it('takes numbers beside the features', () => {
    expect(log([], Float32Array.of(2))).toBeCloseTo(-10, 5);
  });

  it('comes back from its file as it was', () => {
    const read = unpackNetwork(packNetwork(data), 'x.bin');
    expect(read.labels).toEqual(['a', 'b']);
    expect([...read.probabilities([11, 22, 33], Float32Array.of(1))]).toEqual([
      ...model.probabilities([11, 22, 33], Float32Array.of(1)),
    ]);
  });

  it('says that a file cut short is damaged', () => {
    expect(() => unpackNetwork(packNetwork(data).subarray(0, -1), 'judge.bin')).toThrow(
      'The model file judge.bin is damaged: install paperloom again.',
    );
  });
});

describe('the table of features', () => {
  it('finds each of many, and only these', () => {
    const keys = Uint32Array.from({ length: 5000 }, (_, i) => Math.imul(i + 1, 2654435761) >>> 0);
    const table = new FeatureTable(keys);
    expect(keys.every((key, row) => table.rowOf(key) === row)).toBe(true);
    const known = new Set(keys);
    const others = Array.from({ length: 5000 }, (_, i) => (i * 7919 + 5) >>> 0);
    expect(others.filter((key) => !known.has(key)).every((key) => table.rowOf(key) === -1)).toBe(
      true,
    );
  });
});
