import type { Paper } from './schema.ts';

/** Words shorter than this tell no field from another. */
const SHORTEST = 4;
/** More of an abstract is not needed to know its field. */
const LONGEST = 6000;

/** The words of title and abstract, cut to their beginnings so that forms of a word meet. */
export function wordsOf({ title, abstract }: Paper, without: string): Set<string> {
  const words = new Set<string>();
  for (const [word] of `${title} ${abstract.slice(0, LONGEST)}`
    .toLowerCase()
    .matchAll(/\p{L}+/gu)) {
    if (word.length >= SHORTEST && word !== without) words.add(word.slice(0, 7));
  }
  return words;
}
