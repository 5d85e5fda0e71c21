import { ASPECT, type Places } from './layout-place.ts';

/** Points of ground that the land is made of. */
const POINTS = 16_000;
/** Rounds of moving cells to where they have just their ground, and of finding how far each reaches. */
const ROUNDS = 30;
const REACHING = 10;
/** How far a site goes to the middle of its cell in each round: cells become rounder, and stay near their sites. */
const ROUNDER = 0.3;
const BACK = 0.3;

/**
 * Divides an ellipse among sites, to each as much ground as it needs and as near to it as can be: the cells of a power
 * diagram whose weights give each its area (semi-discrete optimal transport: Aurenhammer, Hoffmann and Aronov 1998).
 * There is one such division, and it changes as smoothly as the sites and their needs do. Sites then move somewhat to
 * the middle of their cells, as in Lloyd's method (Balzer and Deussen's Voronoi treemaps, 2005).
 *
 * @param sites in the unit disc; changed
 * @param need of each, in units of area of the map
 * @returns the ground of each: evenly strewn points, in units of the map
 */
export function divideLand(sites: Places, need: readonly number[]): Places[] {
  const all = need.reduce((a, b) => a + b, 0);
  const land = ellipse();
  const share = Float64Array.from(need, (area) => (area / all) * land.x.length);
  const x = sites.x.map((at) => at * Math.sqrt(ASPECT));
  const y = sites.y.map((at) => at / Math.sqrt(ASPECT));
  const from = { x: x.slice(), y: y.slice() };
  // Discs of the areas needed are a fair first guess.
  const reach = Float64Array.from(need, (area) => area / all);
  const steps = new Steps(need.length);
  let owner: Int32Array = new Int32Array(0);
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < (round === 0 ? 60 : REACHING); i++) {
      owner = nearest(land, { x, y }, reach);
      const has = new Float64Array(need.length);
      for (const site of owner) has[site]!++;
      for (let s = 0; s < reach.length; s++) {
        const lacks = share[s]! - has[s]!;
        reach[s]! += (lacks / land.x.length) * Math.PI * steps.next(s, lacks);
      }
    }
    if (round + 1 === ROUNDS) break;
    const middle = middles(land, owner, { x, y });
    for (let s = 0; s < need.length; s++) {
      x[s]! += ROUNDER * (middle.x[s]! - x[s]!) + BACK * (from.x[s]! - x[s]!);
      y[s]! += ROUNDER * (middle.y[s]! - y[s]!) + BACK * (from.y[s]! - y[s]!);
    }
  }
  const scale = Math.sqrt(all / Math.PI);
  const own: number[][] = need.map(() => []);
  for (const [point, site] of owner.entries()) own[site]!.push(point);
  return own.map((points, s) => {
    // One that needs less ground than between two points lies where its site is.
    if (points.length === 0) {
      return { x: Float64Array.of(x[s]! * scale), y: Float64Array.of(y[s]! * scale) };
    }
    return {
      x: Float64Array.from(points, (i) => land.x[i]! * scale),
      y: Float64Array.from(points, (i) => land.y[i]! * scale),
    };
  });
}

/** A cell of usual shape gains some 3/2 times what is added to its squared reach. */
const STEP = 0.4;
/** By how much a step grows while a cell lacks ground, or has too much, time after time, and shrinks once that turns. */
const LONGER = 1.2;
const SHORTER = 0.5;

/**
 * How far the reach of each cell is changed at a time. Two sites that lie close share all their ground by a small
 * difference: with steps of one length each would have all and nothing in turn (Riedmiller and Braun's Rprop, 1993).
 */
class Steps {
  readonly #length: Float64Array;
  readonly #before: Float64Array;

  constructor(cells: number) {
    this.#length = new Float64Array(cells).fill(STEP);
    this.#before = new Float64Array(cells);
  }

  /** @param lacks what the cell lacks of its ground, below 0: what it has too much */
  next(cell: number, lacks: number): number {
    const turned = lacks * this.#before[cell]! < 0;
    this.#before[cell] = lacks;
    this.#length[cell] = Math.min(STEP, this.#length[cell]! * (turned ? SHORTER : LONGER));
    return this.#length[cell]!;
  }
}

/** A square grid of points within the ellipse of the map's aspect that has the unit disc's area. */
function ellipse(): Places {
  const [x, y]: [number[], number[]] = [[], []];
  const step = Math.sqrt(Math.PI / POINTS);
  const [wide, high] = [Math.sqrt(ASPECT), 1 / Math.sqrt(ASPECT)];
  for (let row = -Math.floor(high / step); row <= high / step; row++) {
    for (let column = -Math.floor(wide / step); column <= wide / step; column++) {
      const [px, py] = [column * step, row * step];
      if ((px / wide) ** 2 + (py / high) ** 2 > 1) continue;
      x.push(px);
      y.push(py);
    }
  }
  return { x: Float64Array.from(x), y: Float64Array.from(y) };
}

/** For each point the site whose squared distance less its reach is least. */
function nearest(land: Places, sites: Places, reach: Float64Array): Int32Array {
  const owner = new Int32Array(land.x.length);
  for (let i = 0; i < owner.length; i++) {
    let least = Number.POSITIVE_INFINITY;
    for (let s = 0; s < reach.length; s++) {
      const dx = land.x[i]! - sites.x[s]!;
      const dy = land.y[i]! - sites.y[s]!;
      const far = dx * dx + dy * dy - reach[s]!;
      if (far >= least) continue;
      least = far;
      owner[i] = s;
    }
  }
  return owner;
}

/** The middle of each site's points; the site itself where it has none. */
function middles(land: Places, owner: Int32Array, sites: Places): Places {
  const x = new Float64Array(sites.x.length);
  const y = new Float64Array(sites.x.length);
  const count = new Float64Array(sites.x.length);
  for (const [i, site] of owner.entries()) {
    x[site]! += land.x[i]!;
    y[site]! += land.y[i]!;
    count[site]!++;
  }
  return {
    x: x.map((sum, s) => (count[s]! > 0 ? sum / count[s]! : sites.x[s]!)),
    y: y.map((sum, s) => (count[s]! > 0 ? sum / count[s]! : sites.y[s]!)),
  };
}
