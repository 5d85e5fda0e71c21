import library from 'graphology-communities-louvain';
import type { WeightedGraph } from './association.ts';
import { seeded } from './random.ts';
import { modularityOf, refine } from './refine.ts';

/** The package is CommonJS whose types speak of a default export; what Node gives is the function itself. */
const louvain = library as unknown as typeof library.default;

/** Louvain ends in one of many near-best partitions, by the order in which it visits nodes: the best of some runs. */
const RUNS = 5;

export interface Partition {
  /** Node ids of each part, in the graph's order of nodes; parts by their first member. */
  parts: string[][];
  modularity: number;
}

/**
 * Divides a graph by modularity (Louvain: Blondel et al. 2008, graphology's implementation, then `refine`). Nodes
 * without ties are in no part. The same graph, with nodes and edges inserted in the same order, gives the same parts.
 */
export function partition(ties: WeightedGraph, resolution = 1): Partition {
  let best: Partition = { parts: [], modularity: Number.NEGATIVE_INFINITY };
  for (let seed = 1; seed <= RUNS && ties.size > 0; seed++) {
    const parts = byLouvain(ties, resolution, seed);
    refine(ties, parts, resolution);
    const modularity = modularityOf(ties, parts, resolution);
    if (modularity > best.modularity)
      best = { parts: parts.filter(({ length }) => length > 0), modularity };
  }
  return best.parts.length > 0 ? best : { parts: [], modularity: 0 };
}

function byLouvain(ties: WeightedGraph, resolution: number, seed: number): string[][] {
  const communities = louvain(ties, { getEdgeWeight: 'weight', resolution, rng: seeded(seed) });
  const parts = new Map<number, string[]>();
  for (const node of ties.nodes()) {
    if (ties.degree(node) === 0) continue;
    const part = parts.get(communities[node]!);
    if (part) part.push(node);
    else parts.set(communities[node]!, [node]);
  }
  return [...parts.values()];
}
