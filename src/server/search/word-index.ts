/** The words of many texts, in their order, and for each word the texts that hold it. */
export class WordIndex {
  /** Distinct words, ascending. */
  readonly words: readonly string[];
  /** Texts of word w: #texts[#start[w]] up to #texts[#start[w + 1]]. */
  readonly #start: Uint32Array;
  readonly #texts: Uint32Array;

  /** @param texts words with one space between them */
  constructor(texts: readonly string[]) {
    const numbers = new Map<string, number>();
    const found: number[] = [];
    const ends = new Uint32Array(texts.length);
    for (const [place, text] of texts.entries()) {
      for (const word of text.split(' ')) {
        let number = numbers.get(word);
        if (number === undefined) {
          number = numbers.size;
          numbers.set(word, number);
        }
        found.push(number);
      }
      ends[place] = found.length;
    }
    this.words = [...numbers.keys()].sort();
    const rank = new Uint32Array(this.words.length);
    for (const [place, word] of this.words.entries()) rank[numbers.get(word)!] = place;
    this.#start = new Uint32Array(this.words.length + 1);
    for (const number of found) this.#start[rank[number]! + 1]! += 1;
    for (let i = 0; i < this.words.length; i += 1) this.#start[i + 1]! += this.#start[i]!;
    const next = this.#start.slice();
    this.#texts = new Uint32Array(found.length);
    let at = 0;
    for (const [place, end] of ends.entries()) {
      for (; at < end; at += 1) this.#texts[next[rank[found[at]!]!]!++] = place;
    }
  }

  /** First and last but one of the words that begin with something. */
  range(start: string): [from: number, to: number] {
    const from = this.#first((word) => word >= start);
    return [from, this.#first((word) => word > start && !word.startsWith(start))];
  }

  /** Whether some word begins with it. */
  knows(start: string): boolean {
    const [from, to] = this.range(start);
    return to > from;
  }

  /** The texts that hold a word of a range; one that holds several of them stands there several times. */
  textsOf(from: number, to: number): Uint32Array {
    return this.#texts.subarray(this.#start[from]!, this.#start[to]!);
  }

  #first(reached: (word: string) => boolean): number {
    let [low, high] = [0, this.words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (reached(this.words[middle]!)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
