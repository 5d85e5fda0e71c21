import type { GraphIndex } from './graph-index.ts';
import { Heap } from './heap.ts';
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

/** What passing a node again costs, so that the next path goes another way. */
const SEEN_BEFORE = 4;
/** A mere mention says less than a use or comparison. */
const MENTION = 1.5;

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
  const { maxLength = 6, count = 3, allowHubs = false } = options;
  const used = new Map<string, number>();
  /** Nodes of the paths found: only between these can a step have been used. */
  const passed = new Set<string>();
  const plain: Costs = {
    node: (id) => (allowHubs ? 0 : hubToll(index, id)),
    step: (relation) => (relation.type === 'MENTIONS' ? MENTION : 1),
  };
  const detouring: Costs = {
    node: (id) => plain.node(id) + SEEN_BEFORE * (used.get(id) ?? 0),
    step: (relation) =>
      plain.step(relation) +
      (passed.has(relation.from) && passed.has(relation.to)
        ? SEEN_BEFORE * (used.get(pairOf(relation)) ?? 0)
        : 0),
  };
  const found = new Map<string, Path>();
  // A search can come back with a path that is there already: then its way has become dearer still.
  for (let tries = 0; found.size < count && tries < 3 * count; tries++) {
    const path = cheapest(index, fromId, toId, maxLength, detouring);
    if (!path) break;
    for (const id of path.nodes) passed.add(id);
    for (const id of path.nodes.slice(1, -1)) used.set(id, (used.get(id) ?? 0) + 1);
    for (const step of path.steps) used.set(pairOf(step), (used.get(pairOf(step)) ?? 0) + 1);
    found.set(path.nodes.join('\n'), { ...path, cost: costOf(path, plain) });
  }
  return [...found.values()].sort((a, b) => a.cost - b.cost || a.steps.length - b.steps.length);
}

interface Costs {
  /** Of passing through a node. */
  node(id: string): number;
  step(relation: Relation): number;
}

function hubToll(index: GraphIndex, id: string): number {
  const node = index.node(id)!;
  if (node.kind === 'Paper') return 0;
  return Math.log2(Math.max(1, index.degree(id) / 2)) + (node.entity.scope === 'family' ? 1 : 0);
}

/** Both directions and all types between two nodes are one way. */
function pairOf({ from, to }: Relation): string {
  return from < to ? `${from}\n${to}` : `${to}\n${from}`;
}

function costOf({ nodes, steps }: Pick<Path, 'nodes' | 'steps'>, costs: Costs): number {
  const tolls = nodes.slice(1, -1).reduce((sum, id) => sum + costs.node(id), 0);
  return steps.reduce((sum, step) => sum + costs.step(step), tolls);
}

/** A place that the search has come to, and the way it came. */
interface Reached {
  id: string;
  length: number;
  step?: Relation;
  before?: Reached;
}

/** Dijkstra's search over (node, number of steps), since the cheapest way to a node may be too long to go on from. */
function cheapest(
  index: GraphIndex,
  fromId: string,
  toId: string,
  maxLength: number,
  costs: Costs,
): Pick<Path, 'nodes' | 'steps'> | undefined {
  const queue = new Heap<Reached>();
  const shortest = new Map<string, number>();
  queue.push(0, { id: fromId, length: 0 });
  for (let next = queue.pop(); next; next = queue.pop()) {
    const at = next.value;
    if (at.id === toId) return wayTo(at);
    // Who came here before came cheaper: only fewer steps are of use.
    if (at.length >= (shortest.get(at.id) ?? Number.POSITIVE_INFINITY)) continue;
    shortest.set(at.id, at.length);
    if (at.length === maxLength) continue;
    const toll = at.id === fromId ? 0 : costs.node(at.id);
    for (const step of index.relationsOf(at.id)) {
      const id = step.from === at.id ? step.to : step.from;
      if ((shortest.get(id) ?? Number.POSITIVE_INFINITY) <= at.length + 1) continue;
      const cost = next.cost + toll + costs.step(step);
      queue.push(cost, { id, length: at.length + 1, step, before: at });
    }
  }
  return undefined;
}

function wayTo(end: Reached): Pick<Path, 'nodes' | 'steps'> {
  const nodes: string[] = [];
  const steps: Relation[] = [];
  for (let at: Reached | undefined = end; at; at = at.before) {
    nodes.unshift(at.id);
    if (at.step) steps.unshift(at.step);
  }
  return { nodes, steps };
}
