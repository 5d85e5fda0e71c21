import { byCodeUnit } from '../order.ts';
import {
  associationGraph,
  type GraphContent,
  paperCounts,
  type WeightedGraph,
} from './association.ts';
import { round } from './canonical.ts';
import { placeIslands } from './layout-islands.ts';
import { placeMembers } from './layout-members.ts';
import { ASPECT } from './layout-place.ts';
import { placeRegions, type Region } from './layout-regions.ts';
import { closeUp } from './layout-settle.ts';
import type { Graph, LayoutPoint } from './schema.ts';

/**
 * Gives each node its place on the map, sorted by id: an atlas rather than a hairball. Ties inside a community draw
 * its members into a region (ForceAtlas2: Jacomy et al. 2014); regions stand beside those that they share most with,
 * without overlapping, and turn their members towards them; what belongs to no community lies around as islands. All
 * starts follow from hashed ids, so the same graph gives the same map on one major version of Node.
 *
 * @param graph with its communities
 * @param onProgress told how many of the nodes have a place
 */
export function layOut(
  graph: GraphContent & Pick<Graph, 'communities'>,
  onProgress: (done: number, total: number) => void = () => {},
): LayoutPoint[] {
  const groups = graph.communities.map(({ members }) => members);
  return layOutTies(associationGraph(graph), groups, nodeRadii(graph), onProgress);
}

/** The same for any ties. @param groups the members of each region @param radii the room that each node needs */
export function layOutTies(
  ties: WeightedGraph,
  groups: readonly (readonly string[])[],
  radii: ReadonlyMap<string, number>,
  onProgress: (done: number, total: number) => void = () => {},
): LayoutPoint[] {
  const regions: Region[] = [];
  let done = 0;
  onProgress(done, ties.order);
  for (const members of groups) {
    regions.push(placeMembers(ties, members, radii));
    done += members.length;
    onProgress(done, ties.order);
  }
  placeRegions(ties, regions);
  const land = regions.map((region) => new Map(region.places()));
  closeUp(land, radii, ASPECT);
  const islands = components(ties, groups).map((members) => placeMembers(ties, members, radii));
  placeIslands(land, islands);
  const sea = islands.map((island) => new Map(island.places()));
  onProgress(ties.order, ties.order);
  return [...land, ...sea]
    .flatMap((places) => [...places])
    .map(([id, { x, y }]) => ({ id, x: round(x, 2), y: round(y, 2) }))
    .sort((a, b) => byCodeUnit(a.id, b.id));
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

/** The connected pieces of what is in no group, the largest first. */
function components(ties: WeightedGraph, groups: readonly (readonly string[])[]): string[][] {
  const seen = new Set(groups.flat());
  const found: string[][] = [];
  for (const start of ties.nodes()) {
    if (seen.has(start)) continue;
    const piece = [start];
    seen.add(start);
    for (const id of piece) {
      ties.forEachNeighbor(id, (other) => {
        if (seen.has(other)) return;
        seen.add(other);
        piece.push(other);
      });
    }
    found.push(piece.sort(byCodeUnit));
  }
  return found.sort((a, b) => b.length - a.length || byCodeUnit(a[0]!, b[0]!));
}
