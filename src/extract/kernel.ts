import { readFileSync } from 'node:fs';

/** The compiled form of tools/kernel/kernel.ts (`npm run kernel`). */
interface KernelExports {
  multiply(
    a: number,
    b: number,
    pairs: number,
    weights: number,
    outputs: number,
    scaleA: number,
    scaleB: number,
    add: number,
    outA: number,
    outB: number,
    work: number,
  ): void;
  addRow(row: number, count: number, scale: number, share: number, vector: number): void;
  wholes(vector: number, count: number, out: number): number;
  lstm(
    rowsA: number,
    countA: number,
    rowsB: number,
    countB: number,
    offset: number,
    backwards: number,
    weights: number,
    scale: number,
    cells: number,
    work: number,
    outA: number,
    outB: number,
    stride: number,
  ): void;
  layers(
    inputs: number,
    count: number,
    stride: number,
    pairs: number,
    layer: number,
    layerScale: number,
    layerBias: number,
    width: number,
    outer: number,
    outerScale: number,
    outerBias: number,
    outputs: number,
    hidden: number,
    room: number,
    out: number,
    work: number,
  ): void;
  layersOfBoth(
    inputs: number,
    count: number,
    room: number,
    whole: number,
    states: number,
    layer: number,
    layerScale: number,
    layerBias: number,
    width: number,
    outer: number,
    outerScale: number,
    outerBias: number,
    outputs: number,
    hidden: number,
    out: number,
    work: number,
  ): void;
  addRows(
    keys: number,
    count: number,
    slots: number,
    mask: number,
    rows: number,
    rowMask: number,
    stride: number,
    sums: number,
    work: number,
  ): void;
  addNumbers(
    inputs: number,
    count: number,
    rows: number,
    blocks: number,
    cells: number,
    work: number,
  ): void;
}

/** What a number between -1 and 1 is times to be kept in 16 bits: sums of a thousand products stay within 32. */
export const UNIT = 8191;

/** Of what comes to the gates of an LSTM its kernel is given half. */
export const HALF = 0.5;

const PAGE = 65536;

/**
 * The arithmetic of the encoder and the networks in WebAssembly, with its memory. Whole numbers, and floats in one order: the
 * same result on every machine.
 */
export class Kernel {
  readonly run: KernelExports;
  readonly #memory = new WebAssembly.Memory({ initial: 1 });
  #integers = new Int32Array(this.buffer);
  #shorts = new Int16Array(this.buffer);
  #floats = new Float32Array(this.buffer);
  #used = 64;

  constructor() {
    const code = readFileSync(new URL('../../src/extract/data/kernel.wasm', import.meta.url));
    const env = {
      memory: this.#memory,
      abort() {
        throw new Error('the kernel stopped');
      },
    };
    const instance = new WebAssembly.Instance(new WebAssembly.Module(code), { env });
    this.run = instance.exports as unknown as KernelExports;
  }

  /** Sets bytes of memory aside and gives their address. Views made before may be lost: take them anew. */
  take(bytes: number): number {
    const at = this.#used;
    this.#used += Math.ceil(bytes / 64) * 64;
    const missing = this.#used - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE));
    return at;
  }

  get buffer(): ArrayBuffer {
    return this.#memory.buffer;
  }

  /** The memory as numbers of 32 bits, or 16; to be asked for anew after more was taken. */
  get integers(): Int32Array {
    if (this.#integers.buffer !== this.buffer) this.#integers = new Int32Array(this.buffer);
    return this.#integers;
  }

  get shorts(): Int16Array {
    if (this.#shorts.buffer !== this.buffer) this.#shorts = new Int16Array(this.buffer);
    return this.#shorts;
  }

  get floats(): Float32Array {
    if (this.#floats.buffer !== this.buffer) this.#floats = new Float32Array(this.buffer);
    return this.#floats;
  }

  /**
   * Puts a matrix of signed bytes (inputs × outputs, row by row) where `multiply` can read it: blocks of 16 outputs, in
   * each the inputs two by two. Inputs are filled up to an even number, outputs to a whole block, with zeros. `order`
   * says which output a column becomes.
   */
  putMatrix(
    bytes: Int8Array,
    inputs: number,
    outputs: number,
    order = (column: number) => column,
  ): number {
    const pairs = Math.ceil(inputs / 2);
    const blocks = Math.ceil(outputs / 16);
    const at = this.take(blocks * pairs * 64);
    const view = new Int16Array(this.buffer, at, blocks * pairs * 32);
    for (let column = 0; column < outputs; column++) {
      const output = order(column);
      const first = (output >> 4) * pairs * 32 + (output & 15) * 2;
      for (let input = 0; input < inputs; input++) {
        view[first + (input >> 1) * 32 + (input & 1)] = bytes[input * outputs + column]!;
      }
    }
    return at;
  }

  putBytes(values: Int8Array): number {
    const at = this.take(values.length);
    new Int8Array(this.buffer, at, values.length).set(values);
    return at;
  }

  putFloats(values: Float32Array): number {
    const at = this.take(values.length * 4);
    new Float32Array(this.buffer, at, values.length).set(values);
    return at;
  }
}

/**
 * Where the kernel wants the column of a gate: the columns come as four gates (in, forget, out, cell) of `cells` each,
 * and go four cells at a time with their gates one after the other.
 */
export function gateOrder(cells: number): (column: number) => number {
  return (column) => {
    const gate = Math.floor(column / cells);
    const cell = column % cells;
    return (cell >> 2) * 16 + gate * 4 + (cell & 3);
  };
}
