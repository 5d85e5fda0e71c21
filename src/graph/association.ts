import { UndirectedGraph } from 'graphology';
import { byCodeUnit } from '../order.ts';
import {
  type EntityToEntity,
  type Graph,
  isPaperRelation,
  type PaperToEntity,
  type RelationType,
} from './schema.ts';

/** The part of a graph that communities and layout are made from. */
export type GraphContent = Pick<Graph, 'papers' | 'entities' | 'relations'>;

/** How much a relation of each type ties its ends together. */
const STRENGTH: Readonly<Record<RelationType, number>> = {
  INTRODUCES: 2,
  EVALUATES_ON: 1,
  COMPARES_WITH: 1,
  USES: 1,
  MENTIONS: 0.5,
  EXTENDS: 1,
  OUTPERFORMS: 1,
  PART_OF: 1,
  APPLIED_TO: 0.5,
  VARIANT_OF: 1,
};

/** What a paper names in its title is what it is about. */
const IN_TITLE = 2;

export type WeightedGraph = UndirectedGraph<{ entity: boolean }, { weight: number }>;

/**
 * The graph as undirected ties whose weight says how much they tell: more for what the paper names in its title or
 * again and again, less for a name that many papers share. A tie is divided by the fourth root of the number of papers
 * that name the entity, so that a name in every second paper (large language model) does not glue all to all. These
 * weights were chosen among twenty by how well communities made from them agree with the papers' other words: see
 * bench/graph/README.md. Nodes and ties stand in sorted order.
 *
 * @param damping the power of the number of papers; 0: hubs count in full
 */
export function associationGraph(graph: GraphContent, damping = 0.25): WeightedGraph {
  const ties: WeightedGraph = new UndirectedGraph();
  const nodes = [
    ...graph.papers.map(({ id }) => ({ id, entity: false })),
    ...graph.entities.map(({ id }) => ({ id, entity: true })),
  ].sort((a, b) => byCodeUnit(a.id, b.id));
  for (const { id, entity } of nodes) ties.addNode(id, { entity });
  const papersOf = paperCounts(graph);
  const spread = (id: string) => Math.max(1, papersOf.get(id) ?? 0) ** damping;
  const sums = new Map<string, { a: string; b: string; weight: number }>();
  for (const relation of graph.relations) {
    const { from, to, type } = relation;
    const weight = isPaperRelation(relation)
      ? (STRENGTH[type] * salience(relation)) / spread(to)
      : (STRENGTH[type] * witnesses(relation)) / Math.sqrt(spread(from) * spread(to));
    const [a, b] = byCodeUnit(from, to) < 0 ? [from, to] : [to, from];
    const key = `${a}\n${b}`;
    const sum = sums.get(key);
    if (sum) sum.weight += weight;
    else sums.set(key, { a, b, weight });
  }
  for (const { a, b, weight } of [...sums.values()].sort(
    (x, y) => byCodeUnit(x.a, y.a) || byCodeUnit(x.b, y.b),
  )) {
    if (a !== b) ties.addEdge(a, b, { weight });
  }
  return ties;
}

/** How many papers name each entity. */
export function paperCounts(graph: Pick<Graph, 'relations'>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const relation of graph.relations) {
    if (isPaperRelation(relation)) counts.set(relation.to, (counts.get(relation.to) ?? 0) + 1);
  }
  return counts;
}

/** How much of a paper a name takes up: 1 for one mention in the abstract. */
export function salience({ mentions }: PaperToEntity): number {
  const inTitle = mentions.some(({ field }) => field === 'title');
  return Math.sqrt(Math.max(1, mentions.length)) * (inTitle ? IN_TITLE : 1);
}

/** A link that several papers state holds more, by the square root of their number. */
function witnesses({ evidence }: EntityToEntity): number {
  return Math.sqrt(Math.max(1, new Set(evidence.map(({ paper }) => paper)).size));
}
