import { FreeRoom, GAP } from './layout-free.ts';
import { Grid } from './layout-grains.ts';
import { type Ground, layGround } from './layout-ground.ts';
import { placeMembers } from './layout-members.ts';
import { disc, hashedPlace, type Place, type Places, type Region } from './layout-place.ts';
import { settle } from './layout-settle.ts';
import type { Web } from './layout-web.ts';

/** A region that needs more than so many times the room of what stays in it is laid out anew. */
const GROWN = 2;
/** How far from where it would lie best a newcomer looks for free room, in units of the map. */
const REACH = 60;
/** A region with less ground than this share of what it needs takes more of what is free around it. */
const CROWDED = 0.7;
/** Where even then there is less than this share, there is no room left on the map. */
const TIGHT = 0.5;
/** Who would make less room than this, in units of the map, stays: there is air enough between any two. */
const TREMOR = 0.75;
/** Water around a region that is new. */
const CHANNEL = 22;

/** What is kept of an earlier map. */
export interface Kept {
  /** The earlier place of each node, NaN: none. */
  earlier: Places;
  /** Whether a node stays where it was. */
  stays: Uint8Array;
}

/**
 * Places the nodes of regions on an earlier map: those that stay have their places, the others find free room in their
 * region beside what they are tied to. A region in which one finds none, or which has more than doubled, is laid out anew
 * on its own ground and what is free around it; one that is new takes the free spot nearest to what it is tied to.
 * Writes into `places`.
 *
 * @param regionOf number of each node's region, -1: none
 * @returns whether there was room for all; where not, places are of no use
 */
export function keepRegions(
  web: Web,
  regions: readonly Region[],
  regionOf: Int32Array,
  size: Float64Array,
  { earlier, stays }: Kept,
  places: Places,
): boolean {
  const room = new FreeRoom(places, size, regionOf);
  const staying = regions.map(({ members }) => members.filter((i) => stays[i] === 1));
  if (staying.every((members) => members.length === 0)) return false;
  const isPlaced = stays.slice();
  for (const members of staying) {
    for (const i of members) {
      places.x[i] = earlier.x[i]!;
      places.y[i] = earlier.y[i]!;
      room.add(i);
    }
  }
  for (const [r, region] of regions.entries()) Object.assign(region, middle(staying[r]!, places));

  const groundOf = (r: number, nodes: readonly number[]) =>
    layGround(nodes, size, places, Math.PI * regions[r]!.radius ** 2, (x, y) =>
      room.clearance(x, y, r),
    );
  const laid: number[] = [];
  const fresh: number[] = [];
  for (const [r, region] of regions.entries()) {
    const there = staying[r]!;
    if (there.length === 0) {
      fresh.push(r);
      continue;
    }
    const grown = area(region.members, size) > GROWN * area(there, size);
    const crowded = () => groundOf(r, there).own < CROWDED;
    if (grown || !settleIn(web, region, isPlaced, room, size, places, crowded)) laid.push(r);
  }
  const toward = (node: number) => regions[regionOf[node]!];
  for (const r of laid) {
    const region = regions[r]!;
    const there = region.members.filter((i) => isPlaced[i] === 1);
    const ground = groundOf(r, there);
    if (ground.share < TIGHT) return false;
    for (const i of there) room.remove(i);
    layOn(web, region, ground, size, toward, earlier, places);
    for (const i of region.members) {
      room.add(i);
      isPlaced[i] = 1;
    }
  }
  for (const r of fresh) {
    const region = regions[r]!;
    const land = regions.flatMap(({ members }) => members.filter((i) => isPlaced[i] === 1));
    Object.assign(region, spotFor(web, region, land, isPlaced, places));
    const ground = { ...region, points: disc(region.radius, 400), share: 1, own: 1 };
    layOn(web, region, ground, size, toward, earlier, places);
    for (const i of region.members) isPlaced[i] = 1;
  }
  return true;
}

/**
 * Newcomers of a region find their room, those tied to what has a place first. Where there is none near enough one lies
 * where it lies best, and what it lies upon makes room.
 *
 * @returns whether there was room: false where the region is crowded
 */
function settleIn(
  web: Web,
  region: Region,
  isPlaced: Uint8Array,
  room: FreeRoom,
  size: Float64Array,
  places: Places,
  crowded: () => boolean,
): boolean {
  const own = new Set(region.members);
  const pressed = new Set<number>();
  let waiting = region.members.filter((i) => isPlaced[i] === 0);
  while (waiting.length > 0) {
    const tied = waiting.filter((i) => beside(web, i, isPlaced, places, own) !== undefined);
    const next = new Set(tied.length > 0 ? tied : waiting);
    for (const i of next) {
      const target = beside(web, i, isPlaced, places, own) ?? region;
      const free = room.spotNear(target, i, REACH);
      if (!free && pressed.size === 0 && crowded()) return false;
      const { x, y } = free ?? target;
      places.x[i] = x;
      places.y[i] = y;
      isPlaced[i] = 1;
      if (free) room.add(i);
      else pressed.add(i);
    }
    waiting = waiting.filter((i) => !next.has(i));
  }
  if (pressed.size > 0) {
    for (const i of region.members) if (!pressed.has(i)) room.remove(i);
    const before = { x: places.x.slice(), y: places.y.slice() };
    settle([region.members], size, places, GAP);
    for (const i of region.members) {
      const moved = Math.hypot(places.x[i]! - before.x[i]!, places.y[i]! - before.y[i]!);
      if (!pressed.has(i) && moved < TREMOR) {
        places.x[i] = before.x[i]!;
        places.y[i] = before.y[i]!;
      }
      room.add(i);
    }
  }
  return true;
}

/** The mean of the places of those that a node is tied to, by how much; undefined: of none. */
function beside(
  { starts, other, weight }: Web,
  node: number,
  isPlaced: Uint8Array,
  places: Places,
  among?: ReadonlySet<number>,
): Place | undefined {
  const sum = { x: 0, y: 0, all: 0 };
  for (let e = starts[node]!; e < starts[node + 1]!; e++) {
    const to = other[e]!;
    if (isPlaced[to] === 0 || (among && !among.has(to))) continue;
    sum.x += weight[e]! * places.x[to]!;
    sum.y += weight[e]! * places.y[to]!;
    sum.all += weight[e]!;
  }
  return sum.all > 0 ? { x: sum.x / sum.all, y: sum.y / sum.all } : undefined;
}

/** A region's members on some ground, each from where it was. */
function layOn(
  web: Web,
  region: Region,
  ground: Ground,
  size: Float64Array,
  toward: (node: number) => Region | undefined,
  earlier: Places,
  places: Places,
): void {
  Object.assign(region, { x: ground.x, y: ground.y, ground: ground.points });
  placeMembers(web, region, size, toward, earlier, places);
  for (const i of region.members) {
    places.x[i]! += region.x;
    places.y[i]! += region.y;
  }
  settle([region.members], size, places, GAP);
}

/** The free spot for a new region that is nearest to what its members are tied to. */
function spotFor(
  web: Web,
  region: Region,
  land: readonly number[],
  isPlaced: Uint8Array,
  places: Places,
): Place {
  const ties = region.members.flatMap((i) => beside(web, i, isPlaced, places) ?? []);
  const hashed = hashedPlace(web.ids[region.members[0]!]!);
  const target = ties.length > 0 ? mean(ties) : { x: 1e-3 * hashed.x, y: 1e-3 * hashed.y };
  const cell = region.radius + CHANNEL;
  const x = Float64Array.from(land, (i) => places.x[i]!);
  const y = Float64Array.from(land, (i) => places.y[i]!);
  const grid = new Grid(x, y, cell);
  for (let reach = 0; ; reach += region.radius / 4) {
    const spots = Math.max(1, Math.ceil((8 * Math.PI * reach) / region.radius));
    for (let spot = 0; spot < spots; spot++) {
      const angle = (2 * Math.PI * spot) / spots + Math.atan2(hashed.y, hashed.x);
      const at = {
        x: target.x + reach * Math.cos(angle),
        y: target.y + reach * Math.sin(angle),
      };
      let clear = true;
      grid.near(at.x, at.y, 1, (i) => {
        if (Math.hypot(x[i]! - at.x, y[i]! - at.y) < cell) clear = false;
      });
      if (clear) return at;
    }
  }
}

function area(members: readonly number[], size: Float64Array): number {
  return members.reduce((sum, i) => sum + (size[i]! + 2) ** 2, 0);
}

function middle(members: readonly number[], places: Places): Place {
  return mean(members.map((i) => ({ x: places.x[i]!, y: places.y[i]! })));
}

function mean(points: readonly Place[]): Place {
  const count = points.length || 1;
  return {
    x: points.reduce((sum, { x }) => sum + x, 0) / count,
    y: points.reduce((sum, { y }) => sum + y, 0) / count,
  };
}
