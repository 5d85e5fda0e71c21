import { plainSurface } from './aliases.ts';
import { Contexts } from './context.ts';
import { mergeKey } from './merge-key.ts';
import { nameId } from './name-id.ts';
import type { Occurrence } from './occurrence.ts';
import type { Seed } from './sense-seed.ts';
import type { WordCounts } from './word-counts.ts';

/**
 * Two papers that each bring a thing of one name into the world: nearer than this they speak of one thing. Of 1,074 such
 * pairs in 70,717 papers, those read above it were mostly one thing (editions of a paper, a sequel), those below mostly two.
 */
const ONE_THING = 0.22;
/** So many papers of earlier years, and a name is known. */
const ENOUGH_BEFORE = 3;

/** Rules of extraction by which the form of a sentence shows a name that is the paper's own. */
const STATED = /^(?:title-colon|abbreviation|called|we-propose)\b/;

/** Whether a name was well known when a paper came: by year, how many papers of earlier years have the name. */
export class KnownBefore {
  readonly #years: readonly number[];

  /** @param group what is one thing, or may be */
  constructor(group: readonly Occurrence[]) {
    const papers = new Map(group.map(({ paper }) => [paper.id, yearOf(paper)]));
    this.#years = [...papers.values()].filter((year) => year !== undefined).sort((a, b) => a - b);
  }

  /** At least three papers of earlier years have it. */
  has({ paper }: Occurrence): boolean {
    const year = yearOf(paper);
    const last = this.#years[ENOUGH_BEFORE - 1];
    return year !== undefined && last !== undefined && last < year;
  }
}

function yearOf({ date, year }: Occurrence['paper']): number | undefined {
  return year ?? (date === undefined ? undefined : Number(date.slice(0, 4)));
}

/** "NAME: …" is the title, and the paper introduces the name. */
export function bringsInTitle(key: string, { paper, entity }: Occurrence): boolean {
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

/**
 * Whether a paper gives the name to a thing of its own. Of a name that no list has, any introduction of a coined word says so
 * ("Feature Fusion Module" is no such word: each paper means its own, and nobody will look for one of them); of a listed
 * one, which papers often "propose" where they build on it, only what form alone told and not the list.
 */
export function brings(key: string, occurrence: Occurrence, isListed: boolean): boolean {
  const { name, scope, relation, rule } = occurrence.entity;
  if (scope !== 'proper' || relation !== 'introduces') return false;
  if (bringsInTitle(key, occurrence)) return true;
  return isListed ? STATED.test(rule) : /\p{Lu}/u.test(name) && !/\s/.test(name);
}

/**
 * Adds to the seeds one for each thing that papers introduce under the name: those papers are of one that share an author
 * or speak of the same. Whoever introduces what another seed's papers introduced before joins these.
 *
 * @param seeds meanings that are known already; it is changed
 * @param introducing occurrences of no seed
 */
export function addIntroduced(
  key: string,
  seeds: Seed[],
  introducing: readonly Occurrence[],
  everywhere: WordCounts,
): void {
  const known = seeds.map((seed) => seed.occurrences.filter(isIntroduction));
  const papers = [...known.flat(), ...introducing].map(({ paper }) => paper);
  const contexts = new Contexts(papers, key, everywhere);
  const things = seeds.map((seed, i) => ({ seed, introductions: known[i]! }));
  for (const occurrence of introducing) {
    const same = things.find(({ introductions }) =>
      introductions.some((other) => isOneThing(occurrence, other, contexts)),
    );
    if (same) {
      same.seed.occurrences.push(occurrence);
      same.introductions.push(occurrence);
      continue;
    }
    const seed: Seed = {
      id: nameId(occurrence.paper.id),
      rule: 'apart:introduced-twice',
      by: 'introduced',
      occurrences: [occurrence],
    };
    seeds.push(seed);
    things.push({ seed, introductions: [occurrence] });
  }
}

function isIntroduction({ entity }: Occurrence): boolean {
  return entity.relation === 'introduces';
}

function isOneThing(a: Occurrence, b: Occurrence, contexts: Contexts): boolean {
  const authors = new Set(a.paper.authors);
  return (
    (b.paper.authors ?? []).some((author) => authors.has(author)) ||
    contexts.similarity(a.paper.id, b.paper.id) > ONE_THING
  );
}

/**
 * What a paper says of a thing that it "introduces" though it was known: that it uses it. Papers "propose" a ResNet with something
 * added, and that is what they bring. It goes for listed names and generic terms; of others nobody knows but the papers.
 *
 * @param group occurrences of one thing; what is changed is replaced
 */
export function settleIntroductions(key: string, group: readonly Occurrence[]): void {
  const known = new KnownBefore(group);
  const listed = group.filter(({ entity }) => entity.rule.startsWith('lexicon')).length;
  const isListed = listed * 2 > group.length;
  for (const occurrence of group) {
    const { entity } = occurrence;
    if (!entity.roles.includes('introduces') || bringsInTitle(key, occurrence)) continue;
    if (!(isListed || entity.scope === 'family') || !known.has(occurrence)) continue;
    const others = entity.roles.filter((role) => role !== 'introduces');
    const roles = others.length > 0 ? others : (['uses'] as const);
    occurrence.entity = {
      ...entity,
      relation: roles[0]!,
      roles: [...roles],
      rule: `${entity.rule}+known`,
    };
  }
}
