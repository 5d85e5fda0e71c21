import { readFileSync } from 'node:fs';

/** What a large corpus of abstracts says of a word. */
export interface WordStatistics {
  /** Clusters of words that stand in the same contexts: one of 64, of 256 and of 1,024. */
  coarse: number;
  middle: number;
  fine: number;
  /** How often it is met, 0 (rare) to 7, by the logarithm. */
  frequency: number;
  /** How much of it is written in lower case, 0 (never: a name) to 7 (always: a word). */
  lowered: number;
}

/** A word that the corpus does not hold eight times. */
export const UNKNOWN_WORD: WordStatistics = {
  coarse: 64,
  middle: 256,
  fine: 1024,
  frequency: 0,
  lowered: 8,
};

let table: Map<string, number> | undefined;

/** @param lower the word in lower case; all numbers are one word */
export function wordStatistics(lower: string): WordStatistics {
  table ??= readTable();
  const packed = table.get(/^\d[\d.,]*$/.test(lower) ? '0' : lower);
  if (packed === undefined) return UNKNOWN_WORD;
  return {
    lowered: packed & 7,
    frequency: (packed >> 3) & 7,
    coarse: (packed >> 6) & 63,
    middle: (packed >> 12) & 255,
    fine: packed >> 20,
  };
}

/** words.tsv, made by tools/train/words.py: a word and its five small numbers packed into one, base 36. */
function readTable(): Map<string, number> {
  const text = readFileSync(new URL('../../src/extract/data/words.tsv', import.meta.url), 'utf8');
  const words = new Map<string, number>();
  for (let at = 0; at < text.length; ) {
    const tab = text.indexOf('\t', at);
    const end = text.indexOf('\n', tab);
    words.set(text.slice(at, tab), Number.parseInt(text.slice(tab + 1, end), 36));
    at = end + 1;
  }
  return words;
}
