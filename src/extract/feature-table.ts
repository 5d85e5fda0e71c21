/** Finds the row of a hashed feature: open addressing, with a filter that spares most look-ups of unknown features. */
export class FeatureTable {
  /** Pairs of key and row, row -1 for a free place: side by side, since a look-up needs both. */
  readonly #table: Int32Array;
  readonly #mask: number;
  /** A bit for the upper 22 bits of each key: small enough to stay near. */
  readonly #filter = new Int32Array(1 << 17);

  /** @param keys 32-bit hashes; the row of each is its place in the list */
  constructor(keys: Uint32Array) {
    let size = 1024;
    while (size < keys.length * 2) size *= 2;
    this.#mask = size - 1;
    this.#table = new Int32Array(size * 2).fill(-1);
    for (let row = 0; row < keys.length; row++) {
      let slot = keys[row]! & this.#mask;
      while (this.#table[slot * 2 + 1] !== -1) slot = (slot + 1) & this.#mask;
      this.#table[slot * 2] = keys[row]!;
      this.#table[slot * 2 + 1] = row;
      const upper = keys[row]! >>> 10;
      this.#filter[upper >>> 5]! |= 1 << (upper & 31);
    }
  }

  /** The row of a feature, -1 where it is unknown. */
  rowOf(feature: number): number {
    const key = feature | 0;
    const upper = key >>> 10;
    if ((this.#filter[upper >>> 5]! & (1 << (upper & 31))) === 0) return -1;
    let slot = key & this.#mask;
    let row = this.#table[slot * 2 + 1]!;
    while (row !== -1 && this.#table[slot * 2] !== key) {
      slot = (slot + 1) & this.#mask;
      row = this.#table[slot * 2 + 1]!;
    }
    return row;
  }
}
