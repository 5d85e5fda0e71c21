import type { GraphIndex } from '../graph/graph-index.ts';
import { findPaths, type PathOptions } from '../graph/paths.ts';
import { type NodeRef, nodeRef, type ToldRelation, tellRelation } from './relation.ts';

/** A way through the graph, told step by step. */
export interface ToldPath {
  /** From the one end to the other: one more than there are steps. */
  nodes: NodeRef[];
  /** steps[i] holds between nodes[i] and nodes[i + 1], in the direction in which the graph has it. */
  steps: ToldRelation[];
}

/**
 * The best ways from one node to another, the best first; [] when there is none of at most `maxLength` steps.
 * @param fromId and toId: ids of nodes
 */
export function tellPaths(
  index: GraphIndex,
  fromId: string,
  toId: string,
  options: PathOptions = {},
): ToldPath[] {
  return findPaths(index, fromId, toId, options).map(({ nodes, steps }) => ({
    nodes: nodes.map((id) => nodeRef(index, id)),
    steps: steps.map((step) => tellRelation(index, step)),
  }));
}
