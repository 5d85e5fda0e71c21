import { byCodeUnit } from '../order.ts';
import { canonicalJson } from './canonical.ts';
import {
  FACT_PROPERTIES,
  LINK_PROPERTIES,
  NODE_PROPERTIES,
  type PropertyKinds,
} from './properties.ts';
import {
  ENTITY_RELATIONS,
  ENTITY_TYPES,
  type Entity,
  type EntityToEntity,
  type Graph,
  IN_COMMUNITY,
  NODE_LABELS,
  type NodeLabel,
  PAPER_RELATIONS,
  type Paper,
  type PaperToEntity,
  type RelationType,
} from './schema.ts';

export type PropertyValue = string | number | string[] | number[];
export type Properties = Record<string, PropertyValue>;

/** Nodes of one label, each with its `id` among its properties. */
export interface NodeGroup {
  label: NodeLabel;
  kinds: PropertyKinds;
  nodes: Properties[];
}

export interface RelationshipRecord {
  from: string;
  to: string;
  properties: Properties;
}

/** Relationships of one type. */
export interface RelationshipGroup {
  type: RelationType | typeof IN_COMMUNITY;
  /** What its relationships may begin and end at. */
  fromLabels: readonly NodeLabel[];
  toLabels: readonly NodeLabel[];
  kinds: PropertyKinds;
  relationships: RelationshipRecord[];
}

/** The graph as a store holds it: flat properties, grouped so that one statement can write a group. */
export interface GraphRecords {
  nodes: NodeGroup[];
  relationships: RelationshipGroup[];
}

export function graphRecords(graph: Graph): GraphRecords {
  const nodes = new Map<NodeLabel, Properties[]>(NODE_LABELS.map((label) => [label, []]));
  for (const paper of graph.papers) nodes.get('Paper')!.push(paperProperties(paper));
  for (const entity of graph.entities) nodes.get(entity.type)!.push(entityProperties(entity));
  for (const { id, label, size, distinctive } of graph.communities) {
    nodes.get('Community')!.push({ id, label, size, distinctive });
  }
  return {
    nodes: NODE_LABELS.map((label) => ({
      label,
      kinds: NODE_PROPERTIES[label],
      nodes: nodes.get(label)!.map((node) => known(node, NODE_PROPERTIES[label])),
    })),
    relationships: relationshipGroups(graph),
  };
}

function relationshipGroups(graph: Graph): RelationshipGroup[] {
  const ofType = (type: RelationType) => graph.relations.filter((one) => one.type === type);
  const facts = PAPER_RELATIONS.map((type): RelationshipGroup => {
    const relationships = ofType(type).map((relation) => {
      const { from, to } = relation;
      const properties = known(factProperties(relation as PaperToEntity), FACT_PROPERTIES);
      return { from, to, properties };
    });
    const ends = { fromLabels: ['Paper'], toLabels: ENTITY_TYPES } as const;
    return { type, ...ends, kinds: FACT_PROPERTIES, relationships };
  });
  const links = ENTITY_RELATIONS.map((type): RelationshipGroup => {
    const relationships = ofType(type).map((relation) => {
      const { from, to } = relation;
      const properties = known(linkProperties(relation as EntityToEntity), LINK_PROPERTIES);
      return { from, to, properties };
    });
    const ends = { fromLabels: ENTITY_TYPES, toLabels: ENTITY_TYPES } as const;
    return { type, ...ends, kinds: LINK_PROPERTIES, relationships };
  });
  const members: RelationshipGroup = {
    type: IN_COMMUNITY,
    fromLabels: ['Paper', ...ENTITY_TYPES],
    toLabels: ['Community'],
    kinds: {},
    relationships: graph.communities.flatMap(({ id, members }) =>
      members.map((member) => ({ from: member, to: id, properties: {} })),
    ),
  };
  return [...facts, ...links, members];
}

/** What the store is told to hold, and nothing that is not there. */
function known(properties: Properties, kinds: PropertyKinds): Properties {
  const kept: Properties = {};
  for (const key of Object.keys(kinds)) {
    const value = properties[key];
    if (value !== undefined && value !== null) kept[key] = value;
  }
  return kept;
}

function paperProperties({ sources, ...scalars }: Paper): Properties {
  return { ...scalars, sources: canonicalJson(sources) };
}

/** How an entity came to be one stays in the folder. */
function entityProperties(whole: Entity): Properties {
  const { type: _, types: __, spellings: ___, overrides: ____, ...entity } = whole;
  const names = [entity.name, ...entity.aliases].map((name) => name.toLowerCase());
  return { ...entity, names: [...new Set(names)].sort(byCodeUnit) };
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
