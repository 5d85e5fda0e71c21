import type { LexiconEntry } from '../lexicon/lexicon.ts';
import { ownCopy } from '../text/own.ts';
import { AS_MEASURED, blend, FeatureList, few } from './features.ts';
import { keyOf } from './names.ts';
import type { NetworkModel } from './network.ts';
import type { ExtractedEntity } from './types.ts';
import { readVersion } from './versions.ts';

/** Whether something is a version of something else. */
export const KINSHIP = ['none', 'variant'] as const;

/** From here on an entity is said to be a variant. Chosen by F1 on annotated papers, cross-validated. */
const LEAST = 0.33;
/** What form or list tell is right for so many across papers (47 of 50 read by eye), whatever the readers of one paper say. */
const FORM_CONFIDENCE = 0.9;
/** Papers that name more than this many things are read for the first ones only: pairs grow with the square. */
const MOST_ENTITIES = 60;

/** Something that an entity could be a version of. */
export interface FamilyOption {
  entity: ExtractedEntity;
  /** As the entity's own name writes it, else its canonical name. */
  family: string;
  /** What tells of it: the list, the form of the name, the form with its edition, another name of the paper, a listed part. */
  source: 'list' | 'form' | 'edition' | 'paper' | 'part';
  /** What the entity's name has besides, in front of the family or behind it. */
  rest: string;
  side: 'front' | 'behind' | 'apart';
  /** The entity of the same paper that is the family. */
  named?: ExtractedEntity;
}

/**
 * Decides which entities of a paper are versions of which (familyOf). A series that only the form of a name tells of is kept
 * as seriesOf, and so is the canonical name of a family that the version's name writes otherwise.
 */
export function findFamilies(
  entities: readonly ExtractedEntity[],
  entries: ReadonlyMap<string, LexiconEntry>,
  model: NetworkModel,
): void {
  const options = familyOptions(entities, entries);
  const best = new Map<ExtractedEntity, { option: FamilyOption; probability: number }>();
  for (const option of options) {
    const probability = model.probabilities(familyFeatures(option, options, entries))[1]!;
    const found = best.get(option.entity);
    if (probability >= LEAST && (!found || probability > found.probability))
      best.set(option.entity, { option, probability });
  }
  for (const entity of entities) {
    const { option, probability = 0 } = best.get(entity) ?? {};
    const series = option ? canonicalName(option, entries) : entity.familyOf;
    delete entity.familyOf;
    if (series === undefined) continue;
    if (option) entity.familyOf = option.family;
    if (series !== option?.family) entity.seriesOf = series;
    const byForm = !option || option.source === 'list' || option.source === 'form';
    const confidence = byForm ? Math.max(probability, FORM_CONFIDENCE) : probability;
    entity.familyConfidence = Math.round(confidence * 1000) / 1000;
    entity.familyRule = byForm ? 'version-grammar' : 'version-network';
  }
}

/** "Vision Transformer" of the "ViT" in "ViT-B/16". */
function canonicalName(
  { entity, family, named }: FamilyOption,
  entries: ReadonlyMap<string, LexiconEntry>,
): string {
  const entry = entries.get(keyOf(family));
  return named?.name ?? (entry?.type === entity.type ? entry.name : family);
}

/** All that the entities of a paper could be versions of. */
export function familyOptions(
  entities: readonly ExtractedEntity[],
  entries: ReadonlyMap<string, LexiconEntry>,
): FamilyOption[] {
  const first = entities.slice(0, MOST_ENTITIES);
  const called = byKey(first);
  return first.flatMap((entity) => {
    const options = new Map<string, FamilyOption>();
    const own = keyOf(entity.name);
    const add = (family: string, source: FamilyOption['source'], rest: Omit<Rest, 'part'>) => {
      const key = keyOf(family);
      if (key === own || key.length === 0 || options.has(key)) return;
      const named = called.get(key)?.find((other) => other !== entity);
      options.set(key, {
        entity,
        family,
        source,
        ...rest,
        ...(named ? { named } : {}),
      });
    };
    const given = entity.familyOf;
    if (given !== undefined) {
      const listed = entries.get(keyOf(given));
      const part = partsOf(entity.name).find(
        (p) =>
          keyOf(p.part) === keyOf(given) ||
          (listed !== undefined && entries.get(keyOf(p.part)) === listed),
      );
      add(part?.part ?? given, listed ? 'list' : 'form', part ?? APART);
    }
    const { family, release } = readVersion(entity.name, entity.type);
    if (family !== undefined && release && release.editions.length > 0)
      add([family, ...release.editions].join('-'), 'edition', {
        rest: release.size,
        side: 'behind',
      });
    for (const { part, ...rest } of partsOf(entity.name)) {
      const key = keyOf(part);
      if (key.length < 2) continue;
      const named = called
        .get(key)
        ?.some((other) => other !== entity && other.type === entity.type);
      if (named) add(part, 'paper', rest);
      else if (key.length > 2 && entries.get(key)?.type === entity.type) add(part, 'part', rest);
    }
    if (family !== undefined)
      add(family, 'form', { rest: entity.name.slice(family.length), side: 'behind' });
    return [...options.values()];
  });
}

interface Rest {
  part: string;
  rest: string;
  side: FamilyOption['side'];
}

const APART = { rest: '', side: 'apart' } as const;

/** Entities by the keys of their names, in their order. */
function byKey(entities: readonly ExtractedEntity[]): Map<string, ExtractedEntity[]> {
  const called = new Map<string, ExtractedEntity[]>();
  for (const entity of entities) {
    for (const text of [entity.name, ...entity.mentions.map((mention) => mention.text)]) {
      const key = keyOf(text);
      const there = called.get(key);
      if (!there) called.set(key, [entity]);
      else if (there.at(-1) !== entity) there.push(entity);
    }
  }
  return called;
}

/** Where a name can be parted: at a blank or mark, before a number or a capital, before a version's v, before "+". */
const BOUNDARY =
  /[-_ /:.]|(?<=\p{L})(?=\d)|(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Ll})|(?=v\d)|(?<=\p{Lu})(?=\p{Lu})|(?=\++$)/gu;
const LONGEST = 60;

/** Names come again from paper to paper; emptied when full. */
const parted = new Map<string, readonly Rest[]>();
const MOST_KEPT = 20_000;

/** Beginnings of a name, the longest first, and then its ends, with what stands besides. */
function partsOf(name: string): readonly Rest[] {
  if (name.length > LONGEST) return [];
  let parts = parted.get(name);
  if (parts === undefined) {
    const own = ownCopy(name);
    parts = partAll(own);
    if (parted.size >= MOST_KEPT) parted.clear();
    parted.set(own, parts);
  }
  return parts;
}

function partAll(name: string): Rest[] {
  const parts: Rest[] = [];
  const places = [...name.matchAll(BOUNDARY)];
  for (const { index } of [...places].reverse()) {
    const part = name.slice(0, index).replace(/[-_ /:.]+$/, '');
    if (part !== '') parts.push({ part, rest: name.slice(part.length), side: 'behind' });
  }
  for (const { index, 0: mark } of places) {
    const part = name.slice(index + mark.length);
    if (index > 0 && part.length > 2)
      parts.push({ part, rest: name.slice(0, index), side: 'front' });
  }
  return parts;
}

/** The form of what a version's name has besides its family's. */
function formOf(rest: string): string {
  const text = rest.replace(/^[-_ /:.]+|[-_ /:.]+$/g, '');
  if (/^\d+(?:\.\d+)?[BMKT]$/i.test(text)) return 'size';
  if (/^(?:19|20)\d\d$|^'?\d\d$/.test(text)) return 'year';
  if (/^v\d+(?:\.\d+)?$/i.test(text)) return 'v';
  if (/^\d+$/.test(text)) return text.length > 2 ? 'number' : 'generation';
  if (/^\d+\.\d+$/.test(text)) return 'decimal';
  if (/^[IVX]+$/.test(text)) return 'roman';
  if (/^\++$/.test(text)) return 'plus';
  if (/^\p{L}$/u.test(text)) return /\p{Lu}/u.test(text) ? 'capital' : 'letter';
  if (/^\p{Lu}{2,}$/u.test(text)) return 'capitals';
  if (/^\p{Lu}\p{Ll}+$/u.test(text)) return 'Word';
  if (/^\p{Ll}+$/u.test(text)) return 'word';
  if (/^[\p{Lu}\d]+$/u.test(text)) return 'capitals and digits';
  if (/\s/.test(text)) return 'words';
  return 'other';
}

export function familyFeatures(
  option: FamilyOption,
  all: readonly FamilyOption[],
  entries: ReadonlyMap<string, LexiconEntry>,
): number[] {
  const { entity, family, source, rest, side, named } = option;
  const list = new FeatureList();
  list.hashes.push(AS_MEASURED);
  const key = keyOf(family);
  const own = keyOf(entity.name);
  const form = side === 'apart' ? 'apart' : formOf(rest);
  const kind = blend(entity.type, side, form);
  const entry = entries.get(key);
  const listed = entries.get(own);
  const siblings = all.filter(
    (o) => o !== option && o.entity !== entity && keyOf(o.family) === key,
  ).length;
  const there = named ? named.relation : 'not named';
  const lowRest = blend(rest.toLowerCase());
  const add = (name: string, ...values: (string | number | boolean | undefined)[]) =>
    list.add(name, blend(...values));
  add('kind', kind);
  add('kind&source', kind, source);
  add('source', source, side);
  add('form', form);
  add('rest', lowRest);
  add('rest&type', lowRest, entity.type);
  add('mark', /^[-_ /:.]/.exec(rest)?.[0], kind);
  add('family', key);
  add('family&form', key, form, side);
  add('name', own);
  add('name&family', own, key);
  add('there', there, entity.type);
  add('there&kind', there, kind);
  add('siblings', few(siblings));
  add('siblings&kind', few(siblings), kind);
  add('siblings&there', few(siblings), there, form);
  add('relation', entity.relation, there);
  add('relation&form', entity.relation, form, there);
  add('scope', entity.scope, named?.scope ?? entry?.scope);
  add('entry', entry?.type, entry?.scope, entity.type);
  add('entry&kind', entry?.type, entry?.scope, kind);
  add('listed', listed?.type, listed?.family === undefined ? -1 : keyOf(listed.family) === key);
  add('length', Math.min(key.length, 12));
  add('rest length', Math.min(rest.length, 12), side);
  add('options', few(all.filter((o) => o.entity === entity).length));
  add(
    'others',
    few(all.filter((o) => o.entity === entity && keyOf(o.family).length > key.length).length),
  );
  return list.hashes;
}
