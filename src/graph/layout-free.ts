import { disc, type Place, type Places } from './layout-place.ts';

/** The least air between two nodes of one region, and of two, where a newcomer finds its room between others. */
export const GAP = 1.5;
const CHANNEL = 12;
/** How far a newcomer may lie from the nearest node of its region, rim to rim: further off it would be land of its own. */
const BESIDE = 26;
/** No node is larger (see `nodeRadii`). */
const LARGEST = 16;
const CELL = 2 * LARGEST + BESIDE;
/** How far apart the spots are that are tried, in units of the map, and how many. */
const STEP = 3;
const TRIES = disc(STEP * Math.sqrt(4000), 4000);

/** The land of a map whose nodes keep their places, and the room between them. */
export class FreeRoom {
  readonly #places: Places;
  readonly #size: Float64Array;
  readonly #regionOf: Int32Array;
  readonly #cells = new Map<number, number[]>();

  /** @param regionOf the region of each node */
  constructor(places: Places, size: Float64Array, regionOf: Int32Array) {
    this.#places = places;
    this.#size = size;
    this.#regionOf = regionOf;
  }

  /** A node has its place. */
  add(node: number): void {
    const key = keyOf(this.#places.x[node]!, this.#places.y[node]!);
    const cell = this.#cells.get(key);
    if (cell) cell.push(node);
    else this.#cells.set(key, [node]);
  }

  /** A node leaves its place. */
  remove(node: number): void {
    const key = keyOf(this.#places.x[node]!, this.#places.y[node]!);
    const cell = this.#cells.get(key)!;
    cell.splice(cell.indexOf(node), 1);
  }

  /**
   * The first free spot around a place where a node lies beside its own region, nearer to it than to any other.
   *
   * @param reach how far off it may be
   */
  spotNear({ x, y }: Place, node: number, reach: number): Place | undefined {
    for (const [i, dx] of TRIES.x.entries()) {
      const spot = { x: x + dx, y: y + TRIES.y[i]! };
      if (Math.hypot(dx, TRIES.y[i]!) > reach) return undefined;
      if (this.#isFree(spot, node)) return spot;
    }
    return undefined;
  }

  /** How far it is from a place to the rim of the nearest node of another region than this one, up to some 58 units. */
  clearance(x: number, y: number, region: number): number {
    let least = CELL;
    this.#near(x, y, (other) => {
      if (this.#regionOf[other] === region) return;
      const { x: ox, y: oy } = this.#places;
      least = Math.min(least, Math.hypot(ox[other]! - x, oy[other]! - y) - this.#size[other]!);
    });
    return least;
  }

  #isFree({ x, y }: Place, node: number): boolean {
    const region = this.#regionOf[node]!;
    const radius = this.#size[node]!;
    let free = true;
    let [own, foreign] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    this.#near(x, y, (other) => {
      if (!free) return;
      const far = Math.hypot(this.#places.x[other]! - x, this.#places.y[other]! - y);
      const rims = far - radius - this.#size[other]!;
      if (this.#regionOf[other] === region) {
        if (rims < GAP) free = false;
        if (rims <= BESIDE) own = Math.min(own, far);
      } else {
        if (rims < CHANNEL) free = false;
        foreign = Math.min(foreign, far);
      }
    });
    return free && own < foreign;
  }

  #near(x: number, y: number, visit: (node: number) => void): void {
    for (const dx of [-CELL, 0, CELL]) {
      for (const dy of [-CELL, 0, CELL]) {
        for (const node of this.#cells.get(keyOf(x + dx, y + dy)) ?? []) visit(node);
      }
    }
  }
}

/** The number of the square cell that holds a place: one of 2^42, around the middle of the map. */
function keyOf(x: number, y: number): number {
  return (Math.floor(x / CELL) + 2 ** 20) * 2 ** 21 + Math.floor(y / CELL) + 2 ** 20;
}
