import { type Atlas, PAPER } from '../data/atlas.ts';
import { entityRadius, growth } from './sign-size.ts';

/** Entities that are drawn at most when all of a large map is seen: of each type that the filters leave as many. */
const DRAWN_FAR = 180;
/** Air between two signs, in pixels. */
const AIR = 2;
/** A square's or diamond's corner reaches beyond the circle of its area. */
const CORNER = 1.1;
/** No step of the zoom at all. */
const NEVER = 255;

/** How large the map stands on the screen when all of it is seen. */
export interface Scale {
  /** Pixels a graph unit. */
  pixels: number;
  /** By how much signs are smaller than at full size. */
  shrink: number;
}

/** Steps by which the map is drawn nearer: two to each doubling, so that not every move of the camera changes it. */
export function stepAt(zoom: number): number {
  return Math.max(0, Math.floor(2 * Math.log2(zoom) + 1e-9));
}

/**
 * Which entities are drawn far off, as on a printed atlas: the heaviest of each type that none heavier would lie upon,
 * and more with each step nearer. What is drawn at one step is drawn at all nearer ones: distances grow faster than
 * signs.
 */
export class Thinning {
  readonly #atlas: Atlas;
  /** Entities, the heaviest first. */
  readonly #order: Int32Array;
  /** Place of each entity of the order among those of its type that the filters leave. */
  readonly #rank: Int32Array;
  /** The step from which on a node is drawn. */
  readonly #from: Uint8Array;
  #scale: Scale = { pixels: 1, shrink: 1 };
  #steps = 0;
  /** Entities that are drawn at most at the whole map, and of each type. */
  readonly #all: number;
  #most = 0;

  /**
   * @param all entities that are drawn at most at the whole map; with each step nearer twice as many
   * @param heaviest only so many are looked at: all others are drawn, since they are small
   */
  constructor(atlas: Atlas, all = DRAWN_FAR, heaviest = Number.POSITIVE_INFINITY) {
    this.#atlas = atlas;
    this.#all = all;
    this.#order = byWeight(atlas).subarray(0, heaviest);
    this.#rank = new Int32Array(this.#order.length);
    this.#from = new Uint8Array(atlas.size);
    this.begin({ pixels: 1, shrink: 1 }, undefined);
  }

  /** Begins anew: on another screen, or with other filters. @param shown 1 for each node that the filters leave */
  begin(scale: Scale, shown: ArrayLike<number> | undefined): void {
    this.#scale = scale;
    this.#steps = 0;
    this.#from.fill(0);
    for (const node of this.#order) this.#from[node] = NEVER;
    const next = [0, 0, 0, 0];
    for (const [at, node] of this.#order.entries()) {
      const isThere = shown === undefined || shown[node] === 1;
      this.#rank[at] = isThere ? next[this.#atlas.type[node]!]!++ : -1;
    }
    this.#most = this.#all / Math.max(1, next.filter((count) => count > 0).length);
  }

  /** Whether an entity is drawn at a step, and at all nearer ones. */
  isDrawn(node: number, step: number): boolean {
    while (this.#steps <= step) this.#add(this.#steps++);
    return this.#from[node]! <= step;
  }

  #add(step: number): void {
    const { x, y } = this.#atlas;
    const zoom = 2 ** (step / 2);
    const pixels = this.#scale.pixels * zoom;
    const sign = CORNER * this.#scale.shrink * growth(zoom);
    const radius = (node: number) => sign * entityRadius(this.#atlas.weight[node]!);
    const most = this.#most * 2 ** step;
    const taken = new Discs(2 * sign * entityRadius(Number.POSITIVE_INFINITY) + AIR);
    const candidates: number[] = [];
    for (const [at, node] of this.#order.entries()) {
      if (this.#from[node]! < step) taken.add(x[node]! * pixels, y[node]! * pixels, radius(node));
      else if (this.#rank[at]! >= 0 && this.#rank[at]! < most) candidates.push(node);
    }
    for (const node of candidates) {
      const [left, top, r] = [x[node]! * pixels, y[node]! * pixels, radius(node)];
      if (!taken.isFree(left, top, r)) continue;
      taken.add(left, top, r);
      this.#from[node] = step;
    }
  }
}

/** Discs on a plane, by square cells that none is wider than. */
class Discs {
  readonly #cell: number;
  readonly #cells = new Map<number, [x: number, y: number, radius: number][]>();

  constructor(cell: number) {
    this.#cell = cell;
  }

  add(x: number, y: number, radius: number): void {
    const key = this.#key(Math.floor(x / this.#cell), Math.floor(y / this.#cell));
    const list = this.#cells.get(key);
    if (list) list.push([x, y, radius]);
    else this.#cells.set(key, [[x, y, radius]]);
  }

  isFree(x: number, y: number, radius: number): boolean {
    const [column, row] = [Math.floor(x / this.#cell), Math.floor(y / this.#cell)];
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        for (const [ox, oy, other] of this.#cells.get(this.#key(column + dx, row + dy)) ?? []) {
          if (Math.hypot(ox - x, oy - y) < radius + other + AIR) return false;
        }
      }
    }
    return true;
  }

  #key(column: number, row: number): number {
    return row * 2 ** 24 + column;
  }
}

/** Heavy ones first, then as they stand: both in one number each, so that sorting them needs no comparing function. */
function byWeight({ size, type, weight }: Atlas): Int32Array {
  const most = weight.reduce((a, b) => Math.max(a, b), 0);
  const keys = Float64Array.from(weight, (one, node) => (most - one) * size + node).sort();
  return Int32Array.from(keys, (key) => key % size).filter((node) => type[node] !== PAPER);
}
