import type { GraphIndex } from '../graph/graph-index.ts';
import {
  ENTITY_TYPES,
  type EntityType,
  isPaperRelation,
  RELATION_TYPES,
  type RelationType,
  SCOPES,
  type Scope,
} from '../graph/schema.ts';
import { byCodeUnit } from '../order.ts';
import { type NodeRef, nodeRef } from './relation.ts';

/** A graph in figures. */
export interface GraphStats {
  papers: number;
  entities: number;
  relations: number;
  communities: number;
  entitiesByType: Record<EntityType, number>;
  entitiesByScope: Record<Scope, number>;
  relationsByType: Record<RelationType, number>;
  /** Entities named by the most papers. */
  mostConnected: (NodeRef & { papers: number })[];
  /** Relations in ten equal steps of confidence, the least sure first: from <= confidence < to, and 1 in the last. */
  confidence: { from: number; to: number; relations: number }[];
  /** Papers by year, the oldest first. */
  years: { year: number; papers: number }[];
  papersWithoutYear: number;
  papersWithoutAbstract: number;
  /** Papers in which nothing was found. */
  papersWithoutRelations: number;
}

/** Counts a graph. @param top how many of the most connected entities to name */
export function graphStats(index: GraphIndex, top = 10): GraphStats {
  const { papers, entities, relations, communities } = index.graph;
  return {
    papers: papers.length,
    entities: entities.length,
    relations: relations.length,
    communities: communities.length,
    entitiesByType: count(ENTITY_TYPES, entities, (entity) => entity.type),
    entitiesByScope: count(SCOPES, entities, (entity) => entity.scope),
    relationsByType: count(RELATION_TYPES, relations, (relation) => relation.type),
    mostConnected: mostConnected(index, top),
    confidence: confidenceSteps(index),
    years: years(index),
    papersWithoutYear: papers.filter(({ year }) => year === undefined).length,
    papersWithoutAbstract: papers.filter(({ abstract }) => abstract === '').length,
    papersWithoutRelations: papers.filter(({ id }) => index.degree(id) === 0).length,
  };
}

/** Each key is there, also where the count is 0. */
function count<Key extends string, Item>(
  keys: readonly Key[],
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): Record<Key, number> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>;
  for (const item of items) counts[keyOf(item)]++;
  return counts;
}

function mostConnected(index: GraphIndex, top: number): GraphStats['mostConnected'] {
  return index.graph.entities
    .map(({ id }) => ({ id, papers: index.relationsOf(id).filter(isPaperRelation).length }))
    .sort((a, b) => b.papers - a.papers || byCodeUnit(a.id, b.id))
    .slice(0, top)
    .map(({ id, papers }) => ({ ...nodeRef(index, id), papers }));
}

function confidenceSteps(index: GraphIndex): GraphStats['confidence'] {
  const steps = Array.from({ length: 10 }, (_, i) => ({
    from: i / 10,
    to: (i + 1) / 10,
    relations: 0,
  }));
  for (const { confidence } of index.graph.relations) {
    // 0.3 * 10 is 3, but 0.29 * 100 is not 29: thousandths keep the steps where a person sees them.
    const step = Math.floor(Math.round(confidence * 1000) / 100);
    steps[Math.min(Math.max(step, 0), 9)]!.relations++;
  }
  return steps;
}

function years(index: GraphIndex): GraphStats['years'] {
  const counts = new Map<number, number>();
  for (const { year } of index.graph.papers) {
    if (year !== undefined) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b).map(([year, papers]) => ({ year, papers }));
}
