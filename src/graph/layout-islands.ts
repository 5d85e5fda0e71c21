import { Grid } from './layout-grains.ts';
import { ASPECT, type Place } from './layout-place.ts';
import type { Region } from './layout-regions.ts';

/** Open water between an island and the land, and between islands, in units of the map. */
const OFFSHORE = 24;
const BETWEEN = 3;
/** The angle by which a sunflower sets its seeds: they never line up. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const STEP = 6;

/**
 * Places what belongs to no region (papers that share no name with others) in the open water: along a sunflower's
 * spiral from the middle of the land outwards, each at the first free spot.
 */
export function placeIslands(
  land: readonly ReadonlyMap<string, Place>[],
  islands: readonly Region[],
): void {
  const shore = new Shore(land);
  const taken = new Taken(islands);
  let seed = 0;
  for (const island of islands) {
    for (; ; seed++) {
      const distance = STEP * Math.sqrt(seed);
      const x = distance * Math.sqrt(ASPECT) * Math.cos(seed * GOLDEN);
      const y = (distance / Math.sqrt(ASPECT)) * Math.sin(seed * GOLDEN);
      if (!shore.isClear(x, y, island.radius) || !taken.isFree(x, y, island.radius)) continue;
      island.x = x;
      island.y = y;
      taken.add(island);
      break;
    }
  }
}

class Shore {
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #grid: Grid;

  constructor(land: readonly ReadonlyMap<string, Place>[]) {
    const places = land.flatMap((region) => [...region.values()]);
    this.#x = Float64Array.from(places, ({ x }) => x);
    this.#y = Float64Array.from(places, ({ y }) => y);
    this.#grid = new Grid(this.#x, this.#y, OFFSHORE);
  }

  isClear(x: number, y: number, radius: number): boolean {
    let clear = true;
    this.#grid.near(x, y, Math.ceil((OFFSHORE + radius) / OFFSHORE), (i) => {
      if (Math.hypot(this.#x[i]! - x, this.#y[i]! - y) < OFFSHORE + radius) clear = false;
    });
    return clear;
  }
}

/** Islands that have a place. They come by falling size: none to come is larger than a cell. */
class Taken {
  readonly #cell: number;
  readonly #grid = new Map<string, Region[]>();

  constructor(islands: readonly Region[]) {
    const largest = islands.reduce((most, { radius }) => Math.max(most, radius), 1);
    this.#cell = 2 * largest + BETWEEN;
  }

  isFree(x: number, y: number, radius: number): boolean {
    const column = Math.floor(x / this.#cell);
    const row = Math.floor(y / this.#cell);
    for (let i = column - 1; i <= column + 1; i++) {
      for (let j = row - 1; j <= row + 1; j++) {
        for (const other of this.#grid.get(`${i} ${j}`) ?? []) {
          if (Math.hypot(other.x - x, other.y - y) < other.radius + radius + BETWEEN) return false;
        }
      }
    }
    return true;
  }

  add(island: Region): void {
    const key = `${Math.floor(island.x / this.#cell)} ${Math.floor(island.y / this.#cell)}`;
    const cell = this.#grid.get(key);
    if (cell) cell.push(island);
    else this.#grid.set(key, [island]);
  }
}
