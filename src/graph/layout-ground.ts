import type { Place, Places } from './layout-place.ts';

/** The side of the squares that ground is made of, in units of the map. */
const STEP = 6;
/** How far from the rim of a node the ground is its region's own. */
const OWN = 7;
/** How far from the nodes of another region ground ends. */
const SHORE = 18;

/** A region's ground: its middle, and evenly strewn points around it. */
export interface Ground extends Place {
  points: Places;
  /** The share of the area asked for that it has, and had before it was made larger. */
  share: number;
  own: number;
}

/**
 * The ground on which some nodes of a region lie, as far as no other region is too near, made larger by what is free
 * around it until it has the area needed, or there is no more to be had.
 *
 * @param need in square units of the map
 * @param clearance how far it is from a place to the nearest node of another region
 */
export function layGround(
  nodes: readonly number[],
  size: Float64Array,
  places: Places,
  need: number,
  clearance: (x: number, y: number) => number,
): Ground {
  const taken = new Map<number, Place>();
  let rim: Place[] = [];
  const take = (column: number, row: number) => {
    const key = (column + 2 ** 20) * 2 ** 21 + row + 2 ** 20;
    if (taken.has(key)) return;
    const at = { x: column * STEP, y: row * STEP };
    if (clearance(at.x, at.y) < SHORE) return;
    taken.set(key, at);
    rim.push(at);
  };
  for (const i of nodes) {
    const reach = size[i]! + OWN;
    const [x, y] = [places.x[i]!, places.y[i]!];
    for (let column = Math.ceil((x - reach) / STEP); column * STEP <= x + reach; column++) {
      for (let row = Math.ceil((y - reach) / STEP); row * STEP <= y + reach; row++) {
        if (Math.hypot(column * STEP - x, row * STEP - y) <= reach) take(column, row);
      }
    }
  }
  const squares = need / STEP ** 2;
  const own = taken.size / squares;
  while (taken.size < squares && rim.length > 0) {
    const before = rim;
    rim = [];
    for (const { x, y } of before) {
      const [column, row] = [Math.round(x / STEP), Math.round(y / STEP)];
      take(column + 1, row);
      take(column - 1, row);
      take(column, row + 1);
      take(column, row - 1);
    }
  }
  const all = [...taken.values()];
  const middle = {
    x: all.reduce((sum, { x }) => sum + x, 0) / all.length,
    y: all.reduce((sum, { y }) => sum + y, 0) / all.length,
  };
  return {
    ...middle,
    points: {
      x: Float64Array.from(all, ({ x }) => x - middle.x),
      y: Float64Array.from(all, ({ y }) => y - middle.y),
    },
    share: all.length / squares,
    own,
  };
}
