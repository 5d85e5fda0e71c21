import { describe, expect, it } from 'vitest';
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

  it('adds up as its formula says, with more cells, features and numbers', () => {
    const [hidden, inputs, count] = [6, 5, 400];
    const labels = ['a', 'b', 'c'];
    const width = hidden + labels.length;
    const keys = Uint32Array.from({ length: count }, (_, i) => Math.imul(i + 1, 2654435761)).sort();
    const weights = Int8Array.from({ length: count * width }, (_, i) => (i * 37) % 11);
    const size = (1 + inputs) * width + hidden * labels.length;
    const floats = Float32Array.from({ length: size }, (_, i) => Math.sin(i));
    const scales = [1e-3, 1e-3];
    const net = new NetworkModel({ labels, hidden, inputs, keys, weights, scales, floats });
    const features = [...keys.slice(50), 5];
    const numbers = Float32Array.of(0.5, 0, -2, 0, 1);
    const cells = Array.from({ length: width }, (_, i) => {
      let sum = floats[i]!;
      for (let row = 50; row < count; row++) sum += weights[row * width + i]! * 1e-3;
      return numbers.reduce((all, x, n) => all + floats[(n + 1) * width + i]! * x, sum);
    });
    const scores = labels.map((_, c) =>
      cells
        .slice(0, hidden)
        .reduce(
          (sum, value, d) =>
            sum + Math.max(0, value) * floats[(1 + inputs) * width + d * labels.length + c]!,
          cells[hidden + c]!,
        ),
    );
    const found = net.probabilities(features, numbers);
    expect(Math.log(found[0]! / found[1]!)).toBeCloseTo(scores[0]! - scores[1]!, 5);
    expect(Math.log(found[0]! / found[2]!)).toBeCloseTo(scores[0]! - scores[2]!, 5);
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
