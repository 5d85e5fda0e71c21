import type { PathColumns } from './path-columns.ts';
import { PathQueue } from './path-queue.ts';
import { leastRest } from './path-rest.ts';

export interface WayOptions {
  /** Most relations in a way. */
  maxLength: number;
  /** How many ways, at most. */
  count: number;
  /** Lets common names connect like any other. */
  allowHubs: boolean;
}

/** A way by the numbers of its nodes and relations. */
export interface FoundWay {
  nodes: number[];
  relations: number[];
  cost: number;
}

/** Whoever asked has gone. */
export class SearchStopped extends Error {}

/** What passing a node again costs, so that the next way goes elsewhere. */
const SEEN_BEFORE = 4;
/** No way that says anything is as long; numbers of steps fit a byte. */
const LONGEST = 200;
/** Places looked at between two questions whether to go on. */
const PATIENCE = 1024;

/**
 * The best ways between two different nodes, the best first. Each further one avoids the inner nodes of those before
 * it, so that it tells something new.
 *
 * @param isStopped asked now and then; true ends the search
 * @throws SearchStopped
 */
export function searchWays(
  columns: PathColumns,
  from: number,
  to: number,
  { maxLength, count, allowHubs }: WayOptions,
  isStopped: () => boolean = () => false,
): FoundWay[] {
  const plain = allowHubs ? { ...columns, toll: new Float64Array(columns.toll.length) } : columns;
  const rest = leastRest(plain, to, Math.min(maxLength, LONGEST));
  const search = new WaySearch(plain, from, to, rest, isStopped);
  const found = new Map<string, FoundWay>();
  // A search can come back with a way that is there already: then it has become dearer still.
  for (let tries = 0; found.size < count && tries < 3 * count; tries += 1) {
    const way = search.next();
    if (!way) break;
    found.set(way.nodes.join(' '), way);
  }
  return [...found.values()].sort(
    (a, b) => a.cost - b.cost || a.relations.length - b.relations.length,
  );
}

/**
 * A* over (node, number of steps), since the cheapest way to a node may be too long to go on from (P. Hart, N. Nilsson
 * and B. Raphael, 1968). What is still to come is known exactly, but for the detours around what was found before.
 */
class WaySearch {
  readonly #graph: PathColumns;
  readonly #from: number;
  readonly #to: number;
  readonly #rest: readonly Float64Array[];
  readonly #isStopped: () => boolean;
  /** Fewest steps by which each node was come to, in this search. */
  readonly #shortest: Uint8Array;
  /** Times that ways found before pass a node, and go from one of these to another. */
  readonly #passed = new Map<number, number>();
  readonly #taken = new Map<number, number>();

  constructor(
    graph: PathColumns,
    from: number,
    to: number,
    rest: readonly Float64Array[],
    isStopped: () => boolean,
  ) {
    this.#graph = graph;
    this.#from = from;
    this.#to = to;
    this.#rest = rest;
    this.#isStopped = isStopped;
    this.#shortest = new Uint8Array(graph.toll.length);
  }

  /** The cheapest way, with a charge for what was passed before; nothing where none is short enough. */
  next(): FoundWay | undefined {
    const { start, across, relation, step, toll } = this.#graph;
    const most = this.#rest.length - 1;
    const shortest = this.#shortest.fill(most + 1);
    const queue = new PathQueue();
    if (this.#rest[most]![this.#from] === Infinity) return undefined;
    queue.push(0, { node: this.#from, length: 0, cost: 0, slot: -1, before: -1 });
    for (let popped = 1, at = queue.pop(); at >= 0; popped += 1, at = queue.pop()) {
      if (popped % PATIENCE === 0 && this.#isStopped()) throw new SearchStopped();
      const { node, length, cost } = queue.place(at);
      if (node === this.#to) return this.#wayTo(queue, at);
      // Who came here before came cheaper: only fewer steps are of use.
      if (length >= shortest[node]!) continue;
      shortest[node] = length;
      const left = this.#rest[most - length - 1];
      if (!left) continue;
      const paid = node === this.#from ? cost : cost + toll[node]! + this.#chargeOf(node);
      const known = node === this.#from || this.#passed.has(node);
      for (let slot = start[node]!; slot < start[node + 1]!; slot += 1) {
        const other = across[slot]!;
        const toCome = left[other]!;
        if (toCome === Infinity || shortest[other]! <= length + 1) continue;
        let reached = paid + step[relation[slot]!]!;
        if (known) reached += SEEN_BEFORE * (this.#taken.get(this.#pair(node, other)) ?? 0);
        const place = { node: other, length: length + 1, cost: reached, slot, before: at };
        queue.push(reached + toCome, place);
      }
    }
    return undefined;
  }

  #chargeOf(node: number): number {
    return SEEN_BEFORE * (this.#passed.get(node) ?? 0);
  }

  /** Both directions and all relations between two nodes are one way. */
  #pair(a: number, b: number): number {
    return a < b ? a * this.#graph.toll.length + b : b * this.#graph.toll.length + a;
  }

  #wayTo(queue: PathQueue, end: number): FoundWay {
    const { relation, step, toll } = this.#graph;
    const nodes: number[] = [];
    const relations: number[] = [];
    for (let at = end; at >= 0; at = queue.place(at).before) {
      const { node, slot } = queue.place(at);
      nodes.unshift(node);
      if (slot >= 0) relations.unshift(relation[slot]!);
    }
    const inner = nodes.slice(1, -1);
    const cost =
      inner.reduce((sum, node) => sum + toll[node]!, 0) +
      relations.reduce((sum, one) => sum + step[one]!, 0);
    for (const node of inner) this.#passed.set(node, (this.#passed.get(node) ?? 0) + 1);
    for (const [i, node] of nodes.slice(1).entries()) {
      const pair = this.#pair(nodes[i]!, node);
      this.#taken.set(pair, (this.#taken.get(pair) ?? 0) + 1);
    }
    return { nodes, relations, cost };
  }
}
