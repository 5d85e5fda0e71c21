import type { TieColumns } from './tie-columns.ts';

/**
 * Groups of too few papers join another: the one that costs least modularity, among the large ones that they are tied
 * to. Those that are tied to small ones only join these, the smallest first, so that small neighbours may become one that
 * is large enough. Those that are tied to none are dissolved: their nodes get group −1. Changes `groupOf`.
 *
 * @param weighs what a node counts for in its group's size
 */
export function gatherSmall(
  ties: TieColumns,
  groupOf: Int32Array,
  weighs: Uint8Array,
  least: number,
): void {
  const groups = groupOf.reduce((most, group) => Math.max(most, group + 1), 0);
  const all = ties.mass.reduce((sum, one) => sum + one, 0);
  const members: number[][] = Array.from({ length: groups }, () => []);
  const size = new Float64Array(groups);
  const mass = new Float64Array(groups);
  for (const [node, group] of groupOf.entries()) {
    members[group]!.push(node);
    size[group]! += weighs[node]!;
    mass[group]! += ties.mass[node]!;
  }
  const small = Array.from(size.keys())
    .filter((group) => members[group]!.length > 0 && size[group]! < least)
    .sort((a, b) => size[a]! - size[b]! || mass[a]! - mass[b]! || a - b);
  // First all that are tied to large groups, as these are: what one does changes nothing for the others.
  const isLarge = size.map((papers) => (papers < least ? 0 : 1));
  const hosts = small.map((group) => bestHost(group, (other) => isLarge[other] === 1));
  for (const [i, group] of small.entries()) join(group, hosts[i]!);
  for (const group of small) {
    if (size[group]! < least)
      join(
        group,
        bestHost(group, () => true),
      );
  }
  for (const [node, group] of groupOf.entries()) if (size[group]! < least) groupOf[node] = -1;

  function join(group: number, host: number): void {
    if (host < 0) return;
    for (const node of members[group]!) groupOf[node] = host;
    members[host]!.push(...members[group]!);
    members[group] = [];
    size[host]! += size[group]!;
    mass[host]! += mass[group]!;
    size[group] = 0;
  }

  function bestHost(group: number, may: (other: number) => boolean): number {
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (const [other, sum] of linksOf(ties, members[group]!, groupOf)) {
      const gain = sum - (mass[group]! * mass[other]!) / all;
      if (other !== group && may(other) && gain > most) [best, most] = [other, gain];
    }
    return best;
  }
}

/**
 * Nodes of no group (−1) join the one they are tied to most, and may bring their own neighbours along. Changes
 * `groupOf`.
 *
 * @param within where given, groups are only joined over ties between nodes of the same number
 */
export function gatherLoose(ties: TieColumns, groupOf: Int32Array, within?: Int32Array): void {
  let loose = [...groupOf.keys()].filter((node) => groupOf[node]! < 0);
  for (let before = -1; before !== loose.length; ) {
    before = loose.length;
    const hosts = loose.map((node) => {
      let best = -1;
      let most = 0;
      for (const [group, sum] of linksOf(ties, [node], groupOf, within)) {
        if (group >= 0 && sum > most) [best, most] = [group, sum];
      }
      return best;
    });
    for (const [i, node] of loose.entries()) groupOf[node] = hosts[i]!;
    loose = loose.filter((node) => groupOf[node]! < 0);
  }
}

/** The groups that some nodes are tied to, and how much. */
function linksOf(
  { starts, to, weight }: TieColumns,
  nodes: readonly number[],
  groupOf: Int32Array,
  within?: Int32Array,
): Map<number, number> {
  const links = new Map<number, number>();
  for (const node of nodes) {
    for (let e = starts[node]!; e < starts[node + 1]!; e++) {
      if (within && within[to[e]!] !== within[node]) continue;
      const group = groupOf[to[e]!]!;
      links.set(group, (links.get(group) ?? 0) + weight[e]!);
    }
  }
  return links;
}
