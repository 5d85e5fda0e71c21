import type { GraphIndex } from '../graph/graph-index.ts';
import { RELATION_TYPES } from '../graph/schema.ts';
import { type LandPoint, type RegionShape, shapeLand } from './land.ts';
import {
  edgeOf,
  type GatheredNodes,
  gatherMap,
  type MapSource,
  type PartSource,
} from './map-source.ts';
import { atOnce } from './slices.ts';
import { findStrands } from './strands.ts';
import type { MapData, MapEdges, MapNodes, MapRegion, MapSubRegion } from './wire.ts';

/**
 * The whole map in columns: every node with its place, region and weight, every edge, and the regions' land.
 * @param notice what the page is to say of what could not be read
 */
export function mapData(index: GraphIndex, version: string, notice?: string): MapData {
  return mapFrom(atOnce(gatherMap(index)), version, notice);
}

/** The same from what was gathered of a graph, on whichever thread. */
export function mapFrom(source: MapSource, version: string, notice?: string): MapData {
  const { counts, part } = source;
  const nodes = asLists(source.nodes);
  const land = shapeLand(landPoints(nodes, nodes.region), source.regions.length);
  const parts = source.regions.flatMap(({ subregions }) => subregions);
  const subLand = shapeLand(landPoints(nodes, part), parts.length);
  const subRegions = parts.map((one, i) => shaped(one, subLand[i]!));
  const regions = source.regions.map(({ subregions: own, ...region }, place): MapRegion => {
    const subregions = subRegions.splice(0, own.length);
    return { ...shaped(region, land[place]!), ...(subregions.length > 0 && { subregions }) };
  });
  const edges = mapEdges(source.edges, nodes.id.length);
  return {
    version,
    ...(notice !== undefined && { notice }),
    counts,
    relations: [...RELATION_TYPES],
    nodes,
    edges,
    regions,
    strands: findStrands(edges, nodes.region, regions.length),
  };
}

function asLists({ id, label, ...numbers }: GatheredNodes): MapNodes {
  const lists = Object.entries(numbers).map(([name, column]) => [name, Array.from(column)]);
  return { id, label, ...(Object.fromEntries(lists) as Omit<MapNodes, 'id' | 'label'>) };
}

function shaped({ id, label, names, size }: PartSource, shape: RegionShape): MapSubRegion {
  return { id, label, names, size, x: shape.x, y: shape.y, land: shape.rings };
}

function mapEdges(keys: Float64Array, size: number): MapEdges {
  const edges: MapEdges = { fromStep: [], to: [], type: [], confidence: [] };
  let last = 0;
  for (const key of keys.toSorted()) {
    const { from, to, type, confidence } = edgeOf(key, size);
    edges.fromStep.push(from - last);
    edges.to.push(to);
    edges.type.push(type);
    edges.confidence.push(confidence);
    last = from;
  }
  return edges;
}

function* landPoints(nodes: MapNodes, regionOf: ArrayLike<number>): Generator<LandPoint> {
  for (let i = 0; i < nodes.id.length; i += 1) {
    const region = regionOf[i]!;
    if (region >= 0) yield { x: nodes.x[i]!, y: nodes.y[i]!, region };
  }
}
