import { byCodeUnit } from '../order.ts';
import type { WeightedGraph } from './association.ts';
import { round } from './canonical.ts';
import { roomFor } from './layout-grains.ts';
import { placeIslands } from './layout-islands.ts';
import { placeMembers } from './layout-members.ts';
import { disc, type Place, type Places, type Region } from './layout-place.ts';
import { placeRegions } from './layout-regions.ts';
import { settle } from './layout-settle.ts';
import { type Web, webOf } from './layout-web.ts';
import type { LayoutPoint } from './schema.ts';

/**
 * Gives each node of a graph of ties its place, as layout.ts says.
 * @param groups the members of each region
 * @param radii the room that each node needs
 * @param known where some of them start, from −1 to 1 from edge to edge of the land
 */
export function layOutTies(
  ties: WeightedGraph,
  groups: readonly (readonly string[])[],
  radii: ReadonlyMap<string, number>,
  onProgress: (done: number, total: number) => void = () => {},
  known: ReadonlyMap<string, Place> = new Map(),
): LayoutPoint[] {
  const web = webOf(ties);
  const number = new Map(web.ids.map((id, i) => [id, i]));
  const size = Float64Array.from(web.ids, (id) => radii.get(id)!);
  const places = { x: new Float64Array(size.length), y: new Float64Array(size.length) };
  const atlas = {
    x: Float64Array.from(web.ids, (id) => known.get(id)?.x ?? Number.NaN),
    y: Float64Array.from(web.ids, (id) => known.get(id)?.y ?? Number.NaN),
  };
  const regionFor = (members: readonly number[]): Region => {
    const radius = roomFor(members.map((i) => size[i]!));
    return { members, radius, x: 0, y: 0, ground: disc(radius, 100) };
  };
  const regions = groups.map((ids) => regionFor(ids.map((id) => number.get(id)!)));
  const regionOf = new Int32Array(size.length).fill(-1);
  for (const [r, { members }] of regions.entries()) for (const i of members) regionOf[i] = r;
  let done = 0;
  onProgress(done, size.length);
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
  const islands = components(web, regionOf).map(regionFor);
  for (const island of islands) {
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
  );
  for (const island of islands) move(island, places);
  onProgress(size.length, size.length);
  return web.ids
    .map((id, i) => ({ id, x: round(places.x[i]!, 2), y: round(places.y[i]!, 2) }))
    .sort((a, b) => byCodeUnit(a.id, b.id));
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
