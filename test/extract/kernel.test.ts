import { describe, expect, it } from 'vitest';
import { gateOrder, HALF, Kernel, UNIT } from '../../src/extract/kernel.ts';

/** Small numbers that look random and are the same on every run. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

describe('the kernel', () => {
  it('multiplies two vectors with a matrix', () => {
    const kernel = new Kernel();
    const next = noise(1);
    const inputs = 7;
    const outputs = 48;
    const matrix = Int8Array.from({ length: inputs * outputs }, () => Math.round(next() * 127));
    const vectors = [1, 2].map(() =>
      Int16Array.from({ length: 8 }, (_, i) => (i < inputs ? Math.round(next() * UNIT) : 0)),
    );
    const add = Float32Array.from({ length: outputs }, () => next());
    const weights = kernel.putMatrix(matrix, inputs, outputs);
    const addAt = kernel.putFloats(add);
    const input = kernel.take(32);
    const out = kernel.take(outputs * 8);
    const work = kernel.take(128);
    vectors.forEach((vector, k) => {
      new Int16Array(kernel.buffer, input + k * 16, 8).set(vector);
    });
    const scales = [1e-4, 3e-4] as const;
    kernel.run.multiply(
      input,
      input + 16,
      4,
      weights,
      outputs,
      ...scales,
      addAt,
      out,
      out + outputs * 4,
      work,
    );
    const result = new Float32Array(kernel.buffer, out, outputs * 2);
    vectors.forEach((vector, k) => {
      for (let o = 0; o < outputs; o++) {
        let sum = 0;
        for (let i = 0; i < inputs; i++) sum += vector[i]! * matrix[i * outputs + o]!;
        expect(result[k * outputs + o]).toBeCloseTo(sum * scales[k]! + add[o]!, 3);
      }
    });
  });

  it('adds numbers times their rows, those that are zero left out', () => {
    const kernel = new Kernel();
    const next = noise(3);
    const [inputs, cells] = [9, 16];
    const numbers = Float32Array.from({ length: inputs }, (_, i) => (i % 3 === 0 ? 0 : next()));
    const before = Float32Array.from({ length: cells }, () => next());
    // by blocks of eight cells, in each a row an input
    const rows = Float32Array.from({ length: inputs * cells }, () => next());
    const [rowsAt, numbersAt, cellsAt] = [rows, numbers, before].map((x) =>
      kernel.putFloats(x),
    ) as [number, number, number];
    const work = kernel.take(inputs * 8);
    kernel.run.addNumbers(numbersAt, inputs, rowsAt, cells / 8, cellsAt, work);
    const after = new Float32Array(kernel.buffer, cellsAt, cells);
    for (let c = 0; c < cells; c++) {
      let sum = before[c]!;
      for (let i = 0; i < inputs; i++)
        sum += numbers[i]! * rows[(c >> 3) * inputs * 8 + i * 8 + (c & 7)]!;
      expect(after[c]).toBeCloseTo(sum, 5);
    }
  });

  it.each([
    [false, 5, 0],
    [true, 5, 0],
    [false, 5, 3],
    [true, 5, 3],
    [true, 4, 4],
  ])(
    'runs an LSTM as its equations say, backwards: %s, over %i tokens and %i',
    (backwards, ...counts) => {
      const kernel = new Kernel();
      const next = noise(7);
      const cells = 8;
      const gate = Int8Array.from({ length: cells * 4 * cells }, () => Math.round(next() * 100));
      const scale = 0.01;
      const order = gateOrder(cells);
      const weights = kernel.putMatrix(gate, cells, 4 * cells, order);
      const sequences = counts.map((steps) => {
        const given = Array.from({ length: steps }, () =>
          Float32Array.from({ length: 4 * cells }, () => next() * 2),
        );
        const rows = given.map((row) => {
          const ordered = new Float32Array(row.length);
          row.forEach((x, j) => {
            ordered[order(j)] = x * HALF;
          });
          return kernel.putFloats(ordered);
        });
        const rowsAt = kernel.take(steps * 4);
        new Uint32Array(kernel.buffer, rowsAt, steps).set(rows);
        return { steps, given, rowsAt, out: kernel.take(steps * cells * 2) };
      });
      const [one, other] = sequences as [(typeof sequences)[0], (typeof sequences)[0]];
      const work = kernel.take(cells * 44);
      kernel.run.lstm(
        one.rowsAt,
        one.steps,
        other.rowsAt,
        other.steps,
        0,
        backwards ? 1 : 0,
        weights,
        (scale / UNIT) * HALF,
        cells,
        work,
        one.out,
        other.out,
        cells * 2,
      );
      const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
      for (const { steps, given, out } of sequences) {
        const states = new Int16Array(kernel.buffer, out, steps * cells);
        let h = new Array<number>(cells).fill(0);
        let s = new Array<number>(cells).fill(0);
        for (let n = 0; n < steps; n++) {
          const t = backwards ? steps - 1 - n : n;
          const z = Array.from(given[t]!, (x, j) =>
            h.reduce((sum, value, k) => sum + value * gate[k * 4 * cells + j]! * scale, x),
          );
          s = s.map(
            (old, c) =>
              sigmoid(z[cells + c]!) * old + sigmoid(z[c]!) * Math.tanh(z[3 * cells + c]!),
          );
          h = s.map((value, c) => sigmoid(z[2 * cells + c]!) * Math.tanh(value));
          h.forEach((value, c) => {
            expect(states[t * cells + c]! / UNIT).toBeCloseTo(value, 2);
          });
        }
      }
    },
  );

  it('puts a vector over its greatest number, in whole numbers', () => {
    const kernel = new Kernel();
    const next = noise(3);
    const vector = Float32Array.from({ length: 40 }, next);
    vector[7] = -2;
    const at = kernel.putFloats(vector);
    const out = kernel.take(vector.length * 2);
    expect(kernel.run.wholes(at, vector.length, out)).toBe(2);
    const wholes = Array.from(vector, (x) => Math.round((x / 2) * UNIT) + 0);
    expect([...new Int16Array(kernel.buffer, out, vector.length)]).toEqual(wholes);
  });

  it('goes through two layers, of states alone and of numbers with states', () => {
    const kernel = new Kernel();
    const next = noise(9);
    const [count, inputs, width, outputs, states] = [3, 10, 16, 32, 8];
    const matrix = (rows: number, columns: number) =>
      Int8Array.from({ length: rows * columns }, () => Math.round(next() * 127));
    const wholes = (rows: number, columns: number) =>
      Array.from({ length: rows }, () =>
        Int16Array.from({ length: columns }, () => Math.round(next() * UNIT)),
      );
    const floats = (length: number) => Float32Array.from({ length }, next);
    const scale = 0.01;
    const [first, second, third] = [
      matrix(inputs, width),
      matrix(width, outputs),
      matrix(width + states, width),
    ];
    const [firstBias, secondBias, thirdBias] = [floats(width), floats(outputs), floats(width)];
    const [given, seconds] = [wholes(count, inputs), wholes(count, states)];
    /** Rows a whole number of pairs apart, and one more, since two are read at a time. */
    const put = (rows: Int16Array[]) => {
      const length = rows[0]!.length;
      const at = kernel.take((rows.length + 1) * length * 2);
      rows.forEach((row, i) => {
        new Int16Array(kernel.buffer, at + i * length * 2, length).set(row);
      });
      return at;
    };
    const room = (width + states) * 4;
    const joint = kernel.take((count + 1) * room);
    const hidden = kernel.take((count + 1) * width * 4);
    const out = kernel.take((count + 1) * outputs * 4);
    const work = kernel.take(128 + room);
    const secondAt = kernel.putMatrix(second, width, outputs);
    const secondBiasAt = kernel.putFloats(secondBias);
    /** What is told of `input`, then what is made of that. */
    const layersOf = (input: number[], weights: Int8Array, bias: Float32Array) => {
      const sums = (x: number[], w: Int8Array, b: Float32Array) =>
        Array.from(b, (add, o) =>
          x.reduce((sum, value, i) => sum + value * w[i * b.length + o]! * scale, add),
        );
      const told = sums(input, weights, bias).map((x) => Math.max(0, x));
      return { told, made: sums(told, second, secondBias) };
    };
    const near = (at: number, expected: number[]) => {
      const numbers = new Float32Array(kernel.buffer, at, expected.length);
      expected.forEach((x, i) => {
        expect(Math.abs(numbers[i]! - x)).toBeLessThan(0.01);
      });
    };
    kernel.run.layers(
      put(given),
      count,
      inputs * 2,
      inputs / 2,
      kernel.putMatrix(first, inputs, width),
      scale / UNIT,
      kernel.putFloats(firstBias),
      width,
      secondAt,
      scale,
      secondBiasAt,
      outputs,
      joint,
      room,
      out,
      work,
    );
    const told = given.map((row, t) => {
      const { told, made } = layersOf(
        Array.from(row, (x) => x / UNIT),
        first,
        firstBias,
      );
      near(joint + t * room, told);
      near(out + t * outputs * 4, made);
      return told;
    });
    kernel.run.layersOfBoth(
      joint,
      count,
      room,
      put(seconds),
      states,
      kernel.putMatrix(third, width + states, width),
      scale,
      kernel.putFloats(thirdBias),
      width,
      secondAt,
      scale,
      secondBiasAt,
      outputs,
      hidden,
      out,
      work,
    );
    told.forEach((row, t) => {
      const both = [...row, ...Array.from(seconds[t]!, (x) => x / UNIT)];
      const { told, made } = layersOf(both, third, thirdBias);
      near(hidden + t * width * 4, told);
      near(out + t * outputs * 4, made);
    });
  });

  it('keeps what was put there when its memory grows', () => {
    const kernel = new Kernel();
    const at = kernel.putFloats(Float32Array.of(1, 2, 3));
    kernel.take(5_000_000);
    expect([...new Float32Array(kernel.buffer, at, 3)]).toEqual([1, 2, 3]);
  });
});
