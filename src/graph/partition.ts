import library from 'graphology-communities-louvain';
import type { WeightedGraph } from './association.ts';
import { seeded } from './random.ts';

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
 * Divides a graph by modularity (Louvain: Blondel et al. 2008, graphology's implementation). Nodes without ties are in
 * no part. The same graph, with nodes and edges inserted in the same order, gives the same parts.
 */
export function partition(ties: WeightedGraph, resolution = 1): Partition {
  let best: Partition | undefined;
  for (let seed = 1; seed <= RUNS && ties.size > 0; seed++) {
    const { communities, modularity } = louvain.detailed(ties, {
      getEdgeWeight: 'weight',
      resolution,
      rng: seeded(seed),
    });
    if (best && best.modularity >= modularity) continue;
    const parts = new Map<number, string[]>();
    for (const node of ties.nodes()) {
      if (ties.degree(node) === 0) continue;
      const number = communities[node]!;
      const part = parts.get(number);
      if (part) part.push(node);
      else parts.set(number, [node]);
    }
    best = { parts: [...parts.values()], modularity };
  }
  return best ?? { parts: [], modularity: 0 };
}
