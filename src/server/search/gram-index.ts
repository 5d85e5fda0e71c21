import { editDistance } from '../../graph/closest.ts';

/** Marks of a text's two ends, so that its first and last letter count as pairs too. */
const START = 1;
const END = 2;
/** Nobody types so long a text from memory: it is not looked for by its letters. */
const LONGEST = 60;
/** Texts whose distance is measured, those that share the most pairs first. */
const MEASURED = 300;

/** A text that is close to one that was asked for. */
export interface Near {
  place: number;
  /** 1 is the same text, 0 nothing alike. */
  likeness: number;
}

/**
 * Texts by their pairs of letters: which of them hold a stretch of letters, and which are a typing error or two away.
 * Two texts that are k errors apart share all but some 2k of their pairs (E. Ukkonen, Approximate string-matching with
 * q-grams and maximal matches, 1992), so that few need be measured.
 */
export class GramIndex {
  readonly #texts: readonly string[];
  readonly #grams = new Map<number, number>();
  /** Texts of pair g: #places[#start[g]] up to #places[#start[g + 1]]. */
  readonly #start: Uint32Array;
  readonly #places: Uint32Array;
  /** Pairs that a text shares with the one that is asked for. All 0 between questions. */
  readonly #shared: Uint8Array;

  constructor(texts: readonly string[]) {
    this.#texts = texts;
    this.#shared = new Uint8Array(texts.length);
    const counts: number[] = [];
    for (const text of texts) {
      for (const gram of gramsOf(text)) {
        const known = this.#grams.get(gram);
        if (known === undefined) {
          this.#grams.set(gram, counts.length);
          counts.push(1);
        } else counts[known]! += 1;
      }
    }
    this.#start = new Uint32Array(counts.length + 1);
    for (const [gram, count] of counts.entries())
      this.#start[gram + 1] = this.#start[gram]! + count;
    const next = this.#start.slice();
    this.#places = new Uint32Array(this.#start[counts.length]!);
    for (const [place, text] of texts.entries()) {
      for (const gram of gramsOf(text)) this.#places[next[this.#grams.get(gram)!]!++] = place;
    }
  }

  /** Places of the texts that hold a stretch of at least two letters. */
  *holding(stretch: string): Generator<number> {
    let fewest: Uint32Array | undefined;
    for (let i = 1; i < stretch.length; i += 1) {
      const places = this.#having(pair(stretch.charCodeAt(i - 1), stretch.charCodeAt(i)));
      if (!fewest || places.length < fewest.length) fewest = places;
    }
    let before = -1;
    for (const place of fewest ?? []) {
      // A text that has the pair twice stands there twice, one after the other.
      if (place !== before && this.#texts[place]!.includes(stretch)) yield place;
      before = place;
    }
  }

  /** The texts that are a typing error or a few away, in no order. One or two letters are too few to be mistyped. */
  near(asked: string): Near[] {
    if (asked.length < 3 || asked.length > LONGEST) return [];
    const allowed = asked.length < 5 ? 1 : asked.length < 9 ? 2 : 3;
    const touched: number[] = [];
    const grams = [...gramsOf(asked)];
    for (const gram of grams) {
      for (const place of this.#having(gram)) {
        if (this.#shared[place]! === 0) touched.push(place);
        if (this.#shared[place]! < 255) this.#shared[place]! += 1;
      }
    }
    // A swap of neighbours takes three pairs with it.
    const least = Math.max(2, grams.length - 3 * allowed);
    const likely = touched.filter(
      (place) =>
        this.#shared[place]! >= least &&
        Math.abs(this.#texts[place]!.length - asked.length) <= allowed,
    );
    if (likely.length > MEASURED) {
      likely.sort((a, b) => this.#shared[b]! - this.#shared[a]! || a - b);
      likely.length = MEASURED;
    }
    for (const place of touched) this.#shared[place] = 0;
    return likely.flatMap((place): Near[] => {
      const text = this.#texts[place]!;
      const distance = editDistance(asked, text, allowed);
      if (distance > allowed) return [];
      // A typing error seldom hits the first letter.
      const start = asked[0] === text[0] ? 0 : 0.05;
      const likeness = 1 - distance / (Math.max(asked.length, text.length) + 1) - start;
      return [{ place, likeness }];
    });
  }

  #having(gram: number): Uint32Array {
    const number = this.#grams.get(gram);
    if (number === undefined) return this.#places.subarray(0, 0);
    return this.#places.subarray(this.#start[number]!, this.#start[number + 1]!);
  }
}

function* gramsOf(text: string): Generator<number> {
  if (text.length > LONGEST) {
    for (let i = 1; i < text.length; i += 1) yield pair(text.charCodeAt(i - 1), text.charCodeAt(i));
    return;
  }
  let last = START;
  for (let i = 0; i < text.length; i += 1) {
    const letter = text.charCodeAt(i);
    yield pair(last, letter);
    last = letter;
  }
  yield pair(last, END);
}

function pair(one: number, other: number): number {
  return one * 65_536 + other;
}
