import { Grid } from './layout-grains.ts';
import { ASPECT, hashedPlace, type Places, type Region } from './layout-place.ts';

/** Open water between an island and the land, and between islands, in units of the map. */
const OFFSHORE = 24;
const BETWEEN = 3;
/** How much of the open water islands take up. */
const FILLED = 0.25;
/** The share of its radius that an island must have clear to stay where it is. */
const HELD = 0.6;
/** Spots that are tried before the ring of water is made wider, and by how much. */
const TRIES = 40;
const WIDER = 1.15;

/**
 * Places what belongs to no region (papers that share no name with others) in the open water: each at the first free
 * one of the spots that follow from its own id, so that one island more leaves nearly all others where they are.
 *
 * @param land numbers of the nodes on land
 * @param name of an island, from which its spots follow
 * @param held islands that stay where they are, if they are clear of all others and of the land
 */
export function placeIslands(
  land: readonly number[],
  islands: readonly Region[],
  places: Places,
  name: (island: Region) => string,
  held: ReadonlySet<Region> = new Set(),
): void {
  // A graph of one piece: it is the middle.
  if (land.length === 0 && islands.length === 1) return;
  const shore = new Shore(land, places);
  const taken = new Taken(islands);
  const needed = islands.reduce((sum, { radius }) => sum + (radius + BETWEEN) ** 2, 0) / FILLED;
  const staying = new Set<Region>();
  for (const island of held) {
    // It was clear by other measures: of the nodes that it had then.
    const radius = HELD * island.radius;
    const { x, y } = island;
    if (!shore.isClear(x, y, radius - OFFSHORE / 2) || !taken.isFree(x, y, radius - BETWEEN))
      continue;
    staying.add(island);
    taken.add(island);
  }
  for (const island of islands) {
    if (staying.has(island)) continue;
    let reach = Math.sqrt(shore.reach ** 2 + needed);
    for (let spot = 0; ; spot++) {
      if (spot % TRIES === TRIES - 1) reach *= WIDER;
      const at = hashedPlace(`${name(island)} ${spot}`);
      const x = at.x * reach * Math.sqrt(ASPECT);
      const y = (at.y * reach) / Math.sqrt(ASPECT);
      if (!shore.isClear(x, y, island.radius) || !taken.isFree(x, y, island.radius)) continue;
      island.x = x;
      island.y = y;
      taken.add(island);
      break;
    }
  }
}

class Shore {
  /** The half axes of an ellipse of the map's aspect that holds nearly all land: reach times and by its root. */
  readonly reach: number;
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #grid: Grid;

  constructor(land: readonly number[], { x, y }: Places) {
    this.#x = Float64Array.from(land, (i) => x[i]!);
    this.#y = Float64Array.from(land, (i) => y[i]!);
    this.#grid = new Grid(this.#x, this.#y, OFFSHORE);
    const reaches = this.#x.map((at, i) =>
      Math.hypot(at / Math.sqrt(ASPECT), this.#y[i]! * Math.sqrt(ASPECT)),
    );
    this.reach = reaches.sort()[Math.floor(0.98 * (reaches.length - 1))] ?? 0;
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
