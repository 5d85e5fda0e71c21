import { UndirectedGraph } from 'graphology';
import library from 'graphology-communities-louvain';
import { type Anchoring, anchor } from './anchors.ts';
import { consensusTies } from './consensus.ts';
import type { DivisionMethod } from './division-method.ts';
import { leiden } from './leiden.ts';
import { moveLocally } from './local-moving.ts';
import { hashText, seeded } from './random.ts';
import { modularityOf, splitUnconnected, type TieColumns } from './tie-columns.ts';

export interface PartitionOptions {
  /** Default leiden. Louvain is graphology's, the best of five runs, bettered by moving single nodes. */
  method?: DivisionMethod;
  resolution?: number;
  /** What Leiden starts from, and holds to among divisions that are as good. Louvain knows nothing of it. */
  anchoring?: Anchoring;
  /** The share of the usual number of divisions that a consensus is made of. Default 1. */
  effort?: number;
}

/**
 * How hard a known name is held to its place in the atlas, in shares of the sum of its own ties. Held harder, divisions
 * stay more alike: at .05 they reach .994 of what can be reached on 140 papers instead of .997 (bench/graph/README.md).
 */
const HOLD = 0.035;

/** Divisions that a consensus is made of: as many as time allows, for each makes it steadier. */
const MOST = 150;
const FEWEST = 6;
const TIES = 1_000_000;

/** Louvain ends in one of many near-best partitions, by the order in which it visits nodes: the best of some runs. */
const RUNS = 5;

/** The package is CommonJS whose types speak of a default export; what Node gives is the function itself. */
const byLouvain = library as unknown as typeof library.default;

/**
 * Divides ties by modularity into connected groups, so that a few nodes more change little: Leiden on what many
 * divisions have in common, then once more on the ties themselves from there. The same columns give the same groups.
 *
 * @param keys of nodes, hashed from their ids
 * @returns the group of each node, from 0; a node without ties is a group by itself
 */
export function partition(
  ties: TieColumns,
  keys: Uint32Array,
  options: PartitionOptions = {},
): Int32Array {
  const { method = 'leiden', resolution = 1 } = options;
  const groupOf = method === 'louvain' ? louvain(ties, resolution) : steady(ties, keys, options);
  splitUnconnected(ties, groupOf);
  return groupOf;
}

function steady(
  given: TieColumns,
  givenKeys: Uint32Array,
  { resolution = 1, anchoring, effort = 1 }: PartitionOptions,
): Int32Array {
  let [ties, keys] = [given, givenKeys];
  let start: Int32Array = Int32Array.from(givenKeys.keys());
  if (anchoring) {
    const held = anchor(given, anchoring, HOLD);
    keys = Uint32Array.of(...givenKeys, ...held.names.map(hashText));
    ({ ties, start } = held);
  }
  const runs = Math.round(Math.min(MOST, Math.max(FEWEST, (effort * TIES) / ties.to.length)));
  const common = leiden(consensusTies(ties, keys, start, runs, resolution), start, resolution);
  return leiden(ties, common, resolution).slice(0, given.mass.length);
}

function louvain(ties: TieColumns, resolution: number): Int32Array {
  const graph = new UndirectedGraph<object, { weight: number }>();
  for (const node of ties.mass.keys()) graph.addNode(node);
  for (const node of ties.mass.keys()) {
    for (let e = ties.starts[node]!; e < ties.starts[node + 1]!; e++) {
      if (ties.to[e]! > node) graph.addEdge(node, ties.to[e], { weight: ties.weight[e]! });
    }
  }
  let best = Int32Array.from(ties.mass, (_, i) => i);
  if (graph.size === 0) return best;
  let most = Number.NEGATIVE_INFINITY;
  for (let seed = 1; seed <= RUNS; seed++) {
    const found = byLouvain(graph, { getEdgeWeight: 'weight', resolution, rng: seeded(seed) });
    const groupOf = Int32Array.from(ties.mass, (_, node) => found[node]!);
    moveLocally(ties, groupOf, resolution);
    const modularity = modularityOf(ties, groupOf, resolution);
    if (modularity > most) [best, most] = [groupOf, modularity];
  }
  return best;
}
