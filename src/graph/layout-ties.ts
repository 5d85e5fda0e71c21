import { byCodeUnit } from '../order.ts';
import type { WeightedGraph } from './association.ts';
import { round } from './canonical.ts';
import { roomFor } from './layout-grains.ts';
import { placeIslands } from './layout-islands.ts';
import { keepRegions } from './layout-keep.ts';
import { placeMembers } from './layout-members.ts';
import { disc, type Place, type Places, type Region } from './layout-place.ts';
import { placeRegions } from './layout-regions.ts';
import { settle } from './layout-settle.ts';
import { type Web, webOf } from './layout-web.ts';
import type { LayoutPoint } from './schema.ts';

/** Places of an earlier map, and which nodes stay there: those whose community goes on, and those of none. */
export interface EarlierPlaces {
  places: ReadonlyMap<string, Place>;
  stays: (id: string) => boolean;
}

/**
 * Gives each node of a graph of ties its place, as layout.ts says.
 * @param groups the members of each region
 * @param radii the room that each node needs
 * @param known where some of them start, from −1 to 1 from edge to edge of the land
 * @param before an earlier map that is kept as far as it goes
 */
export function layOutTies(
  ties: WeightedGraph,
  groups: readonly (readonly string[])[],
  radii: ReadonlyMap<string, number>,
  onProgress: (done: number, total: number) => void = () => {},
  known: ReadonlyMap<string, Place> = new Map(),
  before?: EarlierPlaces,
): LayoutPoint[] {
  const web = webOf(ties);
  const number = new Map(web.ids.map((id, i) => [id, i]));
  const size = Float64Array.from(web.ids, (id) => radii.get(id)!);
  const places = { x: new Float64Array(size.length), y: new Float64Array(size.length) };
  const atlas = placesBy(web.ids, known);
  const regionFor = (members: readonly number[]): Region => {
    const radius = roomFor(members.map((i) => size[i]!));
    return { members, radius, x: 0, y: 0, ground: disc(radius, 100) };
  };
  const regions = groups.map((ids) => regionFor(ids.map((id) => number.get(id)!)));
  const regionOf = new Int32Array(size.length).fill(-1);
  for (const [r, { members }] of regions.entries()) for (const i of members) regionOf[i] = r;
  let done = 0;
  onProgress(done, size.length);
  const stays = Uint8Array.from(web.ids, (id) => Number(before?.stays(id) ?? false));
  const earlier = before && placesBy(web.ids, before.places);
  if (!earlier || !keepRegions(web, regions, regionOf, size, { earlier, stays }, places)) {
    placeRegions(web, regions, regionOf, atlas);
    for (const region of regions) {
      placeMembers(web, region, size, (node) => regions[regionOf[node]!], atlas, places);
      move(region, places);
      done += region.members.length;
      onProgress(done, size.length);
    }
    settle(
      regions.map(({ members }) => members),
      size,
      places,
    );
  }
  const islands = components(web, regionOf).map(regionFor);
  const held = new Set<Region>();
  for (const island of islands) {
    if (earlier && island.members.every((i) => stays[i] === 1)) {
      holdIsland(island, earlier, places);
      held.add(island);
      continue;
    }
    placeMembers(
      web,
      island,
      size,
      (node) => (regionOf[node]! < 0 ? island : undefined),
      atlas,
      places,
    );
    settle([island.members], size, places);
  }
  placeIslands(
    regions.flatMap(({ members }) => members),
    islands,
    places,
    ({ members }) => web.ids[members[0]!]!,
    held,
  );
  for (const island of islands) move(island, places);
  onProgress(size.length, size.length);
  return web.ids
    .map((id, i) => ({ id, x: round(places.x[i]!, 2), y: round(places.y[i]!, 2) }))
    .sort((a, b) => byCodeUnit(a.id, b.id));
}

/** An island where it was: its nodes around (0, 0), and its middle. */
function holdIsland(island: Region, earlier: Places, places: Places): void {
  for (const axis of ['x', 'y'] as const) {
    const sum = island.members.reduce((all, i) => all + earlier[axis][i]!, 0);
    island[axis] = sum / island.members.length;
    for (const i of island.members) places[axis][i] = earlier[axis][i]! - island[axis];
  }
}

function placesBy(ids: readonly string[], places: ReadonlyMap<string, Place>): Places {
  return {
    x: Float64Array.from(ids, (id) => places.get(id)?.x ?? Number.NaN),
    y: Float64Array.from(ids, (id) => places.get(id)?.y ?? Number.NaN),
  };
}

/** From around (0, 0) to where the region is. */
function move({ members, x, y }: Region, places: Places): void {
  for (const i of members) {
    places.x[i]! += x;
    places.y[i]! += y;
  }
}

/** The room of an entity: as the explorer draws it, by the root of the papers that name it. */
export function entityRadius(papers: number): number {
  return Math.min(16, 3 + 1.5 * Math.sqrt(papers));
}

/** The connected pieces of what is in no region, the largest first. */
function components({ ids, starts, other }: Web, regionOf: Int32Array): number[][] {
  const seen = Uint8Array.from(regionOf, (region) => (region < 0 ? 0 : 1));
  const found: number[][] = [];
  for (let start = 0; start < ids.length; start++) {
    if (seen[start]) continue;
    const piece = [start];
    seen[start] = 1;
    for (const i of piece) {
      for (let e = starts[i]!; e < starts[i + 1]!; e++) {
        if (seen[other[e]!]) continue;
        seen[other[e]!] = 1;
        piece.push(other[e]!);
      }
    }
    found.push(piece.sort((a, b) => a - b));
  }
  return found.sort((a, b) => b.length - a.length || a[0]! - b[0]!);
}
