import type { WeightedGraph } from './association.ts';

/**
 * Ties as columns, for what is done to all of them again and again: those of node i are `to[e]` with `weight[e]` for e
 * from `starts[i]` to `starts[i + 1]`; each tie stands at both its ends.
 */
export interface TieColumns {
  readonly starts: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float64Array;
  /** What chance is reckoned by: the sum of a node's ties, and of what it was made of. */
  readonly mass: Float64Array;
}

/** Columns of some nodes of a graph, numbered as they are given; ties to others are left out. */
export function columnsOf(ties: WeightedGraph, nodes: readonly string[]): TieColumns {
  const numbers = new Map(nodes.map((id, i) => [id, i]));
  const [from, to, weights]: [number[], number[], number[]] = [[], [], []];
  ties.forEachEdge((_edge, { weight }, a, b) => {
    const [i, j] = [numbers.get(a), numbers.get(b)];
    if (i === undefined || j === undefined) return;
    from.push(i);
    to.push(j);
    weights.push(weight);
  });
  return columnsFrom(nodes.length, from, to, weights);
}

/** Columns from one row a tie, each tie once, none from a node to itself. */
export function columnsFrom(
  order: number,
  from: ArrayLike<number>,
  into: ArrayLike<number>,
  weights: ArrayLike<number>,
): TieColumns {
  const starts = new Int32Array(order + 1);
  const mass = new Float64Array(order);
  for (let e = 0; e < from.length; e++) {
    starts[from[e]! + 1]!++;
    starts[into[e]! + 1]!++;
    mass[from[e]!]! += weights[e]!;
    mass[into[e]!]! += weights[e]!;
  }
  for (let i = 0; i < order; i++) starts[i + 1]! += starts[i]!;
  const next = starts.slice();
  const to = new Int32Array(2 * from.length);
  const weight = new Float64Array(2 * from.length);
  const put = (a: number, b: number, w: number) => {
    const at = next[a]!++;
    to[at] = b;
    weight[at] = w;
  };
  for (let e = 0; e < from.length; e++) {
    put(from[e]!, into[e]!, weights[e]!);
    put(into[e]!, from[e]!, weights[e]!);
  }
  return { starts, to, weight, mass };
}

/** Nodes by the group they are in: those of group g are `list[e]` for e from `starts[g]` to `starts[g + 1]`. */
function byGroup(groupOf: Int32Array, groups: number): { starts: Int32Array; list: Int32Array } {
  const starts = new Int32Array(groups + 1);
  for (const group of groupOf) starts[group + 1]!++;
  for (let g = 0; g < groups; g++) starts[g + 1]! += starts[g]!;
  const next = starts.slice();
  const list = new Int32Array(groupOf.length);
  for (const [node, group] of groupOf.entries()) list[next[group]!++] = node;
  return { starts, list };
}

/** Each group as one node, with the sums of the ties between them. */
export function aggregate(ties: TieColumns, groupOf: Int32Array, groups: number): TieColumns {
  const members = byGroup(groupOf, groups);
  const starts = new Int32Array(groups + 1);
  const to = new Int32Array(ties.to.length);
  const weight = new Float64Array(ties.to.length);
  const mass = new Float64Array(groups);
  const sums = new Float64Array(groups);
  let length = 0;
  for (let group = 0; group < groups; group++) {
    const first = length;
    for (let m = members.starts[group]!; m < members.starts[group + 1]!; m++) {
      const node = members.list[m]!;
      mass[group]! += ties.mass[node]!;
      for (let e = ties.starts[node]!; e < ties.starts[node + 1]!; e++) {
        const other = groupOf[ties.to[e]!]!;
        if (other === group) continue;
        if (sums[other] === 0) to[length++] = other;
        sums[other]! += ties.weight[e]!;
      }
    }
    for (let at = first; at < length; at++) {
      weight[at] = sums[to[at]!]!;
      sums[to[at]!] = 0;
    }
    starts[group + 1] = length;
  }
  return { starts, to: to.slice(0, length), weight: weight.slice(0, length), mass };
}

/** Numbers groups from 0 in the order of their first nodes; −1 stays. In place. @returns how many there are */
export function renumber(groupOf: Int32Array): number {
  const numbers = new Map<number, number>();
  for (const [node, group] of groupOf.entries()) {
    if (group < 0) continue;
    let number = numbers.get(group);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(group, number);
    }
    groupOf[node] = number;
  }
  return numbers.size;
}

/** Parts each group into its connected pieces; in place. @returns how many groups there are now */
export function splitUnconnected(ties: TieColumns, groupOf: Int32Array): number {
  const pieces = new Int32Array(groupOf.length).fill(-1);
  const queue = new Int32Array(groupOf.length);
  let count = 0;
  for (let first = 0; first < groupOf.length; first++) {
    if (pieces[first] !== -1) continue;
    pieces[first] = count;
    queue[0] = first;
    for (let at = 0, length = 1; at < length; at++) {
      const node = queue[at]!;
      for (let e = ties.starts[node]!; e < ties.starts[node + 1]!; e++) {
        const other = ties.to[e]!;
        if (pieces[other] !== -1 || groupOf[other] !== groupOf[node]) continue;
        pieces[other] = count;
        queue[length++] = other;
      }
    }
    count++;
  }
  groupOf.set(pieces);
  return count;
}

/** Modularity of a division (Newman 2006), with the resolution of Reichardt and Bornholdt. */
export function modularityOf(ties: TieColumns, groupOf: Int32Array, resolution = 1): number {
  const totals = new Float64Array(groupOf.reduce((most, group) => Math.max(most, group), -1) + 1);
  let [inside, all] = [0, 0];
  for (let node = 0; node < groupOf.length; node++) {
    totals[groupOf[node]!]! += ties.mass[node]!;
    all += ties.mass[node]!;
    for (let e = ties.starts[node]!; e < ties.starts[node + 1]!; e++) {
      if (groupOf[ties.to[e]!] === groupOf[node]) inside += ties.weight[e]!;
    }
  }
  if (all === 0) return 0;
  return totals.reduce((q, total) => q - resolution * (total / all) ** 2, inside / all);
}

/** Some nodes and the ties among them, numbered as they are given. */
export function restrict(ties: TieColumns, nodes: ArrayLike<number>): TieColumns {
  const numbers = new Int32Array(ties.mass.length).fill(-1);
  for (let i = 0; i < nodes.length; i++) numbers[nodes[i]!] = i;
  const [from, into, weights]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < nodes.length; i++) {
    for (let e = ties.starts[nodes[i]!]!; e < ties.starts[nodes[i]! + 1]!; e++) {
      const j = numbers[ties.to[e]!]!;
      if (j <= i) continue;
      from.push(i);
      into.push(j);
      weights.push(ties.weight[e]!);
    }
  }
  return columnsFrom(nodes.length, from, into, weights);
}
