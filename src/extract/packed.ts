/**
 * The weights of hashed features, laid out so that the rows of many features are found and summed fast. Each row is the
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
  /** By the low bits of a key: the row's number with the upper bits of the key, 0 for a free place. Row 0 is empty. */
  readonly #slots: Int32Array;
  readonly #rowMask: number;
  readonly #helds = new Int32Array(MOST);
  readonly #firsts = new Int32Array(MOST);
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
    this.#rows = new Int32Array((keys.length + 1) * this.#stride);
    const size = powerAbove(keys.length * 1.5);
    this.#slots = new Int32Array(size);
    this.#rowMask = powerAbove(keys.length + 1) - 1;
    for (let row = 1; row <= keys.length; row++) {
      const key = keys[row - 1]!;
      const from = row * this.#stride;
      this.#rows[from] = key;
      for (let label = 0; label < words * 4; label++) {
        const weight = label < labels ? weights[(row - 1) * labels + label]! : 0;
        this.#rows[from + 1 + (label >> 2)]! |= (weight + 128) << ((label & 3) * 8);
      }
      let slot = key & (size - 1);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (size - 1);
      this.#slots[slot] = (key & ~this.#rowMask) | row;
    }
  }

  /**
   * Adds the rows of these features to `sums` (`pairs` of them). Features that are not known add nothing.
   *
   * @param keys the first `count` are read, at most MOST
   */
  add(keys: Int32Array, count: number, sums: Int32Array): void {
    const hits = this.#find(keys, count);
    const rows = this.#rows;
    const found = this.#found;
    const stride = this.#stride;
    const raised = Math.imul(hits, 0x00800080);
    for (let word = 1; word < stride; word++) {
      const pair = word * 2 - 2;
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

  /**
   * Puts the places of the features' rows into #found and tells how many there are. What most of them need is asked of
   * the memory for all of them first, without a decision between: a look-up alone would wait for it twice.
   */
  #find(keys: Int32Array, count: number): number {
    const slots = this.#slots;
    const rows = this.#rows;
    const helds = this.#helds;
    const firsts = this.#firsts;
    const stride = this.#stride;
    const rowMask = this.#rowMask;
    const mask = slots.length - 1;
    for (let k = 0; k < count; k++) helds[k] = slots[keys[k]! & mask]!;
    for (let k = 0; k < count; k++) firsts[k] = rows[(helds[k]! & rowMask) * stride]!;
    let hits = 0;
    for (let k = 0; k < count; k++) {
      const key = keys[k]!;
      let held = helds[k]!;
      let slot = key & mask;
      let first = firsts[k]!;
      while (held !== 0) {
        if (first === key) {
          this.#found[hits++] = (held & rowMask) * stride;
          break;
        }
        slot = (slot + 1) & mask;
        held = slots[slot]!;
        // only a row whose upper bits fit is worth the look
        first = ((held ^ key) & ~rowMask) === 0 ? rows[(held & rowMask) * stride]! : ~key;
      }
    }
    return hits;
  }

  /** Writes the sum of each label to `out`. */
  unpack(sums: Int32Array, out: Float64Array): void {
    for (let label = 0; label < this.#labels; label++) {
      const pair = sums[(label >> 2) * 2 + (label & 1)]!;
      const low = (pair << 16) >> 16;
      out[label] = (label & 2) === 0 ? low : (pair - low) >> 16;
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
