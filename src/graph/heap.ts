/** A priority queue: the least cost first, of equal costs the one that came first. */
export class Heap<T> {
  readonly #items: { cost: number; turn: number; value: T }[] = [];
  #turn = 0;

  get size(): number {
    return this.#items.length;
  }

  push(cost: number, value: T): void {
    const items = this.#items;
    items.push({ cost, turn: this.#turn++, value });
    for (let i = items.length - 1; i > 0; ) {
      const parent = (i - 1) >> 1;
      if (!this.#before(i, parent)) break;
      this.#swap(i, parent);
      i = parent;
    }
  }

  /** @returns undefined when empty */
  pop(): { cost: number; value: T } | undefined {
    const items = this.#items;
    if (items.length === 0) return undefined;
    this.#swap(0, items.length - 1);
    const top = items.pop();
    for (let i = 0; ; ) {
      let least = i;
      for (const child of [2 * i + 1, 2 * i + 2]) {
        if (child < items.length && this.#before(child, least)) least = child;
      }
      if (least === i) return top;
      this.#swap(i, least);
      i = least;
    }
  }

  #before(i: number, j: number): boolean {
    const a = this.#items[i]!;
    const b = this.#items[j]!;
    return a.cost < b.cost || (a.cost === b.cost && a.turn < b.turn);
  }

  #swap(i: number, j: number): void {
    const items = this.#items;
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
}
