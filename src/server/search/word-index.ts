export interface WordTable {
  /** Distinct words, ascending. */
  words: readonly string[];
  /** Texts of word w: texts[start[w]] up to texts[start[w + 1]]. */
  start: Uint32Array;
  texts: Uint32Array;
}

/** @param texts words with one space between them */
export function wordTable(texts: readonly string[]): WordTable {
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
  const words = [...numbers.keys()].sort();
  const rank = new Uint32Array(words.length);
  for (const [place, word] of words.entries()) rank[numbers.get(word)!] = place;
  const start = new Uint32Array(words.length + 1);
  for (const number of found) start[rank[number]! + 1]! += 1;
  for (let i = 0; i < words.length; i += 1) start[i + 1]! += start[i]!;
  const next = start.slice();
  const holders = new Uint32Array(found.length);
  let at = 0;
  for (const [place, end] of ends.entries()) {
    for (; at < end; at += 1) holders[next[rank[found[at]!]!]!++] = place;
  }
  return { words, start, texts: holders };
}

/** The words of many texts, in their order, and for each word the texts that hold it. */
export class WordIndex {
  readonly words: readonly string[];
  readonly #start: Uint32Array;
  readonly #texts: Uint32Array;

  constructor({ words, start, texts }: WordTable) {
    this.words = words;
    this.#start = start;
    this.#texts = texts;
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
