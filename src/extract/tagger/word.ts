import { ownCopy } from '../../text/own.ts';
import { CUES, HEAD_NOUNS } from '../cues.ts';
import { shapeOf } from '../shape.ts';
import { hashText, mix } from './hash.ts';
import { UNKNOWN_WORD, type WordStatistics, wordStatistics } from './words.ts';

/** What follows from a word alone. Hashes are signed here, so that they are small integers to the engine. */
export interface WordFacts {
  lower: string;
  low: number;
  raw: number;
  shape: number;
  /** Groups of cues.ts, 0 for none. */
  cue: number;
  head: number;
  coarse: number;
  middle: number;
  fine: number;
  lowered: number;
  /** Frequency and share of lower case as one number. */
  use: number;
  affixes: readonly number[];
  /** A bracket or a mark of the sentence, which no chunk goes beyond. */
  parts: boolean;
  /** How much deeper in brackets what follows stands: 1, 0 or -1. */
  deeper: number;
}

/** A word beyond the sentence. */
export const NO_WORD: WordFacts = {
  lower: '',
  low: 1,
  raw: 1,
  shape: 1,
  cue: 0,
  head: 0,
  ...statistics(UNKNOWN_WORD),
  affixes: [],
  parts: false,
  deeper: 0,
};

function statistics({ coarse, middle, fine, lowered, frequency }: WordStatistics) {
  return { coarse, middle, fine, lowered, use: frequency * 16 + lowered };
}

const cache = new Map<string, WordFacts>();
/** The cache is only for speed: emptied when full, so that memory stays level on a long corpus. */
const MOST_CACHED = 50_000;

export function wordFacts(text: string): WordFacts {
  let facts = cache.get(text);
  if (facts) return facts;
  const own = ownCopy(text);
  const lower = own.toLowerCase();
  facts = {
    lower,
    low: hashText(/^\d/.test(lower) ? lower.replace(/\d/g, '0') : lower) | 0,
    raw: hashText(text) | 0,
    shape: hashText(shapeOf(text)) | 0,
    cue: CUES.get(lower) ?? 0,
    head: HEAD_NOUNS.get(lower) ?? 0,
    ...statistics(wordStatistics(lower)),
    affixes: affixesOf(text, lower),
    parts: '()[],;:.!?"'.includes(text),
    deeper: text === '(' || text === '[' ? 1 : text === ')' || text === ']' ? -1 : 0,
  };
  if (cache.size >= MOST_CACHED) cache.clear();
  cache.set(own, facts);
  return facts;
}

function affixesOf(text: string, lower: string): number[] {
  const affixes: number[] = [];
  if (!/\p{L}/u.test(text)) return affixes;
  for (const n of [2, 3, 4]) {
    if (lower.length > n) {
      affixes.push(
        mix(100 + n, hashText(text, 0, n)),
        mix(110 + n, hashText(lower, lower.length - n)),
      );
    }
  }
  return affixes;
}

/** Where a word stands from the token that is read: itself, one to three before it, one to three after it. */
export const PLACES = [0, -1, -2, -3, 1, 2, 3] as const;
export type Place = (typeof PLACES)[number];

/** The features that follow from one word and its place alone: their weights can be summed once a word. */
export function wordFeatures(word: WordFacts, place: Place): number[] {
  const { low, raw, shape, affixes, coarse, middle, fine, use } = word;
  switch (place) {
    case 0:
      return [
        3,
        mix(4, low),
        mix(5, raw),
        mix(17, shape),
        mix(42, middle),
        mix(43, fine),
        mix(mix(55, shape), use),
        mix(mix(56, coarse), use),
        ...affixes,
      ];
    case -1:
      return [mix(6, low), mix(44, middle)];
    case -2:
      return [mix(7, low), mix(46, middle)];
    case -3:
      return [mix(8, low)];
    case 1:
      return [mix(9, low), mix(45, middle)];
    case 2:
      return [mix(10, low), mix(47, middle)];
    case 3:
      return [mix(11, low)];
  }
}
