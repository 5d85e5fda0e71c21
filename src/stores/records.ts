import { canonicalJson } from '../graph/canonical.ts';
import {
  type Entity,
  type EntityToEntity,
  type Graph,
  IN_COMMUNITY,
  isPaperRelation,
  NODE_LABELS,
  type NodeLabel,
  type Paper,
  type PaperToEntity,
  RELATION_TYPES,
  type RelationType,
} from '../graph/schema.ts';
import { byCodeUnit } from '../order.ts';
import {
  FACT_PROPERTIES,
  LINK_PROPERTIES,
  NODE_PROPERTIES,
  type PropertyKinds,
} from './properties.ts';

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

/** Relationships of one type between nodes of one label and nodes of another. */
export interface RelationshipGroup {
  type: RelationType | typeof IN_COMMUNITY;
  fromLabel: NodeLabel;
  toLabel: NodeLabel;
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
  const labels = new Map<string, NodeLabel>();
  for (const paper of graph.papers) labels.set(paper.id, 'Paper');
  for (const entity of graph.entities) labels.set(entity.id, entity.type);
  const groups = new Map<string, RelationshipGroup>();
  const add = (
    type: RelationshipGroup['type'],
    fromLabel: NodeLabel,
    toLabel: NodeLabel,
    kinds: PropertyKinds,
    record: RelationshipRecord,
  ): void => {
    const key = `${type} ${fromLabel} ${toLabel}`;
    const group = groups.get(key) ?? { type, fromLabel, toLabel, kinds, relationships: [] };
    group.relationships.push(record);
    groups.set(key, group);
  };
  for (const relation of graph.relations) {
    const { type, from, to } = relation;
    const fact = isPaperRelation(relation);
    add(type, labels.get(from)!, labels.get(to)!, fact ? FACT_PROPERTIES : LINK_PROPERTIES, {
      from,
      to,
      properties: fact
        ? known(factProperties(relation), FACT_PROPERTIES)
        : known(linkProperties(relation), LINK_PROPERTIES),
    });
  }
  for (const community of graph.communities) {
    for (const member of community.members) {
      const record = { from: member, to: community.id, properties: {} };
      add(IN_COMMUNITY, labels.get(member)!, 'Community', {}, record);
    }
  }
  const order = [...RELATION_TYPES, IN_COMMUNITY] as string[];
  return [...groups]
    .sort(([a, g], [b, h]) => order.indexOf(g.type) - order.indexOf(h.type) || byCodeUnit(a, b))
    .map(([, group]) => group);
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

function entityProperties({ type: _, ...entity }: Entity): Properties {
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
