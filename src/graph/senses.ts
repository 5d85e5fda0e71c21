import { byCodeUnit } from '../order.ts';
import { plainSurface } from './aliases.ts';
import { Contexts } from './context.ts';
import { alike, isShortFor, stemsOf } from './long-forms.ts';
import { mergeKey } from './merge-key.ts';
import { nameId } from './name-id.ts';
import type { Occurrence } from './occurrence.ts';
import { statedForms } from './stated-forms.ts';

/** What one occurrence of a name with several meanings means. */
export interface Sense {
  /** Part of the entity's id; the commonest meaning has none. */
  id?: string;
  /** Why there are several: the entity's `rule`. */
  rule: string;
  /** How this occurrence's meaning was told: long-form, introduced, context or commonest. */
  by: string;
}

/** A meaning that papers give a name in so many words. */
interface Seed {
  id: string;
  rule: string;
  by: string;
  stems: string[];
  occurrences: Occurrence[];
}

/** Another meaning has to be this many times as near as the commonest, and at least so near. */
const CLEARLY = 1.5;
const NEAR = 0.06;
/** So many papers of a meaning are enough to know its words. */
const EXAMPLES = 20;
/** Two papers that each bring a thing of one name into the world: nearer than this they speak of one thing. */
const ONE_THING = 0.25;

/**
 * The meanings of a name, where the papers show that it has more than one: they write it out in ways that have nothing
 * to do with each other ("mixture of agents (MoA)", "mixture of attention (MoA)"), or two unlike papers each introduce
 * it in their titles. Papers that do not say which they mean are given the meaning whose papers use their words, else
 * the commonest.
 *
 * @param key merge key of the name
 * @param group all occurrences of the key, sorted by paper
 * @returns nothing where there is one meaning
 */
export function sensesOf(
  key: string,
  group: readonly Occurrence[],
): Map<Occurrence, Sense> | undefined {
  if (group.length < 2) return undefined;
  const written = writtenOut(key, group);
  const seeds = written.length > 1 ? written : introducedTwice(key, group, written[0]);
  if (seeds.length < 2) return undefined;
  seeds.sort((a, b) => papersOf(b) - papersOf(a) || firstOf(a, b) || byCodeUnit(a.id, b.id));
  return assigned(key, group, seeds);
}

function papersOf({ occurrences }: Seed): number {
  return new Set(occurrences.map(({ paper }) => paper.id)).size;
}

/** The meaning that is seen first comes first. */
function firstOf(a: Seed, b: Seed): number {
  return byCodeUnit(firstDate(a), firstDate(b));
}

function firstDate({ occurrences }: Seed): string {
  return occurrences.map(dateOf).sort(byCodeUnit)[0]!;
}

/** A paper without a date comes after all others. */
function dateOf({ paper }: Occurrence): string {
  return paper.date ?? paper.year?.toString() ?? '~';
}

/** One seed for each long form that papers state for the name; wordings of one long form are one. */
function writtenOut(key: string, group: readonly Occurrence[]): Seed[] {
  const seeds: Seed[] = [];
  for (const occurrence of group) {
    const long = longFormOf(key, occurrence);
    if (long === undefined) continue;
    const stems = stemsOf(long);
    const found = seeds.filter((seed) => alike(seed.stems, stems));
    const [first, ...others] = found;
    if (!first) {
      const id = nameId(long);
      seeds.push({
        id,
        rule: 'apart:long-form',
        by: 'long-form',
        stems,
        occurrences: [occurrence],
      });
      continue;
    }
    first.occurrences.push(occurrence);
    // A wording between two others shows that they are one.
    for (const other of others) {
      first.occurrences.push(...other.occurrences);
      seeds.splice(seeds.indexOf(other), 1);
    }
  }
  return seeds;
}

/** What the paper says that the name is short for. */
function longFormOf(key: string, { paper, entity }: Occurrence): string | undefined {
  for (const { outside, inside } of statedForms(entity.mentions, (field) => paper[field])) {
    const [a, b] = [plainSurface(outside.text), plainSurface(inside.text)];
    const [short, long] = a.length < b.length ? [a, b] : [b, a];
    const shortKey = mergeKey(short);
    if ((shortKey === key || shortKey === `${key}s`) && isShortFor(short, long)) return long;
  }
  return undefined;
}

/**
 * One seed for each paper that introduces a proper name in its title, where these papers are unlike.
 * @param written the one long form that the name has, if any: who states it means the same
 */
function introducedTwice(key: string, group: readonly Occurrence[], written?: Seed): Seed[] {
  const introducing = group.filter((occurrence) => bringsInTitle(key, occurrence));
  if (introducing.length < 2) return written ? [written] : [];
  const contexts = new Contexts(
    group.map(({ paper }) => paper),
    key,
  );
  const seeds: Seed[] = [];
  for (const occurrence of introducing) {
    const same = seeds.find(({ occurrences }) =>
      occurrences.some((other) => isOneThing(occurrence, other, contexts, written)),
    );
    if (same) same.occurrences.push(occurrence);
    else {
      const id = nameId(occurrence.paper.id);
      const rule = 'apart:introduced-twice';
      seeds.push({ id, rule, by: 'introduced', stems: [], occurrences: [occurrence] });
    }
  }
  return seeds;
}

/** "NAME: …" is the title, and the paper introduces the name. */
function bringsInTitle(key: string, { paper, entity }: Occurrence): boolean {
  return (
    entity.scope === 'proper' &&
    entity.relation === 'introduces' &&
    entity.mentions.some(
      ({ field, start, end, text }) =>
        field === 'title' &&
        start < 3 &&
        mergeKey(plainSurface(text)) === key &&
        /^[\s}$"'”’]*:/.test(paper.title.slice(end)),
    )
  );
}

function isOneThing(a: Occurrence, b: Occurrence, contexts: Contexts, written?: Seed): boolean {
  const authors = new Set(a.paper.authors);
  return (
    (written?.occurrences.includes(a) && written.occurrences.includes(b)) ||
    (b.paper.authors ?? []).some((author) => authors.has(author)) ||
    contexts.similarity(a.paper.id, b.paper.id) > ONE_THING
  );
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
