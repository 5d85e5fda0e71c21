/** Places of texts, by code unit; of equal ones in the order in which they stand. */
export function orderOf(texts: readonly string[]): Uint32Array {
  return Uint32Array.from(texts.keys()).sort((a, b) => {
    const [one, other] = [texts[a]!, texts[b]!];
    return one < other ? -1 : one > other ? 1 : a - b;
  });
}

/** Texts in their order, so that those which begin with something stand together. Holds the order, not the texts. */
export class SortedTexts {
  readonly #order: Uint32Array;
  readonly #textOf: (place: number) => string;

  /** @param order of the texts, as orderOf gives it @param textOf the text of a place */
  constructor(order: Uint32Array, textOf: (place: number) => string) {
    this.#textOf = textOf;
    this.#order = order;
  }

  /** Places of the texts that begin with something, in order. */
  beginningWith(start: string): Uint32Array {
    const from = this.#first((text) => text >= start);
    const to = this.#first((text) => text > start && !text.startsWith(start));
    return this.#order.subarray(from, to);
  }

  #first(reached: (text: string) => boolean): number {
    let [low, high] = [0, this.#order.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (reached(this.#textOf(this.#order[middle]!))) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
