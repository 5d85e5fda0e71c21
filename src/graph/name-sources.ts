import { byCodeUnit } from '../order.ts';
import { isShortFor } from './long-forms.ts';
import { mergeKey } from './merge-key.ts';
import type { EntityType } from './schema.ts';

/** What lists that were made beforehand say of names: for reasons and ids, not for what is found. */
export interface NameSources {
  /** Whether a list has `surface` as a spelling of this name. */
  lists(type: EntityType, name: string, surface: string): boolean;
  /** Whether one is a known abbreviation of the other. */
  abbreviates(a: string, b: string): boolean;
  /** Ids in public lists, sorted. */
  externalIds(type: EntityType, name: string): string[];
  /** What lists write a short name out as, by its merge key: "Adaptive Moment Estimation" for Adam. */
  longForms(key: string): readonly string[];
  /** The version family in which lists place a name: "Claude" of "Claude 3". */
  family(type: EntityType, name: string): string | undefined;
  /** The year in which what lists mean by a name, given by its merge key, became public, where they say so. */
  since(key: string): number | undefined;
}

export const NO_SOURCES: NameSources = {
  lists: () => false,
  abbreviates: () => false,
  externalIds: () => [],
  longForms: () => [],
  family: () => undefined,
  since: () => undefined,
};

/** Ids of one name in public lists. */
export interface ExternalIds {
  type: EntityType;
  name: string;
  ids: readonly string[];
}

interface Listed {
  type: EntityType;
  name: string;
  aliases: readonly string[];
  family?: string;
}

/**
 * @param entries of the lexicon
 * @param forms known abbreviations
 * @param ids ids in public lists
 * @param years in which well-known things became public
 */
export function nameSources(
  entries: Iterable<Listed>,
  forms: Iterable<{ short: string; long: string }>,
  ids: Iterable<ExternalIds> = [],
  years: Iterable<{ name: string; year: number }> = [],
): NameSources {
  const surfaces = new Set<string>();
  const longForms = new Map<string, string[]>();
  const writeOut = (short: string, long: string) => {
    if (short.includes(' ') || !long.includes(' ') || !isShortFor(short, long)) return;
    const key = mergeKey(short);
    longForms.set(key, [...(longForms.get(key) ?? []), long]);
  };
  const families = new Map<string, string>();
  for (const { type, name, aliases, family } of entries) {
    if (family !== undefined) families.set(pair(type, name, ''), family);
    for (const surface of [name, ...aliases]) surfaces.add(pair(type, name, surface));
    for (const alias of aliases) writeOut(name, alias);
  }
  const pairs = new Set<string>();
  for (const { short, long } of forms) pairs.add(pair('', short, long));
  const external = new Map<string, Set<string>>();
  for (const { type, name, ids: own } of ids) {
    const key = pair(type, name, '');
    external.set(key, new Set([...(external.get(key) ?? []), ...own]));
  }
  const since = new Map<string, number>();
  for (const { name, year } of years) since.set(mergeKey(name), year);
  return {
    longForms: (key) => longForms.get(key) ?? [],
    family: (type, name) => families.get(pair(type, name, '')),
    since: (key) => since.get(key),
    lists: (type, name, surface) => surfaces.has(pair(type, name, surface)),
    abbreviates: (a, b) => pairs.has(pair('', a, b)) || pairs.has(pair('', b, a)),
    externalIds: (type, name) => [...(external.get(pair(type, name, '')) ?? [])].sort(byCodeUnit),
  };
}

function pair(type: string, name: string, surface: string): string {
  return [type, singularKey(name), singularKey(surface)].join('\n');
}

function singularKey(name: string): string {
  return mergeKey(name).replace(/(?<=.{2}[^s])s$/, '');
}
