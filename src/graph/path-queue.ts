/** A place that a search for ways has come to, and how it came there. */
export interface ReachedPlace {
  node: number;
  length: number;
  cost: number;
  /** Place of the relation it came along in the columns of relations; -1 at the start. */
  slot: number;
  /** Number of the place that it came from; -1 at the start. */
  before: number;
}

/** Places by rank, the least first, of equal ones the one that came first. All that were pushed stay readable. */
export class PathQueue {
  readonly #places: ReachedPlace[] = [];
  readonly #ranks: number[] = [];
  readonly #heap: number[] = [];

  place(number: number): ReachedPlace {
    return this.#places[number]!;
  }

  push(rank: number, place: ReachedPlace): void {
    const heap = this.#heap;
    const added = this.#places.length;
    this.#places.push(place);
    this.#ranks.push(rank);
    let at = heap.length;
    heap.push(added);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(added, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = added;
  }

  /** Number of the first place, -1 when there is none left. */
  pop(): number {
    const heap = this.#heap;
    const first = heap[0];
    if (first === undefined) return -1;
    const moved = heap.pop()!;
    if (heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && this.#before(heap[child + 1]!, heap[child]!)) child += 1;
      if (!this.#before(heap[child]!, moved)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = moved;
    return first;
  }

  #before(a: number, b: number): boolean {
    const [one, other] = [this.#ranks[a]!, this.#ranks[b]!];
    return one < other || (one === other && a < b);
  }
}
