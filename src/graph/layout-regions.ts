import { divideLand } from './layout-cells.ts';
import { disc, hashedPlace, type Place, type Places, type Region } from './layout-place.ts';
import { spread } from './layout-spread.ts';
import type { Web } from './layout-web.ts';

/** Water between two regions, in units of the map. */
const CHANNEL = 8;
/** Discs side by side leave a fifth of the ground free. */
const FILLED = 0.8;
/** Rounds in which regions draw near to those that they share most with. */
const ROUNDS = 60;
/**
 * How much of a round's pull is towards the start, where the atlas knows nothing of a region, and where it knows all. At
 * .3 and .4 two regions now and then changed places for the sake of one paper.
 */
const HOLD = 0.6;
const HOLD_KNOWN = 0.9;
/** Rounds in which regions make room for each other, and how far each goes back in a round to where it was. */
const ROOM_ROUNDS = 20;
const BACK = 0.4;
/** Points that stand for a region's disc, and for all ground. */
const GRAINS = disc(1, 40);
const UNIT_DISC = disc(1, 1000);
/**
 * The share of a region's ties at known names from which on the atlas says more of it than the ids: low, since the
 * direction that ids give turns with every member that comes or goes.
 */
const FEW = 0.01;
/**
 * Rounds that find a median, and the distance below which points count no more for being near: far, since the median of
 * a region that lies in two places would else leap from one to the other.
 */
const MEDIAN_ROUNDS = 10;
const NEAR = 0.4;

/**
 * Places regions beside those that they share most with, without overlap. All steps are smooth and of a fixed number,
 * from starts that follow from what the regions hold: a few papers more move regions by little.
 *
 * @param regionOf number of each node's region, -1: none
 */
export function placeRegions(
  web: Web,
  regions: readonly Region[],
  regionOf: Int32Array,
  atlas: Places,
): void {
  if (regions.length === 0) return;
  const ground = regions.map(({ radius }) => (radius + CHANNEL / 2) ** 2);
  const extent = Math.sqrt(ground.reduce((a, b) => a + b, 0) / FILLED);
  const discs = regions.map(({ radius }) => (radius + CHANNEL / 2) / extent);
  const starts = fill(
    regions.map((region) => heading(web, region, regionOf, atlas)),
    ground,
  );
  const near = nearness(web, regions.length, regionOf);
  const sites = placesOf(starts);
  for (let round = 0; round < ROUNDS; round++) {
    drawNear(sites, near, starts);
    makeRoom(sites, discs, round);
  }
  const held = placesOf(starts.map((_, i) => ({ x: sites.x[i]!, y: sites.y[i]! })));
  for (let round = 0; round < ROOM_ROUNDS; round++) {
    makeRoom(sites, discs, round);
    for (let i = 0; i < discs.length; i++) {
      sites.x[i]! += BACK * (held.x[i]! - sites.x[i]!);
      sites.y[i]! += BACK * (held.y[i]! - sites.y[i]!);
    }
  }
  const cells = divideLand(
    sites,
    ground.map((squared) => Math.PI * squared),
  );
  for (const [i, region] of regions.entries()) {
    const { x, y } = cells[i]!;
    region.x = mean(x);
    region.y = mean(y);
    const shrink = region.radius / (region.radius + CHANNEL / 2);
    region.ground = {
      x: x.map((at) => (at - region.x) * shrink),
      y: y.map((at) => (at - region.y) * shrink),
    };
  }
}

/** Starts moved and scaled as a whole, so that they take up the unit disc as ground evenly strewn over it does. */
function fill(starts: readonly Start[], ground: readonly number[]): Start[] {
  const all = ground.reduce((a, b) => a + b, 0) || 1;
  const weigh = (of: (start: Start) => number) =>
    starts.reduce((sum, start, i) => sum + (of(start) * ground[i]!) / all, 0);
  const middle = { x: weigh(({ x }) => x), y: weigh(({ y }) => y) };
  const squared = weigh(({ x, y }) => (x - middle.x) ** 2 + (y - middle.y) ** 2);
  const scale = squared > 0 ? Math.sqrt(0.5 / squared) : 0;
  return starts.map(({ x, y, known }) => ({
    x: (x - middle.x) * scale,
    y: (y - middle.y) * scale,
    known,
  }));
}

/** Spreads discs over the unit disc: each is many grains, and goes where these go on the whole. */
function makeRoom(sites: Places, radii: readonly number[], round: number): void {
  const strewn = (at: Float64Array, around: Float64Array) =>
    Float64Array.from(radii.flatMap((radius, i) => Array.from(around, (d) => at[i]! + d * radius)));
  const grains = { x: strewn(sites.x, GRAINS.x), y: strewn(sites.y, GRAINS.y) };
  const count = GRAINS.x.length;
  const mass = grains.x.map((_, g) => radii[Math.floor(g / count)]! ** 2);
  spread(grains, mass, UNIT_DISC, 1, { first: round });
  for (let i = 0; i < radii.length; i++) {
    sites.x[i] = mean(grains.x.subarray(i * count, (i + 1) * count));
    sites.y[i] = mean(grains.y.subarray(i * count, (i + 1) * count));
  }
}

function placesOf(points: readonly Place[]): Places {
  return {
    x: Float64Array.from(points, ({ x }) => x),
    y: Float64Array.from(points, ({ y }) => y),
  };
}

function mean(values: Float64Array): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

/** Where a region starts, and how much of that the atlas says, 0 to 1. */
interface Start extends Place {
  known: number;
}

/**
 * Where a region starts, in the unit disc: at the median of those of its members that the atlas knows, and, the fewer
 * these are, in a direction that follows from its members' ids; those with the strongest ties inside count most.
 */
function heading(
  { ids, starts, other, weight }: Web,
  { members }: Region,
  regionOf: Int32Array,
  atlas: Places,
): Start {
  const own = { x: 0, y: 0, all: 0 };
  const known: Weighted[] = [];
  for (const i of members) {
    let inside = 0;
    for (let e = starts[i]!; e < starts[i + 1]!; e++) {
      if (regionOf[other[e]!] === regionOf[i]) inside += weight[e]!;
    }
    const { x, y } = hashedPlace(ids[i]!);
    own.x += inside ** 2 * x;
    own.y += inside ** 2 * y;
    own.all += inside;
    if (!Number.isNaN(atlas.x[i]!)) {
      known.push({ x: atlas.x[i]!, y: atlas.y[i]!, weight: inside });
    }
  }
  const all = known.reduce((sum, one) => sum + one.weight, 0);
  const share = all / (all + FEW * own.all || 1);
  const middle = median(known);
  const length = Math.hypot(own.x, own.y) || 1;
  return {
    x: share * middle.x + ((1 - share) * own.x) / length,
    y: share * middle.y + ((1 - share) * own.y) / length,
    known: share,
  };
}

interface Weighted extends Place {
  weight: number;
}

/**
 * The point from which the sum of distances to some others is least (Weiszfeld 1937, smoothed): where most of them lie,
 * which strays do not shift.
 */
function median(points: readonly Weighted[]): Place {
  const centre = (weigh: (point: Weighted) => number): Place => {
    const sum = { x: 0, y: 0, all: 0 };
    for (const point of points) {
      const weight = weigh(point);
      sum.x += weight * point.x;
      sum.y += weight * point.y;
      sum.all += weight;
    }
    return { x: sum.x / (sum.all || 1), y: sum.y / (sum.all || 1) };
  };
  let at = centre(({ weight }) => weight);
  for (let round = 0; round < MEDIAN_ROUNDS; round++) {
    const { x, y } = at;
    at = centre((point) => point.weight / Math.hypot(point.x - x, point.y - y, NEAR));
  }
  return at;
}

/** For each region the share that each other has in its ties outwards, without favour for large ones. */
function nearness(web: Web, regions: number, regionOf: Int32Array): Float64Array[] {
  const rows = Array.from({ length: regions }, () => new Float64Array(regions));
  for (let i = 0; i < web.ids.length; i++) {
    const from = regionOf[i]!;
    if (from < 0) continue;
    for (let e = web.starts[i]!; e < web.starts[i + 1]!; e++) {
      const to = regionOf[web.other[e]!]!;
      if (to >= 0 && to !== from) rows[from]![to]! += web.weight[e]!;
    }
  }
  const totals = rows.map((row) => row.reduce((a, b) => a + b, 0));
  for (const [i, row] of rows.entries()) {
    for (let j = 0; j < regions; j++)
      if (row[j]! > 0) row[j]! /= Math.sqrt(totals[i]! * totals[j]!);
    const sum = row.reduce((a, b) => a + b, 0) || 1;
    for (let j = 0; j < regions; j++) row[j]! /= sum;
  }
  return rows;
}

/** Each halfway to the mean of those that it is near to, and towards its start, harder where the atlas knows it. */
function drawNear(sites: Places, near: readonly Float64Array[], starts: readonly Start[]): void {
  for (const axis of ['x', 'y'] as const) {
    const at = sites[axis];
    const means = near.map((row) => row.reduce((sum, share, j) => sum + share * at[j]!, 0));
    for (const [i, start] of starts.entries()) {
      const hold = HOLD + (HOLD_KNOWN - HOLD) * start.known;
      at[i] = hold * start[axis] + ((1 - hold) * (at[i]! + means[i]!)) / 2;
    }
  }
}
