import { byCodeUnit } from '../order.ts';
import { clean } from '../text/clean.ts';
import { mergeKey } from './merge-key.ts';
import type { Votes } from './votes.ts';

const MAX_LENGTH = 60;

/** A surface without its markup and the marks around it; the braces of "{LoRA}" and the quotes of "LoRA" say nothing. */
export function plainSurface(surface: string): string {
  return clean(surface)
    .text.replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}+*)]+$/gu, '');
}

/**
 * The other ways a name is written that help a person or a search, sorted by code unit. Spellings that differ from the
 * name or from a more frequent alias in case, dashes or a plural alone are left out, and so are single letters, bare
 * sizes ("13B", cut out of "7B/13B"), and what is the name of something else.
 *
 * @param surfaces plain surfaces with how often they occur
 * @param isTaken whether a merge key is the name of another entity
 */
export function aliasesOf(
  name: string,
  surfaces: Votes,
  isTaken: (key: string) => boolean,
): string[] {
  const seen = new Set(withPlural(mergeKey(name)));
  const aliases: string[] = [];
  for (const surface of surfaces.ranked()) {
    const key = mergeKey(surface);
    if (seen.has(key) || isTaken(key) || isJunk(surface)) continue;
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
function withPlural(key: string): string[] {
  return [key, `${key}s`, ...(key.endsWith('s') ? [key.slice(0, -1)] : [])];
}
