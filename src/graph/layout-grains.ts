/** Air between two members of one region, in units of the map. */
const GAP = 4;
/** Water between members of two regions. */
const CHANNEL = 22;

/** Loosely poured grains leave a quarter of the ground free. */
const FILLED = 0.75;

/** The radius of the disc that grains of these radii fill. */
export function roomFor(radii: readonly number[]): number {
  const area = radii.reduce((sum, radius) => sum + (radius + GAP / 2) ** 2, 0);
  return Math.sqrt(area / FILLED);
}

/**
 * Nodes as round grains on a plane, each of a region: they can be drawn somewhere and are held apart by their size,
 * those of two regions further than those of one. Places are kept in plain arrays, since all is done many times.
 */
export class Grains {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly #radius: Float64Array;
  readonly #region: Int32Array;
  readonly #cell: number;
  readonly #gap: number;

  /** @param region of each grain; any number @param gap air between two of one region, in units of the map */
  constructor(radius: readonly number[], region: readonly number[], gap = GAP) {
    this.#gap = gap;
    this.x = new Float64Array(radius.length);
    this.y = new Float64Array(radius.length);
    this.#radius = Float64Array.from(radius);
    this.#region = Int32Array.from(region);
    // Most pairs are of small grains: the few large ones look further than the next cell.
    this.#cell = 2 * (radius.reduce((a, b) => a + b, 0) / Math.max(1, radius.length)) + CHANNEL;
  }

  /**
   * Pushes overlapping grains apart, the lighter one further.
   *
   * @returns how many pairs did overlap
   */
  separate(): number {
    let pushed = 0;
    const grid = new Grid(this.x, this.y, this.#cell);
    for (let i = 0; i < this.x.length; i++) {
      const reach = Math.ceil((2 * this.#radius[i]! + CHANNEL) / this.#cell);
      grid.near(this.x[i]!, this.y[i]!, reach, (j) => {
        if (j !== i && this.#comesFirst(i, j) && this.#push(i, j)) pushed++;
      });
    }
    return pushed;
  }

  /** Each pair is met from its larger grain, which looks far enough. */
  #comesFirst(i: number, j: number): boolean {
    const difference = this.#radius[i]! - this.#radius[j]!;
    return difference > 0 || (difference === 0 && i < j);
  }

  #push(i: number, j: number): boolean {
    const { x, y } = this;
    const gap = this.#region[i] === this.#region[j] ? this.#gap : CHANNEL;
    const least = this.#radius[i]! + this.#radius[j]! + gap;
    let dx = x[j]! - x[i]!;
    let dy = y[j]! - y[i]!;
    let squared = dx * dx + dy * dy;
    if (squared >= least * least) return false;
    if (squared === 0) [dx, dy, squared] = [1e-3, 0, 1e-6];
    const distance = Math.sqrt(squared);
    const move = (0.9 * (least - distance)) / distance;
    const [heavy, light] = [this.#radius[i]! ** 2, this.#radius[j]! ** 2];
    const share = light / (heavy + light);
    x[i]! -= dx * move * share;
    y[i]! -= dy * move * share;
    x[j]! += dx * move * (1 - share);
    y[j]! += dy * move * (1 - share);
    return true;
  }
}

/** Points by square cells, as they stand when it is made. */
export class Grid {
  readonly #cell: number;
  readonly #left: number;
  readonly #top: number;
  readonly #columns: number;
  readonly #rows: number;
  /** Points of cell c: order[starts[c]] to order[starts[c + 1]]. */
  readonly #starts: Int32Array;
  readonly #order: Int32Array;

  constructor(x: Float64Array, y: Float64Array, cell: number) {
    const [left, right] = range(x);
    const [top, bottom] = range(y);
    // A stray point far off must not ask for a grid of a billion cells.
    const size = Math.max(cell, Math.sqrt(((right - left) * (bottom - top)) / (4 * x.length + 16)));
    this.#cell = size;
    this.#left = left;
    this.#top = top;
    this.#columns = Math.floor((right - left) / size) + 1;
    this.#rows = Math.floor((bottom - top) / size) + 1;
    this.#starts = new Int32Array(this.#columns * this.#rows + 1);
    this.#order = new Int32Array(x.length);
    const cells = Int32Array.from(
      x,
      (at, i) => this.#row(y[i]!) * this.#columns + this.#column(at),
    );
    for (const at of cells) this.#starts[at + 1]!++;
    for (let c = 0; c + 1 < this.#starts.length; c++) this.#starts[c + 1]! += this.#starts[c]!;
    const next = this.#starts.slice();
    for (const [i, at] of cells.entries()) this.#order[next[at]!++] = i;
  }

  /** Visits the points in the cells around a place, by at least `reach` cells of the asked size. */
  near(x: number, y: number, reach: number, visit: (point: number) => void): void {
    const column = this.#column(x);
    const row = this.#row(y);
    const right = Math.min(this.#columns - 1, column + reach);
    const bottom = Math.min(this.#rows - 1, row + reach);
    for (let r = Math.max(0, row - reach); r <= bottom; r++) {
      const from = this.#starts[r * this.#columns + Math.max(0, column - reach)]!;
      const to = this.#starts[r * this.#columns + right + 1]!;
      for (let at = from; at < to; at++) visit(this.#order[at]!);
    }
  }

  #column(x: number): number {
    return Math.floor((x - this.#left) / this.#cell);
  }

  #row(y: number): number {
    return Math.floor((y - this.#top) / this.#cell);
  }
}

function range(values: Float64Array): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return values.length === 0 ? [0, 0] : [low, high];
}
