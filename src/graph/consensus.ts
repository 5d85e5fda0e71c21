import { leiden } from './leiden.ts';
import { restrict, type TieColumns } from './tie-columns.ts';

/** What a tie weighs still that no division keeps whole. */
const LEAST = 0.05;

/**
 * Weighs ties by how often divisions that look at nodes in differing orders keep both ends together (ensemble
 * clustering: Poulin and Théberge 2019). One division is one of many that are nearly as good, and a few papers more
 * make it another one; what most of them have in common hardly changes.
 *
 * @param keys of nodes, hashed from what does not change when others are added: they make the orders
 * @param start of each division
 */
export function consensusTies(
  ties: TieColumns,
  keys: Uint32Array,
  start: Int32Array,
  runs: number,
  resolution: number,
): TieColumns {
  const kept = new Float64Array(ties.to.length);
  for (let run = 0; run < runs; run++) {
    const groupOf = inOrder(ties, orderOf(keys, run), start, resolution);
    for (let node = 0; node < keys.length; node++) {
      for (let e = ties.starts[node]!; e < ties.starts[node + 1]!; e++) {
        if (groupOf[node] === groupOf[ties.to[e]!]) kept[e]! += 1;
      }
    }
  }
  const weight = ties.weight.map((one, e) => one * (LEAST + (1 - LEAST) * (kept[e]! / runs)));
  const mass = new Float64Array(keys.length);
  for (let node = 0; node < keys.length; node++) {
    if (ties.mass[node] === 0) continue;
    for (let e = ties.starts[node]!; e < ties.starts[node + 1]!; e++) mass[node]! += weight[e]!;
  }
  return { ...ties, weight, mass };
}

function inOrder(
  ties: TieColumns,
  order: Int32Array,
  start: Int32Array,
  resolution: number,
): Int32Array {
  const own = restrict(ties, order);
  const mass = Float64Array.from(order, (node) => ties.mass[node]!);
  const found = leiden(
    { ...own, mass },
    Int32Array.from(order, (node) => start[node]!),
    resolution,
    ROUNDS,
  );
  const groupOf = new Int32Array(order.length);
  for (const [i, node] of order.entries()) groupOf[node] = found[i]!;
  return groupOf;
}

/** The first rounds bring nearly all; what they leave undone differs, and evens out. */
const ROUNDS = 2;

function orderOf(keys: Uint32Array, run: number): Int32Array {
  const mixed = keys.map((key) => {
    let mix = (key ^ Math.imul(run + 1, 0x9e3779b9)) >>> 0;
    mix = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b);
    mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
    return (mix ^ (mix >>> 16)) >>> 0;
  });
  return Int32Array.from(keys.keys()).sort((a, b) => mixed[a]! - mixed[b]! || a - b);
}
