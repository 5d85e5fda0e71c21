/**
 * The weights of a linear model, laid out so that the rows of many features are found and summed fast. Each row is the
 * feature's key and its weights, four labels to an integer, each byte raised by 128. Sums are kept in pairs: an integer
 * is `high * 65536 + low`, the sums of two labels, so that one addition does two labels' work. Whole numbers throughout:
 * the sums do not depend on the order.
 */
export class PackedWeights {
  /** Integers that the sums of one item take: two labels each. */
  readonly pairs: number;
  readonly #labels: number;
  /** Integers of a row: its key, then its weights. */
  readonly #stride: number;
  readonly #rows: Int32Array;
  /** By the low bits of a key: the row's number from 1 with the upper bits of the key, 0 for a free place. */
  readonly #slots: Int32Array;
  readonly #rowMask: number;
  readonly #found = new Int32Array(MOST);

  /**
   * @param keys one a feature, all different
   * @param weights `labels` a feature, in the order of the keys
   */
  constructor(keys: Uint32Array, weights: Int8Array, labels: number) {
    const words = Math.ceil(labels / 4);
    this.pairs = words * 2;
    this.#labels = labels;
    this.#stride = words + 1;
    this.#rows = new Int32Array(keys.length * this.#stride);
    const size = powerAbove(keys.length * 1.5);
    this.#slots = new Int32Array(size);
    this.#rowMask = powerAbove(keys.length + 1) - 1;
    for (let row = 0; row < keys.length; row++) {
      const from = row * this.#stride;
      this.#rows[from] = keys[row]!;
      for (let label = 0; label < words * 4; label++) {
        const weight = label < labels ? weights[row * labels + label]! : 0;
        this.#rows[from + 1 + (label >> 2)]! |= (weight + 128) << ((label & 3) * 8);
      }
      let slot = keys[row]! & (size - 1);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (size - 1);
      this.#slots[slot] = (keys[row]! & ~this.#rowMask) | (row + 1);
    }
  }

  /**
   * Adds the rows of these features to sums[at], sums[at + 1], … (`pairs` of them). Features that are not known add
   * nothing.
   *
   * @param keys keys[from] to keys[to] are read, at most MOST
   */
  add(keys: Int32Array, from: number, to: number, sums: Int32Array, at: number): void {
    const slots = this.#slots;
    const rows = this.#rows;
    const found = this.#found;
    const stride = this.#stride;
    const rowMask = this.#rowMask;
    const mask = slots.length - 1;
    // All rows are found before any is added: so the memory is asked for many of them at once.
    let hits = 0;
    for (let k = from; k < to; k++) {
      const key = keys[k]!;
      let slot = key & mask;
      let held = slots[slot]!;
      while (held !== 0) {
        if (((held ^ key) & ~rowMask) === 0) {
          const row = ((held & rowMask) - 1) * stride;
          if (rows[row] === key) {
            found[hits++] = row;
            break;
          }
        }
        slot = (slot + 1) & mask;
        held = slots[slot]!;
      }
    }
    const raised = Math.imul(hits, 0x00800080);
    for (let word = 1; word < stride; word++) {
      const pair = at + word * 2 - 2;
      let even = sums[pair]!;
      let odd = sums[pair + 1]!;
      for (let h = 0; h < hits; h++) {
        const four = rows[found[h]! + word]!;
        even = (even + (four & 0x00ff00ff)) | 0;
        odd = (odd + ((four >>> 8) & 0x00ff00ff)) | 0;
      }
      sums[pair] = even - raised;
      sums[pair + 1] = odd - raised;
    }
  }

  /** Writes the sum of each label, times `scale`, to out[to], out[to + 1], … */
  unpack(sums: Int32Array, at: number, scale: number, out: Float64Array, to: number): void {
    for (let label = 0; label < this.#labels; label++) {
      const pair = sums[at + (label >> 2) * 2 + (label & 1)]!;
      const low = (pair << 16) >> 16;
      out[to + label] = ((label & 2) === 0 ? low : (pair - low) >> 16) * scale;
    }
  }
}

/** Rows that may be added before the sums of two labels could touch: 258 * 127 < 32,768. */
export const MOST = 256;

function powerAbove(least: number): number {
  let power = 1024;
  while (power < least) power *= 2;
  return power;
}
