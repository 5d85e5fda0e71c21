import { byCodeUnit } from '../order.ts';
import type { NamedEntity } from './entities.ts';
import type { Group } from './group.ts';
import type { NetworkModel } from './network.ts';
import { RELATIONS } from './relate.ts';
import { isCoined } from './shape.ts';
import { twinFeatures } from './twin-features.ts';
import { type TwinPair, type TwinSide, twinPairs, twinSides } from './twin-pairs.ts';
import { shortTie, wordingOf, wordTie } from './twin-words.ts';
import type { ExtractedEntity, PaperText } from './types.ts';

/** Whether two entities of a paper are one thing. */
export const TWINS = ['apart', 'same'] as const;

/** From here on two are one; chosen by F1 of proper names, cross-validated. */
const LEAST = 0.35;

/**
 * Joins entities of one paper that are one thing under two names: the abbreviation of the title and the long form of the
 * abstract, "block pruning by entropy" and "entropy-based pruning". Which, a network decides.
 */
export function joinTwins(
  named: NamedEntity[],
  paper: PaperText,
  model: NetworkModel,
): NamedEntity[] {
  if (named.length < 2) return named;
  const sides = twinSides(named.map(({ entity }) => entity));
  const owner = new Map(named.map((one) => [one.entity, one]));
  const sure = twinPairs(sides).filter(
    (pair) =>
      !haveOtherNumbers(pair.long.entity, pair.short.entity) &&
      !isOwnBesideListed(pair, owner) &&
      model.probabilities(twinFeatures(pair, paper))[1]! > LEAST,
  );
  if (sure.length === 0) return named;
  const joined = new Map(named.map((one) => [one, [one]]));
  for (const { long, short } of sure) {
    const a = joined.get(owner.get(long.entity)!)!;
    const b = joined.get(owner.get(short.entity)!)!;
    if (a === b) continue;
    a.push(...b);
    for (const one of b) joined.set(one, a);
  }
  return [...new Set(named.map((one) => joined.get(one)!))].map((list) =>
    list.length === 1 ? list[0]! : asOne(list),
  );
}

/** "LLaMA-7B" and "LLaMA-13B", "CIFAR-10" and "CIFAR-100": two things, however alike. */
function haveOtherNumbers(a: ExtractedEntity, b: ExtractedEntity): boolean {
  const [one, other] = [a, b].map(({ name }) => name.match(/\d+(?:\.\d+)?/g)?.join(' '));
  return one !== undefined && other !== undefined && one !== other;
}

/**
 * A coined name that the paper introduces is not the listed thing beside it, unless its letters say so: "MAELi" is no other name of
 * the masked autoencoder.
 */
function isOwnBesideListed(
  { long, short, letters }: TwinPair,
  owner: ReadonlyMap<ExtractedEntity, NamedEntity>,
): boolean {
  if (letters === 'initials' || letters === 'letters' || letters === 'shorter') return false;
  const isListed = ({ entity }: TwinSide) => owner.get(entity)!.group.entry !== undefined;
  const isOwn = (side: TwinSide) => side.introduced && side.coined && !isListed(side);
  return (isOwn(long) && isListed(short)) || (isOwn(short) && isListed(long));
}

/** One entity of several: what the surest of the strongest relation is, with all mentions, under the best of the names. */
function asOne(list: readonly NamedEntity[]): NamedEntity {
  const ranked = [...list].sort(
    (a, b) =>
      RELATIONS.indexOf(a.entity.relation) - RELATIONS.indexOf(b.entity.relation) ||
      b.entity.confidence - a.entity.confidence ||
      byCodeUnit(a.entity.name, b.entity.name),
  );
  const { entity, group } = ranked[0]!;
  const mentions = ranked.flatMap((one) => one.entity.mentions);
  mentions.sort((a, b) => byCodeUnit(b.field, a.field) || a.start - b.start || a.end - b.end);
  // "Tide 2B/8B" is two things with the same mention
  const once = mentions.filter(
    ({ field, start }, i) => mentions[i - 1]?.field !== field || mentions[i - 1]?.start !== start,
  );
  const candidates = ranked.flatMap((one) => one.group.candidates);
  candidates.sort((a, b) => a.sentence.index - b.sentence.index || a.from - b.from);
  const roles = RELATIONS.filter((role) => list.some((one) => one.entity.roles.includes(role)));
  const name = bestName(ranked, entity);
  const whole: ExtractedEntity = { ...entity, name, roles, mentions: once };
  const all: Group = { ...group, candidates };
  return { entity: whole, group: all };
}

/** A listed name, else of proper names the coined one, else the one that stands most often. */
function bestName(ranked: readonly NamedEntity[], { scope }: ExtractedEntity): string {
  const listed = ranked.find((one) => one.group.entry);
  if (listed) return isShortForAnother(listed, ranked) ? asWritten(listed) : listed.entity.name;
  const coined =
    scope === 'proper' &&
    ranked.find(({ entity: { name } }) => !name.includes(' ') && isCoined(name));
  if (coined) return coined.entity.name;
  const often = [...ranked].sort((a, b) => b.entity.mentions.length - a.entity.mentions.length);
  return often[0]!.entity.name;
}

/**
 * Whether a name that a list knows is short for something else here: "RAG" where the paper writes "Recursive Answer
 * Grouping". The list has to say what it means by it, in words of which the paper's have none.
 */
function isShortForAnother(listed: NamedEntity, ranked: readonly NamedEntity[]): boolean {
  const { entity, group } = listed;
  const letters = entity.mentions.map(({ text }) => wordingOf(text).short);
  if (letters.some((short) => short === undefined)) return false;
  const { name, aliases } = group.entry!;
  const meant = [name, ...aliases].filter((text) => /[ -]/.test(text)).map(wordingOf);
  return (
    meant.length > 0 &&
    ranked.some(({ entity: other }) => {
      if (other === entity || !other.name.includes(' ')) return false;
      const wording = wordingOf(other.name);
      // "3D CNN" is no way to write "CNN" out
      if (!letters.some((short) => shortTie(short!, wording) !== '')) return false;
      return meant.every((one) => wordTie(one, wording) === undefined);
    })
  );
}

function asWritten({ entity }: NamedEntity): string {
  const texts = entity.mentions.map(({ text }) => text);
  const count = (text: string) => texts.filter((other) => other === text).length;
  return [...texts].sort((a, b) => count(b) - count(a) || byCodeUnit(a, b))[0]!;
}
