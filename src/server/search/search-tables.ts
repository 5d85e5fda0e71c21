import { type GramTable, gramTable } from './gram-index.ts';
import { gapless } from './search-key.ts';
import { orderOf } from './sorted-texts.ts';
import type { Spellings } from './spellings.ts';
import { type WordTable, wordTable } from './word-index.ts';

/** All that takes time in making spellings searchable, as columns that one thread can hand to another. */
export interface SearchTables {
  byText: Uint32Array;
  byGaplessText: Uint32Array;
  words: WordTable;
  /** Of the words. */
  letters: GramTable;
  /** Of the entities' spellings without their gaps. */
  names: GramTable;
}

export function searchTables({ keys, isName }: Pick<Spellings, 'keys' | 'isName'>): SearchTables {
  const words = wordTable(keys);
  return {
    byText: orderOf(keys),
    byGaplessText: orderOf(keys.map(gapless)),
    words,
    letters: gramTable(words.words),
    names: gramTable(gaplessNames(keys, namesOf(isName))),
  };
}

/** Places of the spellings that are an entity's; titles are put right word by word. */
export function namesOf(isName: Uint8Array): Uint32Array {
  const places: number[] = [];
  for (const [place, one] of isName.entries()) if (one === 1) places.push(place);
  return Uint32Array.from(places);
}

export function gaplessNames(keys: readonly string[], places: Uint32Array): string[] {
  return Array.from(places, (place) => gapless(keys[place]!));
}
