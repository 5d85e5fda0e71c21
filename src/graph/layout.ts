import { byCodeUnit } from '../order.ts';
import {
  associationGraph,
  type GraphContent,
  paperCounts,
  type WeightedGraph,
} from './association.ts';
import { type Atlas, bundledAtlas } from './atlas.ts';
import { round } from './canonical.ts';
import type { EarlierMap } from './earlier-map.ts';
import { roomFor } from './layout-grains.ts';
import { placeIslands } from './layout-islands.ts';
import { keepRegions } from './layout-keep.ts';
import { placeMembers } from './layout-members.ts';
import { disc, type Place, type Places, type Region } from './layout-place.ts';
import { placeRegions } from './layout-regions.ts';
import { settle } from './layout-settle.ts';
import { type Web, webOf } from './layout-web.ts';
import type { Community, Entity, Graph, LayoutPoint } from './schema.ts';

/** The largest number of the atlas's places: the edge of its land. */
const EDGE = 32767;

/**
 * Gives each node its place on the map, sorted by id: an atlas rather than a hairball. Land is divided among the
 * communities, to each the ground that its members need, beside those that it shares most with; in it members draw near
 * to what they are tied to; what belongs to no community lies around as islands. Starts are where the atlas has names,
 * else hashed from ids, and all steps are smooth: the same graph gives the same map on one major version of Node, a
 * graph of a few papers more nearly the same.
 *
 * @param graph with its communities
 * @param onProgress told how many of the nodes have a place
 * With an earlier map all that stays in its community stays where it was (see `keepRegions`), as long as there is room.
 *
 * @param options without an atlas given, the one that comes with the package; `earlier`: the map to keep
 */
export function layOut(
  graph: GraphContent & Pick<Graph, 'communities'>,
  onProgress: (done: number, total: number) => void = () => {},
  options: { atlas?: Atlas | undefined; earlier?: EarlierMap | undefined } = {},
): LayoutPoint[] {
  const atlas = 'atlas' in options ? options.atlas : bundledAtlas();
  const groups = graph.communities.map(({ members }) => members);
  return layOutTies(
    associationGraph(graph),
    groups,
    nodeRadii(graph),
    onProgress,
    knownPlaces(graph.entities, atlas),
    options.earlier && stayingPlaces(graph.communities, options.earlier),
  );
}

/** Places of an earlier map, and which nodes stay there: those whose community goes on, and those of none. */
export interface EarlierPlaces {
  places: ReadonlyMap<string, Place>;
  stays: (id: string) => boolean;
}

function stayingPlaces(
  communities: readonly Community[],
  { communities: before, places }: EarlierMap,
): EarlierPlaces {
  const now = communityOf(communities);
  const then = communityOf(before);
  return { places, stays: (id) => places.has(id) && now.get(id) === then.get(id) };
}

function communityOf(communities: readonly Community[]): Map<string, string> {
  return new Map(
    communities.flatMap(({ id, members }) => members.map((one) => [one, id] as const)),
  );
}

/** The same for any ties. @param groups the members of each region @param radii the room that each node needs */
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

/** Where the atlas has names, from −1 to 1 from edge to edge of its land. */
export function knownPlaces(
  entities: readonly Pick<Entity, 'id' | 'name'>[],
  atlas: Atlas | undefined,
): Map<string, Place> {
  const known = new Map<string, Place>();
  for (const { id, name } of atlas ? entities : []) {
    const row = atlas!.find(name);
    if (row >= 0) known.set(id, { x: atlas!.x[row]! / EDGE, y: atlas!.y[row]! / EDGE });
  }
  return known;
}

/** The room a node needs: as the explorer draws it, by the root of the papers that name it; in units of the map. */
export function nodeRadii(graph: GraphContent): Map<string, number> {
  const radii = new Map<string, number>();
  const papersOf = paperCounts(graph);
  for (const { id } of graph.papers) radii.set(id, 4);
  for (const { id } of graph.entities) {
    radii.set(id, Math.min(16, 3 + 1.5 * Math.sqrt(papersOf.get(id) ?? 0)));
  }
  return radii;
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
