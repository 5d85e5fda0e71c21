import { anchor } from './anchors.ts';
import { leiden } from './leiden.ts';
import { splitUnconnected, type TieColumns } from './tie-columns.ts';

/**
 * How hard a node is held to the group that it was in, in shares of the sum of its own ties: it goes only where it gains
 * more than that. A node that stands between two groups gains less.
 */
const HOLD = 0.25;

/**
 * Divides ties from an earlier division: a node stays in its group, unless it gains clearly elsewhere; new ones go where
 * they gain most, and may be groups of their own; a group parts or joins another only where that outweighs what holds
 * all its members. All groups are connected. The same columns give the same groups.
 *
 * @param before the group of each node, from 0; −1: there was none
 * @returns the group of each node, from 0
 */
export function follow(ties: TieColumns, before: Int32Array): Int32Array {
  const groups = before.reduce((most, group) => Math.max(most, group + 1), 0);
  const held = anchor(
    ties,
    { cells: before, regionOf: Array.from({ length: groups }, (_, i) => i) },
    HOLD,
  );
  const groupOf = leiden(held.ties, held.start).slice(0, before.length);
  splitUnconnected(ties, groupOf);
  return groupOf;
}

/** The groups that have most nodes of an earlier one. @param before as in `follow` */
export function heirs(groupOf: Int32Array, before: Int32Array): Set<number> {
  const shared = new Map<number, Map<number, number>>();
  for (const [node, earlier] of before.entries()) {
    if (earlier < 0) continue;
    const counts = shared.get(earlier) ?? new Map<number, number>();
    shared.set(earlier, counts);
    counts.set(groupOf[node]!, (counts.get(groupOf[node]!) ?? 0) + 1);
  }
  return new Set(
    [...shared.values()].map((counts) => [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))[0]),
  );
}

/**
 * Which earlier part each part goes on: pairs are made by how many members both have, the largest number first, and a
 * part goes on an earlier one when it has at least half of what is left of it.
 *
 * @param before the earlier part of each node, undefined: none
 * @returns for each part the number of the earlier one, −1: it is a new one
 */
export function goingOn(
  parts: readonly (readonly string[])[],
  before: ReadonlyMap<string, number>,
): Int32Array {
  const left = new Map<number, number>();
  const pairs: { part: number; earlier: number; shared: number }[] = [];
  for (const [part, members] of parts.entries()) {
    const shared = new Map<number, number>();
    for (const id of members) {
      const earlier = before.get(id);
      if (earlier !== undefined) shared.set(earlier, (shared.get(earlier) ?? 0) + 1);
    }
    for (const [earlier, count] of shared) {
      left.set(earlier, (left.get(earlier) ?? 0) + count);
      pairs.push({ part, earlier, shared: count });
    }
  }
  const found = new Int32Array(parts.length).fill(-1);
  const taken = new Set<number>();
  pairs.sort((a, b) => b.shared - a.shared || a.earlier - b.earlier || a.part - b.part);
  for (const { part, earlier, shared } of pairs) {
    if (found[part]! >= 0 || taken.has(earlier) || 2 * shared < left.get(earlier)!) continue;
    found[part] = earlier;
    taken.add(earlier);
  }
  return found;
}

/** The number of the part that each member is in. */
export function numberOf(parts: readonly { members: readonly string[] }[]): Map<string, number> {
  return new Map(parts.flatMap(({ members }, i) => members.map((id) => [id, i] as const)));
}
