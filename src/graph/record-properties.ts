import { byCodeUnit } from '../order.ts';
import { wellFormed } from '../text/well-formed.ts';
import { canonicalJson } from './canonical.ts';
import {
  FACT_PROPERTIES,
  LINK_PROPERTIES,
  NODE_PROPERTIES,
  type PropertyKinds,
} from './properties.ts';
import {
  type Community,
  type Entity,
  type EntityToEntity,
  isPaperRelation,
  type Paper,
  type PaperToEntity,
  type Relation,
} from './schema.ts';
import type { Standing } from './standing.ts';

export type PropertyValue = string | number | string[] | number[];
export type Properties = Record<string, PropertyValue>;

/** @param number the paper's place in `standing` */
export function paperProperties(
  { sources, ...scalars }: Paper,
  standing: Standing,
  number: number,
): Properties {
  const all = { ...scalars, sources: canonicalJson(sources), ...at(standing, number) };
  return known(all, NODE_PROPERTIES.Paper);
}

/**
 * How an entity came to be one stays in the folder.
 *
 * @param number the entity's place in `standing`
 */
export function entityProperties(whole: Entity, standing: Standing, number: number): Properties {
  const { type, types: _, spellings: __, overrides: ___, ...entity } = whole;
  const names = [entity.name, ...entity.aliases].map((name) => name.toLowerCase());
  const all = {
    ...entity,
    names: [...new Set(names)].sort(byCodeUnit),
    ...at(standing, number),
  };
  return known(all, NODE_PROPERTIES[type]);
}

export function communityProperties(community: Community): Properties {
  const { members: _, subregions: __, ...rest } = community;
  return known(rest, NODE_PROPERTIES.Community);
}

export function relationProperties(relation: Relation): Properties {
  return isPaperRelation(relation)
    ? known(factProperties(relation), FACT_PROPERTIES)
    : known(linkProperties(relation), LINK_PROPERTIES);
}

function at({ degree, rank }: Standing, number: number): { degree: number; rank: number } {
  return { degree: degree[number]!, rank: rank[number]! };
}

/** What the store is told to hold, as it can hold it, and nothing that is not there. */
function known(properties: Partial<Properties>, kinds: PropertyKinds): Properties {
  const kept: Properties = {};
  for (const key of Object.keys(kinds)) {
    const value = properties[key];
    if (value !== undefined && value !== null) kept[key] = holdable(value);
  }
  return kept;
}

function holdable(value: PropertyValue): PropertyValue {
  if (typeof value === 'string') return wellFormed(value);
  if (!Array.isArray(value) || typeof value[0] !== 'string') return value;
  return (value as string[]).map(wellFormed);
}

function factProperties({
  from: _,
  to: __,
  type: ___,
  mentions,
  ...rest
}: PaperToEntity): Properties {
  return { ...rest, mentions: canonicalJson(mentions) };
}

function linkProperties({ confidence, evidence, rule }: EntityToEntity): Properties {
  return {
    confidence,
    papers: evidence.map((one) => one.paper),
    sentences: evidence.map((one) => one.sentence),
    fields: evidence.map((one) => one.field),
    sentenceStarts: evidence.map((one) => one.sentenceStart),
    starts: evidence.map((one) => one.start),
    ends: evidence.map((one) => one.end),
    rule,
  };
}
