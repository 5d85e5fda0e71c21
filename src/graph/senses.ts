import { byCodeUnit } from '../order.ts';
import { plainSurface } from './aliases.ts';
import { Contexts } from './context.ts';
import { alike, isShortFor, type LongForm, readLongForm } from './long-forms.ts';
import { mergeKey } from './merge-key.ts';
import { nameId } from './name-id.ts';
import type { Occurrence } from './occurrence.ts';
import { statedForms } from './stated-forms.ts';
import { Votes } from './votes.ts';

/** What one occurrence of a name with several meanings means. */
export interface Sense {
  /** Part of the entity's id; the commonest meaning has none. */
  id?: string;
  /** Why there are several: the entity's `rule`. */
  rule: string;
  /** How this occurrence's meaning was told: long-form, lexicon, introduced, context or commonest. */
  by: string;
}

/** A meaning that papers give a name in so many words. */
interface Seed {
  id: string;
  rule: string;
  by: string;
  long?: LongForm;
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
 * to do with each other ("mixture of agents (MoA)", "mixture of attention (MoA)"), or in another way than the list of
 * names has it where extraction recognised that, or two unlike papers each introduce it in their titles. Papers that do
 * not say which they mean are given the meaning whose papers use their words, else the commonest.
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
  const known = withListed(key, group, written);
  const seeds = known.length > 1 ? known : introducedTwice(key, group, written[0]);
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
    const form = readLongForm(long);
    const found = seeds.filter((seed) => alike(seed.long!, form));
    const [first, ...others] = found;
    if (!first) {
      const id = nameId(long);
      seeds.push({
        id,
        rule: 'apart:long-form',
        by: 'long-form',
        long: form,
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

/**
 * The meanings that papers write out with the one that the list of names has: what extraction found by the list means that,
 * and so does whoever writes it out as one of these does. Where none of these writes it out, another of the same type may
 * well do it for them.
 */
function withListed(key: string, group: readonly Occurrence[], written: readonly Seed[]): Seed[] {
  const listed = group.filter(({ entity }) => entity.rule.startsWith('lexicon'));
  if (listed.length === 0) return [...written];
  const found = new Set(listed);
  const isListed = ({ occurrences }: Seed) => occurrences.some((one) => found.has(one));
  const forms = written.filter(isListed);
  const others = written.filter(
    (seed) => !isListed(seed) && (forms.length > 0 || typeOf(seed.occurrences) !== typeOf(listed)),
  );
  if (others.length === 0) return [...written];
  for (const occurrence of forms.flatMap(({ occurrences }) => occurrences)) found.add(occurrence);
  const all = group.filter((occurrence) => found.has(occurrence));
  return [
    { id: `${nameId(key)}-listed`, rule: 'apart:long-form', by: 'lexicon', occurrences: all },
    ...others,
  ];
}

/** The type that most of them have. */
function typeOf(occurrences: readonly Occurrence[]): string | undefined {
  const types = new Votes();
  for (const { entity } of occurrences) types.add(entity.type, 1);
  return types.winner();
}

/** What the paper says that the name is short for: beside it in brackets, else another spelling that fits its letters. */
function longFormOf(key: string, { paper, entity }: Occurrence): string | undefined {
  if (entity.mentions.length < 2) return undefined;
  const stated = statedForms(entity.mentions, (field) => paper[field]);
  for (const { outside, inside } of stated) {
    const [a, b] = [plainSurface(outside.text), plainSurface(inside.text)];
    const [short, long] = a.length < b.length ? [a, b] : [b, a];
    if (isOf(key, short) && isLongOf(short, long)) return long;
  }
  const spellings = [...new Set(entity.mentions.map(({ text }) => plainSurface(text)))];
  const short = spellings.find((one) => isOf(key, one));
  if (short === undefined) return undefined;
  return spellings.find((long) => isLongOf(short, long));
}

/** "Group LASSO" is not what LASSO is short for. */
function isLongOf(short: string, long: string): boolean {
  return !mergeKey(long).includes(mergeKey(short)) && isShortFor(short, long);
}

/** Whether it is the name, and one that can be short for something: "MoA", not "encoder-decoder". */
function isOf(key: string, surface: string): boolean {
  const own = mergeKey(surface);
  return (
    (own === key || own === `${key}s`) && /^(?!.* )(?=.*\p{Lu}.*\p{Lu}).{2,12}$/u.test(surface)
  );
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
      seeds.push({ id, rule, by: 'introduced', occurrences: [occurrence] });
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
