import type { GraphIndex } from '../graph/graph-index.ts';
import {
  type Community,
  isPaperRelation,
  type LayoutPoint,
  RELATION_TYPES,
  type SubRegion,
} from '../graph/schema.ts';
import { fallbackPlaces } from './fallback-places.ts';
import { type LandPoint, type RegionShape, shapeLand } from './land.ts';
import { shortTitle } from './short-title.ts';
import { findStrands } from './strands.ts';
import {
  type MapData,
  type MapEdges,
  type MapNodes,
  type MapRegion,
  type MapSubRegion,
  NODE_TYPES,
} from './wire.ts';

/**
 * The whole map in columns: every node with its place, region and weight, every edge, and the regions' land.
 * @param notice what the page is to say of what could not be read
 */
export function mapData(index: GraphIndex, version: string, notice?: string): MapData {
  const { graph } = index;
  const regionOf = new Map<string, number>();
  // Largest first, so that a region's place in the list is its rank.
  const communities = graph.communities.toSorted(
    (a, b) => b.size - a.size || (a.id < b.id ? -1 : 1),
  );
  for (const [place, { members }] of communities.entries()) {
    for (const member of members) regionOf.set(member, place);
  }
  const places = placesOf(index, communities, regionOf);

  const nodes = emptyNodes();
  const placeOf = new Map<string, number>();
  const add = (id: string, label: string, type: number, weight: number, family: boolean) => {
    const point = places.get(id);
    placeOf.set(id, nodes.id.length);
    nodes.id.push(id);
    nodes.label.push(label);
    nodes.type.push(type);
    nodes.family.push(family ? 1 : 0);
    nodes.x.push(point?.x ?? 0);
    nodes.y.push(point?.y ?? 0);
    nodes.region.push(regionOf.get(id) ?? -1);
    nodes.weight.push(weight);
  };

  const introduced = new Map<string, string>();
  const weights = new Map<string, number>();
  for (const relation of graph.relations) {
    if (!isPaperRelation(relation)) continue;
    weights.set(relation.from, (weights.get(relation.from) ?? 0) + 1);
    weights.set(relation.to, (weights.get(relation.to) ?? 0) + 1);
    if (relation.type === 'INTRODUCES' && !introduced.has(relation.from)) {
      const name = index.node(relation.to)?.name;
      if (name) introduced.set(relation.from, name);
    }
  }
  for (const paper of graph.papers) {
    const label = introduced.get(paper.id) ?? shortTitle(paper.title);
    add(paper.id, label.slice(0, 60), 0, weights.get(paper.id) ?? 0, false);
    const [, year, month] = /^(\d{4})(?:-(\d{2}))?/.exec(paper.date ?? '') ?? [];
    nodes.year.push(Number(year ?? paper.year ?? 0));
    nodes.month.push(Number(month ?? 0));
  }
  for (const entity of graph.entities) {
    const weight = weights.get(entity.id) ?? 0;
    const type = NODE_TYPES.indexOf(entity.type);
    add(entity.id, entity.name.slice(0, 200), type, weight, entity.scope === 'family');
    nodes.year.push(0);
    nodes.month.push(0);
  }

  const land = shapeLand(landPoints(nodes, nodes.region), communities.length);
  const about = (part: SubRegion, names: string[], shape: RegionShape): MapSubRegion => ({
    id: part.id,
    label: part.label,
    names,
    size: part.size,
    x: shape.x,
    y: shape.y,
    land: shape.rings,
  });
  const within = communities.flatMap(({ subregions = [] }) =>
    subregions.toSorted((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1)),
  );
  const subLand = shapeLand(landPoints(nodes, partOf(within, placeOf)), within.length);
  const subRegions = within.map((part, i) => about(part, part.label.split(' · '), subLand[i]!));
  const regions = communities.map((community, place): MapRegion => {
    const subregions = subRegions.splice(0, community.subregions?.length ?? 0);
    const names = community.distinctive.slice(0, 3).map((id) => index.node(id)?.name ?? id);
    return {
      ...about(community, names, land[place]!),
      ...(subregions.length > 0 && { subregions }),
    };
  });
  const edges = mapEdges(index, placeOf);
  return {
    version,
    ...(notice !== undefined && { notice }),
    counts: {
      papers: graph.papers.length,
      entities: graph.entities.length,
      relations: graph.relations.length,
      regions: graph.communities.length,
    },
    relations: [...RELATION_TYPES],
    nodes,
    edges,
    regions,
    strands: findStrands(edges, nodes.region, regions.length),
  };
}

/** The layout's places; where it lacks some, places by region. */
function placesOf(
  index: GraphIndex,
  communities: readonly Community[],
  regionOf: ReadonlyMap<string, number>,
): Map<string, LayoutPoint> {
  const { layout, papers, entities } = index.graph;
  if (layout.length === papers.length + entities.length) {
    return new Map(layout.map((point) => [point.id, point]));
  }
  const alone = [...index.nodes()].flatMap(({ id }) => (regionOf.has(id) ? [] : [id]));
  return fallbackPlaces([...communities.map(({ members }) => members), alone], layout);
}

function emptyNodes(): MapNodes {
  return {
    id: [],
    label: [],
    type: [],
    family: [],
    x: [],
    y: [],
    region: [],
    weight: [],
    year: [],
    month: [],
  };
}

/** Room for relation types, and for a confidence in hundredths, in the number that an edge is sorted by. */
const TYPES = 16;
const HUNDREDTHS = 128;

function mapEdges(index: GraphIndex, placeOf: Map<string, number>): MapEdges {
  const size = placeOf.size;
  const typeOf = new Map<string, number>(RELATION_TYPES.map((type, i) => [type, i]));
  const keys: number[] = [];
  for (const { from, to, type, confidence } of index.graph.relations) {
    const [a, b] = [placeOf.get(from), placeOf.get(to)];
    if (a === undefined || b === undefined) continue;
    keys.push(
      ((a * size + b) * TYPES + typeOf.get(type)!) * HUNDREDTHS + Math.round(confidence * 100),
    );
  }
  const edges: MapEdges = { fromStep: [], to: [], type: [], confidence: [] };
  let last = 0;
  // An edge is one whole number, far below 2^53: sorting these takes a tenth of the time that sorting rows takes.
  for (const key of Float64Array.from(keys).sort()) {
    const ends = Math.floor(key / (TYPES * HUNDREDTHS));
    const from = Math.floor(ends / size);
    edges.fromStep.push(from - last);
    edges.to.push(ends % size);
    edges.type.push(Math.floor(key / HUNDREDTHS) % TYPES);
    edges.confidence.push(key % HUNDREDTHS);
    last = from;
  }
  return edges;
}

/** For each node the part it is a member of, or −1. */
function partOf(parts: readonly SubRegion[], placeOf: ReadonlyMap<string, number>): Int32Array {
  const found = new Int32Array(placeOf.size).fill(-1);
  for (const [part, { members }] of parts.entries()) {
    for (const member of members) {
      const place = placeOf.get(member);
      if (place !== undefined) found[place] = part;
    }
  }
  return found;
}

function* landPoints(nodes: MapNodes, regionOf: ArrayLike<number>): Generator<LandPoint> {
  for (let i = 0; i < nodes.id.length; i += 1) {
    const region = regionOf[i]!;
    if (region >= 0) yield { x: nodes.x[i]!, y: nodes.y[i]!, region };
  }
}
