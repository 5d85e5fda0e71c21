import type { Kernel } from './kernel.ts';

/** Bytes of a key before its weights. */
const KEY = 4;

/**
 * The weights of hashed features, laid out so that the kernel finds and sums the rows of many features fast. Whole numbers
 * throughout: the sums do not depend on the order.
 */
export class PackedWeights {
  readonly #kernel: Kernel;
  readonly #labels: number;
  readonly #stride: number;
  readonly #mask: number;
  readonly #rowMask: number;
  /** Addresses in the kernel's memory. */
  readonly #rows: number;
  readonly #slots: number;
  readonly #keys: number;
  readonly #sums: number;
  readonly #work: number;

  /**
   * @param keys one a feature, all different
   * @param weights `labels` a feature, in the order of the keys
   */
  constructor(kernel: Kernel, keys: Uint32Array, weights: Int8Array, labels: number) {
    this.#kernel = kernel;
    this.#labels = labels;
    this.#stride = Math.ceil((KEY + labels) / 16) * 16;
    const size = powerAbove(keys.length * 1.5);
    this.#mask = size - 1;
    this.#rowMask = powerAbove(keys.length + 1) - 1;
    const rows = new Int8Array((keys.length + 1) * this.#stride);
    const slots = new Int32Array(size);
    const rowKeys = new DataView(rows.buffer);
    for (let row = 1; row <= keys.length; row++) {
      const key = keys[row - 1]!;
      const from = row * this.#stride;
      rowKeys.setUint32(from, key, true);
      rows.set(weights.subarray((row - 1) * labels, row * labels), from + KEY);
      let slot = key & this.#mask;
      while (slots[slot] !== 0) slot = (slot + 1) & this.#mask;
      slots[slot] = (key & ~this.#rowMask) | row;
    }
    this.#rows = kernel.putBytes(rows);
    this.#slots = kernel.putBytes(new Int8Array(slots.buffer));
    this.#keys = kernel.take(MOST * 4);
    this.#sums = kernel.take(this.#stride * 2);
    this.#work = kernel.take(MOST * 12);
  }

  /**
   * Adds the rows of these features to `sums` (one a label). Features that are not known add nothing.
   *
   * @param keys signed, any number
   */
  add(keys: ArrayLike<number>, sums: Float32Array): void {
    const kernel = this.#kernel;
    const memory = kernel.integers;
    for (let from = 0; from < keys.length; from += MOST) {
      const count = Math.min(MOST, keys.length - from);
      for (let k = 0; k < count; k++) memory[(this.#keys >> 2) + k] = keys[from + k]!;
      kernel.run.addRows(
        this.#keys,
        count,
        this.#slots,
        this.#mask,
        this.#rows,
        this.#rowMask,
        this.#stride,
        this.#sums,
        this.#work,
      );
      const read = kernel.shorts;
      const at = (this.#sums >> 1) + KEY;
      for (let label = 0; label < this.#labels; label++) sums[label]! += read[at + label]!;
    }
  }
}

/** Rows that may be added before the sum of a label leaves 16 bits: 256 * 127 < 32,768. */
export const MOST = 256;

function powerAbove(least: number): number {
  let power = 1024;
  while (power < least) power *= 2;
  return power;
}
