import { byCodeUnit } from '../order.ts';
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
}

export const NO_SOURCES: NameSources = {
  lists: () => false,
  abbreviates: () => false,
  externalIds: () => [],
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
}

/**
 * @param entries of the lexicon
 * @param forms known abbreviations
 * @param ids ids in public lists
 */
export function nameSources(
  entries: Iterable<Listed>,
  forms: Iterable<{ short: string; long: string }>,
  ids: Iterable<ExternalIds> = [],
): NameSources {
  const surfaces = new Set<string>();
  for (const { type, name, aliases } of entries) {
    for (const surface of [name, ...aliases]) surfaces.add(pair(type, name, surface));
  }
  const pairs = new Set<string>();
  for (const { short, long } of forms) pairs.add(pair('', short, long));
  const external = new Map<string, Set<string>>();
  for (const { type, name, ids: own } of ids) {
    const key = pair(type, name, '');
    external.set(key, new Set([...(external.get(key) ?? []), ...own]));
  }
  return {
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
