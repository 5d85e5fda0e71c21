import { Grains } from './layout-grains.ts';
import type { Places } from './layout-place.ts';

/** Rounds in which what overlaps is pushed apart while all are drawn back to where they belong, and rounds of rest. */
const ROUNDS = 15;
const REST = 60;
/** The share of nodes that may still touch others when it ends: another round would move them by little. */
const TOUCHING = 0.002;
/** How far nodes are drawn back in the first round. */
const BACK = 0.2;

/**
 * Parts nodes that lie upon each other, like grains held apart by their size, those of two groups further than those
 * of one. Each is drawn back to its place, so that none goes further than it must. Changes the places.
 *
 * @param groups the numbers of nodes that belong together
 * @param gap air between two of one group, in units of the map; usually 4
 */
export function settle(
  groups: readonly (readonly number[])[],
  size: Float64Array,
  places: Places,
  gap?: number,
): void {
  const nodes = groups.flat();
  const grains = new Grains(
    nodes.map((i) => size[i]!),
    groups.flatMap((members, group) => members.map(() => group)),
    gap,
  );
  for (const [at, i] of nodes.entries()) {
    grains.x[at] = places.x[i]!;
    grains.y[at] = places.y[i]!;
  }
  for (let round = 0; round < ROUNDS + REST; round++) {
    const back = Math.max(0, BACK * (1 - round / ROUNDS));
    for (const [at, i] of back > 0 ? nodes.entries() : []) {
      grains.x[at]! += back * (places.x[i]! - grains.x[at]!);
      grains.y[at]! += back * (places.y[i]! - grains.y[at]!);
    }
    if (grains.separate() <= TOUCHING * nodes.length && back === 0) break;
  }
  for (const [at, i] of nodes.entries()) {
    places.x[i] = grains.x[at]!;
    places.y[i] = grains.y[at]!;
  }
}
