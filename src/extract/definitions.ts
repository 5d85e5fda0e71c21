import { findAbbreviations } from './abbreviations.ts';
import type { Document } from './document.ts';
import { keyOf } from './names.ts';
import { surfaceOf } from './span.ts';

/** Meanings that one abbreviation is given in one paper: more are made to be slow. */
const MOST_MEANINGS = 8;

/** Abbreviations that a paper itself defines, by key → keys of their long forms, the first few of each. */
export type Definitions = ReadonlyMap<string, readonly string[]>;

export function definitionsOf(document: Document): Definitions {
  const defined = new Map<string, string[]>();
  for (const sentence of document.sentences) {
    for (const { short, long } of findAbbreviations(sentence)) {
      const key = keyOf(surfaceOf(short));
      const longs = defined.get(key) ?? [];
      const meaning = keyOf(surfaceOf(long));
      if (longs.length < MOST_MEANINGS && !longs.includes(meaning)) longs.push(meaning);
      defined.set(key, longs);
    }
  }
  return defined;
}
