import { moveLocally, piecesWithin } from './local-moving.ts';
import { aggregate, modularityOf, renumber, type TieColumns } from './tie-columns.ts';

/** Rounds gain less and less; the later ones move nodes to and fro for the fifth decimal. */
const ROUNDS = 10;
const LEAST_GAIN = 1e-5;

/**
 * Divides ties by modularity (Traag, Waltman and van Eck, From Louvain to Leiden, 2019): nodes move one by one, then the
 * well tied pieces of what came out, then pieces of these, until nothing moves; and all again from there while it gains.
 * No lots are drawn: nodes come in the order of their numbers, and where it starts decides among equals.
 *
 * @param start the group of each node
 * @returns the group of each node, from 0
 */
export function leiden(
  ties: TieColumns,
  start: Int32Array,
  resolution = 1,
  rounds = ROUNDS,
): Int32Array {
  let groupOf = start.slice();
  renumber(groupOf);
  let quality = modularityOf(ties, groupOf, resolution);
  for (let round = 0; round < rounds; round++) {
    groupOf = oneRound(ties, groupOf, resolution);
    const reached = modularityOf(ties, groupOf, resolution);
    if (reached - quality < LEAST_GAIN) break;
    quality = reached;
  }
  renumber(groupOf);
  return groupOf;
}

function oneRound(
  ties: TieColumns,
  start: Int32Array,
  resolution: number,
): Int32Array<ArrayBuffer> {
  /** Of each node, the node of the level that holds it. */
  const place = Int32Array.from(start, (_, node) => node);
  let level = ties;
  let groupOf = start.slice();
  for (;;) {
    moveLocally(level, groupOf, resolution);
    const groups = renumber(groupOf);
    const order = groupOf.length;
    if (groups === order) break;
    let pieces = piecesWithin(level, groupOf, resolution);
    let count = renumber(pieces);
    if (count === order) {
      pieces = groupOf.slice();
      count = groups;
    }
    const above = new Int32Array(count);
    for (let node = 0; node < order; node++) above[pieces[node]!] = groupOf[node]!;
    for (let node = 0; node < place.length; node++) place[node] = pieces[place[node]!]!;
    level = aggregate(level, pieces, count);
    groupOf = above;
  }
  return Int32Array.from(place, (at) => groupOf[at]!);
}
