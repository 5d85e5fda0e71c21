import { STORED_TYPES, type StoredType } from './schema.ts';

/** Room for the types in a key. */
const TYPES = 16;

/** Larger numbers of nodes than anyone has: a key of two such and a type is still a whole number of JavaScript's. */
const NODES = 2 ** 24;

const CODES = new Map<StoredType, number>(STORED_TYPES.map((type, i) => [type, i]));

/** All relationships of a graph as sorted numbers, eight bytes each: is one of them there, and which is it? */
export class LinkIndex {
  #keys = new Float64Array(1024);
  size = 0;

  /** Numbers of the two ends; a name's number where a relationship begins at a name. */
  add(from: number, type: StoredType, to: number): void {
    if (this.size === this.#keys.length) {
      const larger = new Float64Array(2 * this.size);
      larger.set(this.#keys);
      this.#keys = larger;
    }
    this.#keys[this.size++] = keyOf(from, type, to);
  }

  /** After the last was added, before the first is looked up. Says one that was added twice, if there is any. */
  seal(): { from: number; type: StoredType; to: number } | undefined {
    this.#keys = this.#keys.slice(0, this.size).sort();
    for (let i = 1; i < this.size; i++) {
      const key = this.#keys[i]!;
      if (key !== this.#keys[i - 1]) continue;
      const ends = Math.floor(key / TYPES);
      const type = STORED_TYPES[key % TYPES]!;
      return { from: Math.floor(ends / NODES), type, to: ends % NODES };
    }
    return undefined;
  }

  /** Its place among all, or -1. */
  indexOf(from: number, type: StoredType, to: number): number {
    const key = keyOf(from, type, to);
    let low = 0;
    let high = this.size - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (this.#keys[middle]! < key) low = middle + 1;
      else high = middle - 1;
    }
    return this.#keys[low] === key ? low : -1;
  }
}

function keyOf(from: number, type: StoredType, to: number): number {
  return (from * NODES + to) * TYPES + CODES.get(type)!;
}
