import { CLASSES } from './letters.ts';

/** The node where all names begin. */
export const ROOT = 0;

/**
 * A trie over class numbers (letters.ts) while names are added to it: nodes are numbered in the order in which they come,
 * and their edges are held in one hash table of integers.
 */
export class GrowingTrie {
  /** Two integers a slot: node * CLASSES + sign, -1 where empty, and the node it leads to. */
  #edges: Int32Array<ArrayBuffer>;
  #count = 1;
  /** By node: the node before it. */
  #parents = new Int32Array(1 << 12);
  /** By node: the sign that leads to it. */
  #signs = new Uint8Array(1 << 12);

  /** @param expected number of names; the table grows where they have more letters of their own than most. */
  constructor(expected: number) {
    this.#edges = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(expected, 64) * 8))).fill(-1);
  }

  /** The node that `sign` (1 to CLASSES - 1) leads to, made where there is none. */
  after(node: number, sign: number): number {
    const key = node * CLASSES + sign;
    const mask = this.#edges.length - 1;
    let at = slotOf(key) & mask;
    while (this.#edges[at] !== -1) {
      if (this.#edges[at] === key) return this.#edges[at + 1]!;
      at = (at + 2) & mask;
    }
    const child = this.#count++;
    this.#edges[at] = key;
    this.#edges[at + 1] = child;
    if (child >= this.#signs.length) this.#widen();
    this.#parents[child] = node;
    this.#signs[child] = sign;
    if (this.#count * 4 > this.#edges.length) this.#rehash();
    return child;
  }

  /** The same laid out for reading. ends: a number of each node, 0 where it ends before. */
  flat(ends: ArrayLike<number>): FlatTrie {
    const count = this.#count;
    const parents = this.#parents;
    // children of a node, in the order in which they came: [firsts[node], firsts[node + 1]) of `children`
    const firsts = new Int32Array(count + 2);
    for (let node = 1; node < count; node++) firsts[parents[node]! + 2]!++;
    for (let node = 0; node < count; node++) firsts[node + 2]! += firsts[node + 1]!;
    const children = new Int32Array(count);
    for (let node = 1; node < count; node++) children[firsts[parents[node]! + 1]!++] = node;
    const nodes = new Int32Array(2 * count + 2);
    const signs = new Uint8Array(count);
    const order = new Int32Array(count);
    let next = 1;
    for (let at = 0; at < count; at++) {
      const node = order[at]!;
      nodes[2 * at] = next;
      nodes[2 * at + 1] = ends[node] ?? 0;
      for (let i = firsts[node]!; i < firsts[node + 1]!; i++) {
        const child = children[i]!;
        signs[next] = this.#signs[child]!;
        order[next++] = child;
      }
    }
    nodes[2 * count] = next;
    return new FlatTrie(nodes, signs);
  }

  #widen(): void {
    const parents = new Int32Array(this.#parents.length * 2);
    parents.set(this.#parents);
    this.#parents = parents;
    const signs = new Uint8Array(this.#signs.length * 2);
    signs.set(this.#signs);
    this.#signs = signs;
  }

  #rehash(): void {
    const old = this.#edges;
    this.#edges = new Int32Array(old.length * 2).fill(-1);
    const mask = this.#edges.length - 1;
    for (let from = 0; from < old.length; from += 2) {
      if (old[from] === -1) continue;
      let at = slotOf(old[from]!) & mask;
      while (this.#edges[at] !== -1) at = (at + 2) & mask;
      this.#edges[at] = old[from]!;
      this.#edges[at + 1] = old[from + 1]!;
    }
  }
}

/** An even number, of which the table takes the low bits. */
function slotOf(key: number): number {
  return (Math.imul(key, 0x9e3779b1) >>> 7) << 1;
}

/**
 * A trie to be read: nodes by depth, the children of one side by side. Most texts leave it after three or four letters, and so
 * they stay where the processor has it at hand.
 */
export class FlatTrie {
  /** Two integers a node: its first child, which is where those of the node before it end, and its number of `ends`. */
  readonly #nodes: Int32Array;
  /** By node: the sign that leads to it. */
  readonly #signs: Uint8Array;

  constructor(nodes: Int32Array, signs: Uint8Array) {
    this.#nodes = nodes;
    this.#signs = signs;
  }

  /** The node that `sign` leads to, -1 for none. */
  after(node: number, sign: number): number {
    const last = this.#nodes[2 * node + 2]!;
    for (let child = this.#nodes[2 * node]!; child < last; child++)
      if (this.#signs[child] === sign) return child;
    return -1;
  }

  /** The number that the node was given, 0 for none. */
  endOf(node: number): number {
    return this.#nodes[2 * node + 1]!;
  }
}
