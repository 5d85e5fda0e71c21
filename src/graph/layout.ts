import { associationGraph, type GraphContent, paperCounts } from './association.ts';
import { type Atlas, bundledAtlas } from './atlas.ts';
import type { EarlierMap } from './earlier-map.ts';
import type { Place } from './layout-place.ts';
import { type EarlierPlaces, entityRadius, layOutTies } from './layout-ties.ts';
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
 * With an earlier map all that stays in its community stays where it was (see `keepRegions`), as long as there is room.
 *
 * @param graph with its communities
 * @param onProgress told how many of the nodes have a place
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

/** The room a node needs, in units of the map. */
function nodeRadii(graph: GraphContent): Map<string, number> {
  const radii = new Map<string, number>();
  const papersOf = paperCounts(graph);
  for (const { id } of graph.papers) radii.set(id, 4);
  for (const { id } of graph.entities) radii.set(id, entityRadius(papersOf.get(id) ?? 0));
  return radii;
}
