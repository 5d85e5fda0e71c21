import { describe, expect, it } from 'vitest';
import { Kernel, UNIT } from '../../../src/extract/encoder/kernel.ts';

/** Small numbers that look random and are the same on every run. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

describe('the kernel', () => {
  it('multiplies a vector with a matrix', () => {
    const kernel = new Kernel();
    const next = noise(1);
    const inputs = 7;
    const outputs = 64;
    const matrix = Int8Array.from({ length: inputs * outputs }, () => Math.round(next() * 127));
    const vector = Int16Array.from({ length: 8 }, (_, i) =>
      i < inputs ? Math.round(next() * UNIT) : 0,
    );
    const add = Float32Array.from({ length: outputs }, () => next());
    const weights = kernel.putMatrix(matrix, inputs, outputs);
    const addAt = kernel.putFloats(add);
    const input = kernel.take(16);
    const out = kernel.take(outputs * 4);
    new Int16Array(kernel.buffer, input, 8).set(vector);
    kernel.run.multiply(input, 4, weights, outputs, 1e-4, addAt, out);
    const result = new Float32Array(kernel.buffer, out, outputs);
    for (let o = 0; o < outputs; o++) {
      let sum = 0;
      for (let i = 0; i < inputs; i++) sum += vector[i]! * matrix[i * outputs + o]!;
      expect(result[o]).toBeCloseTo(sum * 1e-4 + add[o]!, 3);
    }
  });

  it.each([false, true])('runs an LSTM as its equations say, backwards: %s', (backwards) => {
    const kernel = new Kernel();
    const next = noise(7);
    const cells = 8;
    const steps = 5;
    const gate = Int8Array.from({ length: cells * 4 * cells }, () => Math.round(next() * 100));
    const scale = 0.01;
    const given = Array.from({ length: steps }, () =>
      Float32Array.from({ length: 4 * cells }, () => next() * 2),
    );
    const weights = kernel.putMatrix(gate, cells, 4 * cells);
    const rows = given.map((row) => kernel.putFloats(row));
    const rowsAt = kernel.take(steps * 4);
    const work = kernel.take(cells * 5 * 4);
    const out = kernel.take(steps * cells * 2);
    new Uint32Array(kernel.buffer, rowsAt, steps).set(rows);
    kernel.run.lstm(
      rowsAt,
      steps,
      0,
      backwards ? 1 : 0,
      weights,
      scale / UNIT,
      cells,
      work,
      out,
      cells * 2,
    );
    const states = new Int16Array(kernel.buffer, out, steps * cells);
    const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
    let h = new Array<number>(cells).fill(0);
    let s = new Array<number>(cells).fill(0);
    for (let n = 0; n < steps; n++) {
      const t = backwards ? steps - 1 - n : n;
      const z = Array.from(given[t]!, (x, j) =>
        h.reduce((sum, value, k) => sum + value * gate[k * 4 * cells + j]! * scale, x),
      );
      s = s.map(
        (old, c) => sigmoid(z[cells + c]!) * old + sigmoid(z[c]!) * Math.tanh(z[3 * cells + c]!),
      );
      h = s.map((value, c) => sigmoid(z[2 * cells + c]!) * Math.tanh(value));
      h.forEach((value, c) => {
        expect(states[t * cells + c]! / UNIT).toBeCloseTo(value, 2);
      });
    }
  });

  it('keeps what was put there when its memory grows', () => {
    const kernel = new Kernel();
    const at = kernel.putFloats(Float32Array.of(1, 2, 3));
    kernel.take(5_000_000);
    expect([...new Float32Array(kernel.buffer, at, 3)]).toEqual([1, 2, 3]);
  });
});
