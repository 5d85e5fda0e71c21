import { editDistance } from '../../graph/closest.ts';

/** Marks of a text's two ends, so that its first and last letter count as pairs too. */
const START = 1;
const END = 2;
/** Nobody types so long a text from memory: it is not looked for by its letters. */
const LONGEST = 60;
/** Texts whose distance is measured, those that share the most pairs first. */
const MEASURED = 150;

/** A text that is close to one that was asked for. */
export interface Near {
  place: number;
  /** 1 is the same text, 0 nothing alike. */
  likeness: number;
}

/** Texts by their pairs of letters, as columns. Texts are numbered by length, so that those of about a length stand together. */
export interface GramTable {
  /** Place of text n among the texts that were given. */
  byLength: Uint32Array;
  /** The pairs; each is known by its place here. */
  grams: Float64Array;
  /** Texts of pair g, ascending: holders[start[g]] up to holders[start[g + 1]]. */
  start: Uint32Array;
  holders: Uint32Array;
}

export function gramTable(given: readonly string[]): GramTable {
  const keys = Float64Array.from(given, (text, place) => text.length * given.length + place);
  const byLength = Uint32Array.from(keys.sort(), (key) => key % given.length);
  const numbers = new Map<number, number>();
  const counts: number[] = [];
  for (const place of byLength) {
    for (const gram of gramsOf(given[place]!)) {
      const known = numbers.get(gram);
      if (known === undefined) {
        numbers.set(gram, counts.length);
        counts.push(1);
      } else counts[known]! += 1;
    }
  }
  const start = new Uint32Array(counts.length + 1);
  for (const [number, count] of counts.entries()) start[number + 1] = start[number]! + count;
  const next = start.slice();
  const holders = new Uint32Array(start[counts.length]!);
  for (const [number, place] of byLength.entries()) {
    for (const gram of gramsOf(given[place]!)) holders[next[numbers.get(gram)!]!++] = number;
  }
  return { byLength, grams: Float64Array.from(numbers.keys()), start, holders };
}

/**
 * Texts by their pairs of letters: which of them hold a stretch of letters, and which are a typing error or two away.
 * Two texts that are k errors apart share all but some 2k of their pairs (E. Ukkonen, Approximate string-matching with
 * q-grams and maximal matches, 1992), so that few need be measured.
 */
export class GramIndex {
  /** By length, so that those of about a length stand together. */
  readonly #texts: readonly string[];
  /** Where each stood among the texts that were given. */
  readonly #given: Uint32Array;
  /** Number of the first text of at least a length. */
  readonly #ofLength: Uint32Array;
  readonly #grams = new Map<number, number>();
  /** Texts of pair g, ascending: #holders[#start[g]] up to #holders[#start[g + 1]]. */
  readonly #start: Uint32Array;
  readonly #holders: Uint32Array;
  /** Pairs that a text shares with the one that is asked for. All 0 between questions. */
  readonly #shared: Uint8Array;

  /** @param given the texts that the table was made of */
  constructor(given: readonly string[], { byLength, grams, start, holders }: GramTable) {
    this.#given = byLength;
    this.#texts = Array.from(byLength, (place) => given[place]!);
    this.#ofLength = firstOfLengths(this.#texts);
    this.#shared = new Uint8Array(given.length);
    for (const [number, gram] of grams.entries()) this.#grams.set(gram, number);
    this.#start = start;
    this.#holders = holders;
  }

  /** Places of the texts that hold a stretch of at least two letters. */
  *holding(stretch: string): Generator<number> {
    let fewest: Uint32Array | undefined;
    for (let i = 1; i < stretch.length; i += 1) {
      const holders = this.#having(pair(stretch.charCodeAt(i - 1), stretch.charCodeAt(i)));
      if (!fewest || holders.length < fewest.length) fewest = holders;
    }
    let before = -1;
    for (const number of fewest ?? []) {
      // A text that has the pair twice stands there twice, one after the other.
      if (number !== before && this.#texts[number]!.includes(stretch)) yield this.#given[number]!;
      before = number;
    }
  }

  /** The texts that are a typing error or a few away, in no order. One or two letters are too few to be mistyped. */
  near(asked: string): Near[] {
    if (asked.length < 3 || asked.length > LONGEST) return [];
    const allowed = asked.length < 5 ? 1 : asked.length < 9 ? 2 : 3;
    const grams = [...gramsOf(asked)];
    // A swap of neighbours takes three pairs with it.
    const likely = this.#sharing(grams, Math.max(2, grams.length - 3 * allowed), [
      this.#firstOf(asked.length - allowed),
      this.#firstOf(asked.length + allowed + 1),
    ]);
    return likely.flatMap((number): Near[] => {
      const text = this.#texts[number]!;
      const distance = editDistance(asked, text, allowed);
      if (distance > allowed) return [];
      // A typing error seldom hits the first letter.
      const start = asked[0] === text[0] ? 0 : 0.05;
      const likeness = 1 - distance / (Math.max(asked.length, text.length) + 1) - start;
      return [{ place: this.#given[number]!, likeness }];
    });
  }

  /** Of a stretch of the texts those that share some pairs at least; where these are many, those that share the most. */
  #sharing(grams: readonly number[], least: number, [from, to]: [number, number]): number[] {
    const shared = this.#shared;
    const touched: number[] = [];
    for (const gram of grams) {
      const holders = this.#having(gram);
      for (let i = firstFrom(holders, from); i < holders.length && holders[i]! < to; i += 1) {
        const number = holders[i]!;
        if (shared[number] === 0) touched.push(number);
        if (shared[number]! < 255) shared[number]! += 1;
      }
    }
    const likely = touched.filter((number) => shared[number]! >= least);
    if (likely.length > MEASURED) {
      likely.sort((a, b) => shared[b]! - shared[a]! || this.#given[a]! - this.#given[b]!);
      likely.length = MEASURED;
    }
    for (const number of touched) shared[number] = 0;
    return likely;
  }

  #firstOf(length: number): number {
    return this.#ofLength[Math.max(0, length)] ?? this.#texts.length;
  }

  #having(gram: number): Uint32Array {
    const number = this.#grams.get(gram);
    if (number === undefined) return this.#holders.subarray(0, 0);
    return this.#holders.subarray(this.#start[number]!, this.#start[number + 1]!);
  }
}

/** For each length the number of the first text that is at least as long. @param texts the shortest first */
function firstOfLengths(texts: readonly string[]): Uint32Array {
  const first = new Uint32Array((texts.at(-1)?.length ?? 0) + 1);
  let length = 0;
  for (const [number, text] of texts.entries()) {
    for (; length <= text.length; length += 1) first[length] = number;
  }
  return first;
}

/** Place of the first number that is not below another. @param numbers ascending */
function firstFrom(numbers: Uint32Array, least: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
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
