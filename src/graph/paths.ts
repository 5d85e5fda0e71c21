import type { GraphIndex } from './graph-index.ts';
import { pathColumns } from './path-columns.ts';
import { type FoundWay, searchWays } from './path-search.ts';
import type { Relation } from './schema.ts';

export interface PathOptions {
  /** Most relations in a path. */
  maxLength?: number;
  /** How many paths, at most. */
  count?: number;
  /** Lets common names connect like any other. */
  allowHubs?: boolean;
}

/** A way through the graph: nodes[i] and nodes[i + 1] are the ends of steps[i], in either direction. */
export interface Path {
  nodes: string[];
  steps: Relation[];
  /** A relation with nothing common about it costs 1. */
  cost: number;
}

/** The settings of a search where nothing else is asked. */
export const USUAL_PATHS = { maxLength: 6, count: 3, allowHubs: false } as const;

/**
 * The best ways from one node to another, the best first. Going through a name that many papers share costs extra,
 * by the logarithm of their number, and more for a generic name: that two papers both speak of large language models
 * says little. Each further path avoids the inner nodes of those before it, so that it tells something new.
 *
 * @param fromId and toId: nodes of the index; from a node to itself there is one path, without steps
 * @returns empty when no path of at most `maxLength` (6) relations is there
 */
export function findPaths(
  index: GraphIndex,
  fromId: string,
  toId: string,
  options: PathOptions = {},
): Path[] {
  if (!index.node(fromId) || !index.node(toId)) return [];
  if (fromId === toId) return [{ nodes: [fromId], steps: [], cost: 0 }];
  const { columns, numberOf } = pathColumns(index);
  const [from, to] = [numberOf.get(fromId)!, numberOf.get(toId)!];
  return pathsOf(index, searchWays(columns, from, to, { ...USUAL_PATHS, ...options }));
}

/** Ways by number as paths of the graph that the numbers were given by. */
export function pathsOf(index: GraphIndex, ways: readonly FoundWay[]): Path[] {
  const { ids } = pathColumns(index);
  return ways.map(({ nodes, relations, cost }) => ({
    nodes: nodes.map((node) => ids[node]!),
    steps: relations.map((relation) => index.graph.relations[relation]!),
    cost,
  }));
}
