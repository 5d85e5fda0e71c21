import type { TieColumns } from './tie-columns.ts';

/** Sums of decimals come out a little different by their order: less than this is no gain. */
const LEAST = 1e-9;

/**
 * Moves single nodes to the group of a neighbour, or to one of their own, wherever that raises modularity most, until
 * none can; a node is looked at again when a neighbour has moved (the fast local move of Traag, Waltman and van Eck
 * 2019). In the order of their numbers, so that what comes out depends on nothing else. Changes `groupOf`.
 *
 * @param groupOf numbers below the number of nodes
 */
export function moveLocally(ties: TieColumns, groupOf: Int32Array, resolution: number): void {
  const { starts, to, weight, mass } = ties;
  const order = mass.length;
  const all = mass.reduce((sum, one) => sum + one, 0);
  if (all === 0) return;
  const totals = new Float64Array(order);
  const sizes = new Int32Array(order);
  for (let node = 0; node < order; node++) {
    totals[groupOf[node]!]! += mass[node]!;
    sizes[groupOf[node]!]!++;
  }
  const empty: number[] = [];
  for (let group = order - 1; group >= 0; group--) if (sizes[group] === 0) empty.push(group);

  const queue = Int32Array.from(mass, (_, node) => node);
  const waiting = new Uint8Array(order).fill(1);
  const links = new Float64Array(order);
  const met = new Int32Array(order);
  for (let head = 0, left = order; left > 0; left--) {
    const node = queue[head]!;
    head = head + 1 === order ? 0 : head + 1;
    waiting[node] = 0;
    const own = groupOf[node]!;
    let count = 0;
    for (let e = starts[node]!; e < starts[node + 1]!; e++) {
      const group = groupOf[to[e]!]!;
      if (links[group] === 0) met[count++] = group;
      links[group]! += weight[e]!;
    }
    const share = (resolution * mass[node]!) / all;
    const stay = links[own]! - share * (totals[own]! - mass[node]!);
    let [best, most] = [own, stay + LEAST];
    for (let i = 0; i < count; i++) {
      const group = met[i]!;
      const gain = links[group]! - share * totals[group]!;
      links[group] = 0;
      if (group === own || gain <= most) continue;
      [best, most] = [group, gain];
    }
    // With none is better than with those who are strangers.
    if (most < 0 && sizes[own]! > 1) best = empty.pop()!;
    if (best === own) continue;
    groupOf[node] = best;
    totals[own]! -= mass[node]!;
    totals[best]! += mass[node]!;
    sizes[best]!++;
    if (--sizes[own]! === 0) empty.push(own);
    for (let e = starts[node]!; e < starts[node + 1]!; e++) {
      const other = to[e]!;
      if (waiting[other] === 1 || groupOf[other] === best) continue;
      waiting[other] = 1;
      const tail = head + left - 1;
      queue[tail >= order ? tail - order : tail] = other;
      left++;
    }
  }
}

/**
 * Within each group, grows groups of well tied nodes from single ones (the refinement of Leiden, its most likely step
 * each time instead of one drawn by lot). They are the pieces that may move as a whole afterwards: all are connected.
 *
 * @returns the piece of each node, by the number of its first node
 */
export function piecesWithin(
  ties: TieColumns,
  groupOf: Int32Array,
  resolution: number,
): Int32Array {
  const { starts, to, weight, mass } = ties;
  const order = mass.length;
  const all = mass.reduce((sum, one) => sum + one, 0);
  const pieces = Int32Array.from(mass, (_, node) => node);
  const groupMass = new Float64Array(order);
  const pieceMass = mass.slice();
  const alone = new Uint8Array(order).fill(1);
  /** Ties of each piece to the rest of its group. */
  const outward = new Float64Array(order);
  for (let node = 0; node < order; node++) {
    groupMass[groupOf[node]!]! += mass[node]!;
    for (let e = starts[node]!; e < starts[node + 1]!; e++) {
      if (groupOf[to[e]!] === groupOf[node]) outward[node]! += weight[e]!;
    }
  }
  const isWellTied = (piece: number, group: number) =>
    outward[piece]! >=
    (resolution * pieceMass[piece]! * (groupMass[group]! - pieceMass[piece]!)) / all;
  const links = new Float64Array(order);
  const met = new Int32Array(order);
  for (let node = 0; node < order; node++) {
    const group = groupOf[node]!;
    if (alone[node] === 0 || !isWellTied(node, group)) continue;
    let count = 0;
    for (let e = starts[node]!; e < starts[node + 1]!; e++) {
      if (groupOf[to[e]!] !== group) continue;
      const piece = pieces[to[e]!]!;
      if (links[piece] === 0) met[count++] = piece;
      links[piece]! += weight[e]!;
    }
    let [best, most, tied] = [node, LEAST, 0];
    for (let i = 0; i < count; i++) {
      const piece = met[i]!;
      const gain = links[piece]! - (resolution * mass[node]! * pieceMass[piece]!) / all;
      if (gain > most && isWellTied(piece, group))
        [best, most, tied] = [piece, gain, links[piece]!];
      links[piece] = 0;
    }
    if (best === node) continue;
    pieces[node] = best;
    alone[best] = 0;
    pieceMass[best]! += mass[node]!;
    outward[best]! += outward[node]! - 2 * tied;
    outward[node] = 0;
  }
  return pieces;
}
