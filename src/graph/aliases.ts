import { byCodeUnit } from '../order.ts';
import { clean } from '../text/clean.ts';
import { mergeKey } from './merge-key.ts';
import type { Votes } from './votes.ts';

const MAX_LENGTH = 60;
/** A spelling that belongs to another entity in most places is that one's. */
const LEAST_SHARE = 0.25;
/** One that is another's name too has to be this one's at least as often as not: LDA, where one paper's slip is called so. */
const SHARE_OF_A_NAME = 0.5;
/** A longer form of a name that is rarer than this among all its spellings is a slip, or the name of something else. */
const RARE = 0.05;

/** A surface without its markup and the marks around it; the braces of "{LoRA}" and the quotes of "LoRA" say nothing. */
export function plainSurface(surface: string): string {
  return clean(surface)
    .text.replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}+*)]+$/gu, '');
}

/** What the rest of the graph says of a spelling. */
export interface Elsewhere {
  /** Whether a merge key is the name of another entity. */
  isName(key: string): boolean;
  /** How often a spelling with this merge key occurs, for whatever entity. */
  occurrences(key: string): number;
}

/**
 * The other ways a name is written that help a person or a search, sorted by code unit. Spellings that differ from the
 * name or from a more frequent alias in case, dashes or a plural alone are left out, and so are single letters, bare
 * sizes ("13B", cut out of "7B/13B"), rare longer forms, and what mostly stands for something else, the more so where it
 * is that one's name. A spelling may so be the name of one entity and an alias of another: whoever looks it up finds both.
 *
 * @param surfaces plain surfaces with how often they occur
 */
export function aliasesOf(name: string, surfaces: Votes, elsewhere: Elsewhere): string[] {
  const seen = new Set(withPlural(mergeKey(name)));
  const ranked = surfaces.ranked();
  const all = ranked.reduce((sum, surface) => sum + surfaces.weightOf(surface), 0);
  const aliases: string[] = [];
  for (const surface of ranked) {
    const key = mergeKey(surface);
    const count = surfaces.weightOf(surface);
    if (seen.has(key) || isJunk(surface)) continue;
    if (count < RARE * all && [...seen].some((known) => key.includes(known))) continue;
    const share = elsewhere.isName(key) ? SHARE_OF_A_NAME : LEAST_SHARE;
    if (count < share * elsewhere.occurrences(key)) continue;
    for (const form of withPlural(key)) seen.add(form);
    aliases.push(surface);
  }
  return aliases.sort(byCodeUnit);
}

function isJunk(surface: string): boolean {
  return (
    surface.length > MAX_LENGTH ||
    Array.from(surface).length < 2 ||
    !/\p{L}/u.test(surface) ||
    /^[\d.]+ ?[a-z]$/i.test(surface)
  );
}

/** A key with its singular and plural. */
export function withPlural(key: string): string[] {
  return [key, `${key}s`, ...(key.endsWith('s') ? [key.slice(0, -1)] : [])];
}
