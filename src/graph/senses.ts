import { byCodeUnit } from '../order.ts';
import { Contexts } from './context.ts';
import { addIntroduced, brings, bringsInTitle, KnownBefore } from './introductions.ts';
import { alike, readLongForm, resembles } from './long-forms.ts';
import { nameId } from './name-id.ts';
import type { Occurrence } from './occurrence.ts';
import { dateOf, firstDate, inTime, papersOf, type Seed } from './sense-seed.ts';
import { Votes } from './votes.ts';
import type { WordCounts } from './word-counts.ts';
import { writtenOut } from './written-out.ts';

/** What one occurrence of a name with several meanings means. */
export interface Sense {
  /** Part of the entity's id; the commonest meaning has none. */
  id?: string;
  /** Why there are several: the entity's `rule`. */
  rule: string;
  /** How this occurrence's meaning was told: long-form, lexicon, introduced, context, date or commonest. */
  by: string;
}

/** What is known of names beside what papers say. */
export interface Known {
  /** What lists write a name out as, by its merge key: "Adaptive Moment Estimation" for Adam. */
  longForms(key: string): readonly string[];
  /** The year in which what lists mean by a name became public. */
  since(key: string): number | undefined;
  words: WordCounts;
}

/** Another meaning has to be this many times as near as the commonest, and at least so near. */
const CLEARLY = 1.5;
const NEAR = 0.06;
/** So many papers of a meaning are enough to know its words. */
const EXAMPLES = 20;

/**
 * The meanings of a name, where the papers show that it has more than one:
 * - they write it out in ways that have nothing to do with each other ("mixture of agents (MoA)", "mixture of attention
 *   (MoA)"), or otherwise than the list of names has it;
 * - unlike papers each introduce it, or one introduces what others had known by that name;
 * - they are older than what the list means.
 * Papers that do not say which they mean are given the meaning whose papers use their words, else the commonest.
 *
 * @param key merge key of the name
 * @param group all occurrences of the key, sorted by paper
 * @returns nothing where there is one meaning
 */
export function sensesOf(
  key: string,
  group: readonly Occurrence[],
  known: Known,
): Map<Occurrence, Sense> | undefined {
  if (group.length < 2) return undefined;
  const seeds = withEarlier(key, group, seedsOf(key, group, known), known.since(key));
  if (seeds.length < 2) return undefined;
  seeds.sort((a, b) => papersOf(b) - papersOf(a) || firstOf(a, b) || byCodeUnit(a.id, b.id));
  return assigned(key, group, seeds);
}

/** The meaning that is seen first comes first. */
function firstOf(a: Seed, b: Seed): number {
  return byCodeUnit(firstDate(a), firstDate(b));
}

/** A paper is dated by its first edition, but its abstract may be of one made so many years later. */
const REVISED = 1;

/**
 * Parts papers of years in which what the list means was not there yet, unless they say themselves what they mean.
 * @param since the year in which it became public, where that is known
 */
function withEarlier(
  key: string,
  group: readonly Occurrence[],
  seeds: Seed[],
  since: number | undefined,
): Seed[] {
  if (since === undefined) return seeds;
  const told = new Set(
    seeds.filter(({ by }) => by !== 'lexicon').flatMap((one) => one.occurrences),
  );
  const early = group.filter((one) => dateOf(one) < String(since - REVISED) && !told.has(one));
  if (early.length === 0 || early.length === group.length) return seeds;
  const isLate = (one: Occurrence) => !early.includes(one);
  const rest = seeds
    .map((seed) => ({ ...seed, occurrences: seed.occurrences.filter(isLate) }))
    .filter(({ occurrences }) => occurrences.length > 0);
  const common = { rule: 'apart:earlier', by: 'date' };
  const others =
    rest.length > 0
      ? rest.map((seed) => (rest.length > 1 ? seed : { ...seed, rule: common.rule }))
      : [{ id: `${nameId(key)}-listed`, ...common, occurrences: group.filter(isLate) }];
  return [...others, { id: `before-${since}`, ...common, occurrences: early }];
}

function seedsOf(key: string, group: readonly Occurrence[], known: Known): Seed[] {
  const written = writtenOut(key, group);
  const { listed, others } = withListed(key, group, written, known.longForms(key));
  const seeds = listed ? [listed, ...others] : others;
  const seeded = new Set(seeds.flatMap(({ occurrences }) => occurrences));
  const isNew = newcomers(group, listed);
  const introducing = group
    .filter((one) => !seeded.has(one) && isNew(one) && brings(key, one, listed !== undefined))
    .sort(inTime);
  addIntroduced(key, seeds, introducing, known.words);
  return seeds;
}

/** Who may bring another thing than the listed one: whoever introduces that may not be recognised by the list itself. */
function newcomers(group: readonly Occurrence[], listed?: Seed): (one: Occurrence) => boolean {
  const long = new KnownBefore(group);
  const isTold = listed?.occurrences.some(({ entity }) => entity.relation === 'introduces') ?? true;
  return (one) => isTold || long.has(one);
}

/**
 * The meanings that papers write out with the one that the list of names has: what extraction found by the list means that,
 * and so does whoever writes it out as the list does or, where the list does not say, as one of these. Where none of these
 * writes it out, another of the same type may well do it for them, but for one that introduces it late. A paper that puts a
 * name into the world in its title when the listed one was long known has another one.
 */
function withListed(
  key: string,
  group: readonly Occurrence[],
  written: readonly Seed[],
  longForms: readonly string[],
): { listed?: Seed; others: Seed[] } {
  const long = new KnownBefore(group);
  const listed = group.filter(
    (one) => one.entity.rule.startsWith('lexicon') && !(bringsInTitle(key, one) && long.has(one)),
  );
  if (listed.length === 0) return { others: [...written] };
  const found = new Set(listed);
  const own = longForms.map(readLongForm);
  const isTheirs = ({ occurrences }: Seed) => occurrences.some((one) => found.has(one));
  const isListed = (seed: Seed) =>
    own.length === 0
      ? isTheirs(seed)
      : own.some((form) => (isTheirs(seed) ? resembles : alike)(form, seed.long!));
  const forms = written.filter(isListed);
  const others = written.filter(
    (seed) =>
      !isListed(seed) &&
      (own.length > 0 ||
        forms.length > 0 ||
        typeOf(seed.occurrences) !== typeOf(listed) ||
        seed.occurrences.some((one) => long.has(one) && brings(key, one, true))),
  );
  const apart = new Set(others.flatMap(({ occurrences }) => occurrences));
  for (const { occurrences } of written) for (const one of occurrences) found.add(one);
  const occurrences = group.filter((one) => found.has(one) && !apart.has(one));
  if (occurrences.length === 0) return { others };
  const rule = others.length > 0 ? 'apart:long-form' : 'apart:introduced-twice';
  return { listed: { id: `${nameId(key)}-listed`, rule, by: 'lexicon', occurrences }, others };
}

/** The type that most of them have. */
function typeOf(occurrences: readonly Occurrence[]): string | undefined {
  const types = new Votes();
  for (const { entity } of occurrences) types.add(entity.type, 1);
  return types.winner();
}

function assigned(
  key: string,
  group: readonly Occurrence[],
  [commonest, ...others]: readonly Seed[],
): Map<Occurrence, Sense> {
  const senses = new Map<Occurrence, Sense>();
  const put = (occurrence: Occurrence, seed: Seed, by: string) =>
    senses.set(occurrence, {
      ...(seed !== commonest && { id: seed.id }),
      rule: seed.rule,
      by,
    });
  for (const seed of [commonest!, ...others]) {
    for (const occurrence of seed.occurrences) put(occurrence, seed, seed.by);
  }
  const contexts = new Contexts(
    group.map(({ paper }) => paper),
    key,
  );
  const nearness = (occurrence: Occurrence, seed: Seed) => {
    const near = seed.occurrences
      .slice(0, EXAMPLES)
      .map(({ paper }) => contexts.similarity(occurrence.paper.id, paper.id));
    return Math.max(...near);
  };
  for (const occurrence of group) {
    if (senses.has(occurrence)) continue;
    // Nobody speaks of a thing before it is there.
    const possible = others.filter((seed) => dateOf(occurrence) >= firstDate(seed).slice(0, 4));
    const least = Math.max(NEAR, nearness(occurrence, commonest!) * CLEARLY);
    const best = possible
      .map((seed) => ({ seed, near: nearness(occurrence, seed) }))
      .filter(({ near }) => near >= least)
      .sort((a, b) => b.near - a.near || byCodeUnit(a.seed.id, b.seed.id))[0];
    if (best) put(occurrence, best.seed, 'context');
    else put(occurrence, commonest!, 'commonest');
  }
  return senses;
}
