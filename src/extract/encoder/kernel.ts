import { readFileSync } from 'node:fs';

/** The compiled form of tools/kernel/kernel.ts (`npm run kernel`). */
interface KernelExports {
  multiply(
    input: number,
    pairs: number,
    weights: number,
    outputs: number,
    scale: number,
    add: number,
    out: number,
  ): void;
  lstm(
    rows: number,
    count: number,
    offset: number,
    backwards: number,
    weights: number,
    scale: number,
    cells: number,
    work: number,
    out: number,
    stride: number,
  ): void;
}

/** What a number between -1 and 1 is times to be kept in 16 bits: sums of a thousand products stay within 32. */
export const UNIT = 8191;

const PAGE = 65536;

/** The arithmetic of the encoder in WebAssembly, with its memory. All whole numbers: the same result on every machine. */
export class Kernel {
  readonly run: KernelExports;
  readonly #memory = new WebAssembly.Memory({ initial: 1 });
  #used = 64;

  constructor() {
    const code = readFileSync(new URL('../../../src/extract/data/kernel.wasm', import.meta.url));
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

  /**
   * Puts a matrix of signed bytes (inputs × outputs, row by row) where `multiply` can read it: blocks of 32 outputs, in
   * each the inputs two by two. Inputs are filled up to an even number, outputs to a whole block, with zeros.
   */
  putMatrix(bytes: Int8Array, inputs: number, outputs: number): number {
    const pairs = Math.ceil(inputs / 2);
    const blocks = Math.ceil(outputs / 32);
    const at = this.take(blocks * pairs * 128);
    const view = new Int16Array(this.buffer, at, blocks * pairs * 64);
    for (let output = 0; output < outputs; output++) {
      const block = output >> 5;
      for (let input = 0; input < inputs; input++) {
        const place = (block * pairs + (input >> 1)) * 64 + (output & 31) * 2 + (input & 1);
        view[place] = bytes[input * outputs + output]!;
      }
    }
    return at;
  }

  putFloats(values: Float32Array): number {
    const at = this.take(values.length * 4);
    new Float32Array(this.buffer, at, values.length).set(values);
    return at;
  }
}
