import { byCodeUnit } from '../order.ts';
import { lookupKeys } from './lookup-keys.ts';
import {
  FACT_PROPERTIES,
  LINK_PROPERTIES,
  NODE_PROPERTIES,
  type PropertyKinds,
} from './properties.ts';
import {
  communityProperties,
  entityProperties,
  type Properties,
  paperProperties,
  relationProperties,
} from './record-properties.ts';
import {
  ENTITY_RELATIONS,
  ENTITY_TYPES,
  type Graph,
  IN_COMMUNITY,
  NAMES,
  PAPER_RELATIONS,
  type RelationType,
  STORED_LABELS,
  type StoredLabel,
  type StoredType,
} from './schema.ts';
import { standingOf } from './standing.ts';

export type { Properties, PropertyValue } from './record-properties.ts';

/** Nodes of one label, each with its identity among its properties. */
export interface NodeGroup {
  label: StoredLabel;
  kinds: PropertyKinds;
  nodes: Properties[];
}

export interface RelationshipRecord {
  from: string;
  to: string;
  properties: Properties;
}

/** What relationships of a type may begin and end at, and the properties they have. */
export interface RelationshipShape {
  fromLabels: readonly StoredLabel[];
  toLabels: readonly StoredLabel[];
  kinds: PropertyKinds;
}

const FACT: RelationshipShape = {
  fromLabels: ['Paper'],
  toLabels: ENTITY_TYPES,
  kinds: FACT_PROPERTIES,
};
const LINK: RelationshipShape = {
  fromLabels: ENTITY_TYPES,
  toLabels: ENTITY_TYPES,
  kinds: LINK_PROPERTIES,
};

export const RELATIONSHIP_SHAPES: Readonly<Record<StoredType, RelationshipShape>> = {
  ...(Object.fromEntries(PAPER_RELATIONS.map((type) => [type, FACT])) as Record<
    (typeof PAPER_RELATIONS)[number],
    RelationshipShape
  >),
  ...(Object.fromEntries(ENTITY_RELATIONS.map((type) => [type, LINK])) as Record<
    (typeof ENTITY_RELATIONS)[number],
    RelationshipShape
  >),
  [IN_COMMUNITY]: { fromLabels: ['Paper', ...ENTITY_TYPES], toLabels: ['Community'], kinds: {} },
  [NAMES]: { fromLabels: ['Name'], toLabels: ENTITY_TYPES, kinds: {} },
};

/** Relationships of one type. */
export interface RelationshipGroup extends RelationshipShape {
  type: StoredType;
  relationships: RelationshipRecord[];
}

/** The graph as a store holds it: flat properties, grouped so that one statement can write a group. */
export interface GraphRecords {
  nodes: NodeGroup[];
  relationships: RelationshipGroup[];
}

export function graphRecords(graph: Graph): GraphRecords {
  const { papers, entities, relations, communities } = graph;
  const numbers = new Map<string, number>();
  for (const { id } of papers) numbers.set(id, numbers.size);
  for (const { id } of entities) numbers.set(id, numbers.size);
  const standing = standingOf(
    numbers.size,
    relations.map((one) => numbers.get(one.from)!),
    relations.map((one) => numbers.get(one.to)!),
  );

  const nodes = new Map<StoredLabel, Properties[]>(STORED_LABELS.map((label) => [label, []]));
  for (const paper of papers) {
    nodes.get('Paper')!.push(paperProperties(paper, standing, numbers.get(paper.id)!));
  }
  const named = new Map<string, string[]>();
  for (const entity of entities) {
    const { id, type } = entity;
    nodes.get(type)!.push(entityProperties(entity, standing, numbers.get(id)!));
    for (const key of lookupKeys(entity)) named.set(key, [...(named.get(key) ?? []), id]);
  }
  const keys = [...named.keys()].sort(byCodeUnit);
  nodes.set('Community', communities.map(communityProperties));
  nodes.set(
    'Name',
    keys.map((key) => ({ key })),
  );

  const related = new Map<RelationType, RelationshipRecord[]>();
  for (const relation of relations) {
    const { from, to, type } = relation;
    if (!related.has(type)) related.set(type, []);
    related.get(type)!.push({ from, to, properties: relationProperties(relation) });
  }
  const group = (type: StoredType, relationships: RelationshipRecord[]): RelationshipGroup => ({
    type,
    ...RELATIONSHIP_SHAPES[type],
    relationships,
  });
  return {
    nodes: STORED_LABELS.map((label) => ({
      label,
      kinds: NODE_PROPERTIES[label],
      nodes: nodes.get(label)!,
    })),
    relationships: [
      ...[...PAPER_RELATIONS, ...ENTITY_RELATIONS].map((type) =>
        group(type, related.get(type) ?? []),
      ),
      group(
        IN_COMMUNITY,
        communities.flatMap(({ id, members }) =>
          members.map((member) => ({ from: member, to: id, properties: {} })),
        ),
      ),
      group(
        NAMES,
        keys.flatMap((key) => named.get(key)!.map((to) => ({ from: key, to, properties: {} }))),
      ),
    ],
  };
}
