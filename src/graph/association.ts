import { UndirectedGraph } from 'graphology';
import { byCodeUnit } from '../order.ts';
import { type Graph, isPaperRelation, type RelationType } from './schema.ts';

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

export type WeightedGraph = UndirectedGraph<{ entity: boolean }, { weight: number }>;

/**
 * The graph as undirected ties whose weight says how much they tell: a paper's tie to an entity is divided by a power
 * of the number of papers that name it, so that a name in every second paper (large language model) glues nothing,
 * while one in five papers draws these together. Nodes and ties stand in sorted order.
 *
 * @param damping 0: hubs count in full; 1: every entity has the same weight in all
 */
export function associationGraph(graph: GraphContent, damping = 0.5): WeightedGraph {
  const ties: WeightedGraph = new UndirectedGraph();
  const nodes = [
    ...graph.papers.map(({ id }) => ({ id, entity: false })),
    ...graph.entities.map(({ id }) => ({ id, entity: true })),
  ].sort((a, b) => byCodeUnit(a.id, b.id));
  for (const { id, entity } of nodes) ties.addNode(id, { entity });
  const papersOf = new Map<string, number>();
  for (const relation of graph.relations) {
    if (isPaperRelation(relation)) {
      papersOf.set(relation.to, (papersOf.get(relation.to) ?? 0) + 1);
    }
  }
  const spread = (id: string) => Math.max(1, papersOf.get(id) ?? 1) ** damping;
  const sums = new Map<string, { a: string; b: string; weight: number }>();
  for (const relation of graph.relations) {
    const { from, to, type } = relation;
    const common = isPaperRelation(relation) ? spread(to) : Math.sqrt(spread(from) * spread(to));
    const [a, b] = byCodeUnit(from, to) < 0 ? [from, to] : [to, from];
    const key = `${a}\n${b}`;
    const weight = STRENGTH[type] / common;
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
