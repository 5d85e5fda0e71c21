import { describe, expect, it } from 'vitest';
import { LinearModel } from '../../src/extract/linear.ts';
import { MOST } from '../../src/extract/packed.ts';

/** A model of `labels` labels whose features are keyed as given, with weights counted up through the whole of a byte. */
function modelOf(keys: number[], labels: number, scale = 1) {
  const weights = Int8Array.from(
    { length: keys.length * labels },
    (_, i) => ((i * 37) % 255) - 127,
  );
  const model = new LinearModel({
    labels: Array.from({ length: labels }, (_, i) => `label ${i}`),
    keys: Uint32Array.from(keys),
    weights,
    scale,
    extra: {},
  });
  const sum = (features: number[], label: number): number =>
    features.reduce((s, f) => s + (weights[keys.indexOf(f) * labels + label] ?? 0), 0) * scale;
  return { model, sum };
}

describe('the packed weights of a linear model', () => {
  const keys = [7, 9, 0x80000001, 0xffffffff, 0x12345678, 7 + 1024, 7 + 2048].sort((a, b) => a - b);

  it('sum the rows of the features that are known, for any number of labels', () => {
    for (const labels of [1, 2, 3, 4, 5, 6, 17]) {
      const { model, sum } = modelOf(keys, labels, 0.5);
      const scores = new Float64Array(labels);
      model.writeScores(keys, scores);
      expect([...scores]).toEqual([...scores].map((_, label) => sum(keys, label)));
    }
  });

  it('pass over features that are not known, be they ever so near', () => {
    const { model } = modelOf(keys, 3);
    const scores = new Float64Array(3);
    model.writeScores([8, 7 + 4096, 0x80000000, 0], scores);
    expect([...scores]).toEqual([0, 0, 0]);
  });

  it('know of nothing when there is nothing', () => {
    const { model } = modelOf([], 2);
    const scores = Float64Array.of(1, 1);
    model.writeScores([1, 2, 3], scores);
    expect([...scores]).toEqual([0, 0]);
  });

  it('hold more features than fit into one pass, at the ends of a byte', () => {
    const count = MOST * 2 + 3;
    const many = Array.from({ length: count }, (_, i) => i * 3 + 1);
    for (const weight of [127, -127]) {
      const model = new LinearModel({
        labels: ['a', 'b', 'c'],
        keys: Uint32Array.from(many),
        weights: new Int8Array(count * 3).fill(weight),
        scale: 1,
        extra: {},
      });
      const scores = new Float64Array(3);
      model.writeScores(many, scores);
      expect([...scores]).toEqual([weight * count, weight * count, weight * count]);
    }
  });
});
