import type { WordIndex } from './word-index.ts';

/** A word that a text has to hold: as it stands, or as the beginning of a word. */
export interface WantedWord {
  word: string;
  whole: boolean;
}

/** A text is looked into where its word's list is so many times as long as what is left: the two then cost the same. */
const LOOK_INTO = 8;

/** The words of a phrase that is still being typed: all but the last are typed to their end. */
export function asPhrase(words: readonly string[]): WantedWord[] {
  return words.map((word, i) => ({ word, whole: i < words.length - 1 }));
}

/** Which texts hold several words. */
export class WordHolders {
  readonly #texts: readonly string[];
  readonly #words: WordIndex;
  /** For each text the last step of a question that it met. */
  readonly #met: Uint32Array;
  #step = 0;

  /** @param texts words with one space between them @param words of the same texts */
  constructor(texts: readonly string[], words: WordIndex) {
    this.#texts = texts;
    this.#words = words;
    this.#met = new Uint32Array(texts.length);
  }

  /**
   * Places of the texts that hold all of some words, each once, in no order. The rarest word comes first, so that what it
   * costs depends on the rarest word's texts and hardly on those of the others.
   */
  ofAll(wanted: readonly WantedWord[]): number[] {
    const lists = distinct(wanted).map((one) => ({ one, texts: this.#textsWith(one) }));
    lists.sort((a, b) => a.texts.length - b.texts.length);
    const [rarest, ...others] = lists;
    let left = this.#meeting(rarest?.texts ?? new Uint32Array());
    for (const { one, texts } of others) {
      left =
        texts.length > LOOK_INTO * left.length
          ? left.filter((place) => holds(this.#texts[place]!, one))
          : this.#meeting(texts, left);
    }
    return left;
  }

  /** How many texts hold the rarest of some words: more do not hold them all. */
  ofRarest(wanted: readonly WantedWord[]): number {
    return Math.min(...wanted.map((one) => this.#textsWith(one).length));
  }

  #textsWith({ word, whole }: WantedWord): Uint32Array {
    const [from, to] = this.#words.range(word);
    if (!whole) return this.#words.textsOf(from, to);
    // The shortest word that begins so is the first of them.
    return this.#words.textsOf(from, this.#words.words[from] === word ? from + 1 : from);
  }

  /** The distinct places of a list; of those alone that are left, where these are given. */
  #meeting(list: Uint32Array, left?: readonly number[]): number[] {
    const before = ++this.#step;
    for (const place of left ?? []) this.#met[place] = before;
    const step = ++this.#step;
    const found: number[] = [];
    for (const place of list) {
      if (this.#met[place] === step || (left && this.#met[place] !== before)) continue;
      this.#met[place] = step;
      found.push(place);
    }
    return found;
  }
}

function holds(text: string, { word, whole }: WantedWord): boolean {
  return whole ? ` ${text} `.includes(` ${word} `) : ` ${text}`.includes(` ${word}`);
}

function distinct(wanted: readonly WantedWord[]): WantedWord[] {
  return [...new Map(wanted.map((one) => [`${one.word} ${one.whole}`, one])).values()];
}
