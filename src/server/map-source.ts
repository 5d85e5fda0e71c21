import type { GraphIndex } from '../graph/graph-index.ts';
import {
  type Community,
  isPaperRelation,
  type LayoutPoint,
  RELATION_TYPES,
  type SubRegion,
} from '../graph/schema.ts';
import { readable } from '../text/readable.ts';
import { fallbackPlaces } from './fallback-places.ts';
import { shortTitle } from './short-title.ts';
import { isTurn, type Work } from './slices.ts';
import { type MapData, type MapNodes, NODE_TYPES } from './wire.ts';

/** What the whole map is made from, in columns: it can be handed to another thread. */
export interface MapSource {
  counts: MapData['counts'];
  nodes: GatheredNodes;
  /** For each node its sub-region, counted through all regions, or −1. */
  part: Int32Array;
  /** Each edge as one whole number (`edgeKey`), in no order. */
  edges: Float64Array;
  /** The largest first. */
  regions: RegionSource[];
}

/** The same columns as the map's; arrays of numbers of one width are handed over ten times as fast as lists of them. */
export type GatheredNodes = {
  [Name in keyof MapNodes]: MapNodes[Name] extends string[] ? string[] : Int32Array | Float64Array;
};

/** A part of the map before its land is known. */
export interface PartSource {
  id: string;
  label: string;
  names: string[];
  size: number;
}

export interface RegionSource extends PartSource {
  /** The largest first. */
  subregions: PartSource[];
}

/** Room for relation types, and for a confidence in hundredths, in the number that an edge is sorted by. */
const TYPES = 16;
const HUNDREDTHS = 128;

/** What an edge is called: sorting whole numbers far below 2^53 takes a tenth of the time that sorting rows takes. */
function edgeKey(from: number, to: number, type: number, confidence: number, size: number): number {
  return ((from * size + to) * TYPES + type) * HUNDREDTHS + Math.round(confidence * 100);
}

/** The edge of a key among so many nodes; its confidence in hundredths. */
export function edgeOf(
  key: number,
  size: number,
): { from: number; to: number; type: number; confidence: number } {
  const ends = Math.floor(key / (TYPES * HUNDREDTHS));
  return {
    from: Math.floor(ends / size),
    to: ends % size,
    type: Math.floor(key / HUNDREDTHS) % TYPES,
    confidence: key % HUNDREDTHS,
  };
}

export function* gatherMap(index: GraphIndex): Work<MapSource> {
  const { papers, entities, relations, communities } = index.graph;
  // Largest first, so that a region's place in the list is its rank.
  const ordered = communities.toSorted(bySize);
  const placeOf = new Map<string, number>();
  for (const { id } of index.nodes()) {
    placeOf.set(id, placeOf.size);
    if (isTurn(placeOf.size)) yield;
  }
  const region = yield* memberships(ordered, placeOf);
  const { x, y } = yield* placesOf(index, ordered, placeOf);

  const size = placeOf.size;
  const typeOf = new Map<string, number>(RELATION_TYPES.map((type, i) => [type, i]));
  const weight = new Int32Array(size);
  /** By paper: the entity that it introduces first. */
  const introduced = new Map<number, string>();
  const edges = new Float64Array(relations.length);
  let count = 0;
  for (const [number, relation] of relations.entries()) {
    if (isTurn(number)) yield;
    const [from, to] = [placeOf.get(relation.from), placeOf.get(relation.to)];
    if (isPaperRelation(relation)) {
      if (from !== undefined) weight[from]! += 1;
      if (to !== undefined) weight[to]! += 1;
      if (relation.type === 'INTRODUCES' && from !== undefined && !introduced.has(from)) {
        const name = index.node(relation.to)?.name;
        if (name) introduced.set(from, name);
      }
    }
    if (from === undefined || to === undefined) continue;
    edges[count++] = edgeKey(from, to, typeOf.get(relation.type)!, relation.confidence, size);
  }

  const [id, label]: [string[], string[]] = [[], []];
  const column = () => new Int32Array(size);
  const [type, family, year, month] = [column(), column(), column(), column()];
  for (const [place, paper] of papers.entries()) {
    if (isTurn(place)) yield;
    id.push(paper.id);
    label.push((introduced.get(place) ?? shortTitle(readable(paper.title))).slice(0, 60));
    const [, written, inMonth] = /^(\d{4})(?:-(\d{2}))?/.exec(paper.date ?? '') ?? [];
    year[place] = Number(written ?? paper.year ?? 0);
    month[place] = Number(inMonth ?? 0);
  }
  for (const [i, entity] of entities.entries()) {
    if (isTurn(i)) yield;
    id.push(entity.id);
    label.push(entity.name.slice(0, 200));
    type[papers.length + i] = NODE_TYPES.indexOf(entity.type);
    family[papers.length + i] = entity.scope === 'family' ? 1 : 0;
  }

  const subregions = ordered.map((one) => (one.subregions ?? []).toSorted(bySize));
  return {
    counts: {
      papers: papers.length,
      entities: entities.length,
      relations: relations.length,
      regions: communities.length,
    },
    nodes: {
      id,
      label,
      type,
      family,
      x,
      y,
      region,
      weight,
      year,
      month,
    },
    part: yield* memberships(subregions.flat(), placeOf),
    edges: edges.subarray(0, count),
    regions: ordered.map((community, i) => ({
      ...about(community),
      names: community.distinctive.slice(0, 3).map((one) => index.node(one)?.name ?? one),
      subregions: subregions[i]!.map(about),
    })),
  };
}

function about({ id, label, size }: SubRegion): PartSource {
  return { id, label, names: label.split(' · '), size };
}

function bySize(a: SubRegion, b: SubRegion): number {
  return b.size - a.size || (a.id < b.id ? -1 : 1);
}

/** For each node the part it is a member of, or −1. */
function* memberships(
  parts: readonly SubRegion[],
  placeOf: ReadonlyMap<string, number>,
): Work<Int32Array> {
  const found = new Int32Array(placeOf.size).fill(-1);
  for (const [part, { members }] of parts.entries()) {
    for (const [i, member] of members.entries()) {
      const place = placeOf.get(member);
      if (place !== undefined) found[place] = part;
      if (isTurn(i)) yield;
    }
  }
  return found;
}

/** The layout's places; where it lacks some, places by region. */
function* placesOf(
  index: GraphIndex,
  communities: readonly Community[],
  placeOf: ReadonlyMap<string, number>,
): Work<{ x: Float64Array; y: Float64Array }> {
  const [x, y] = [new Float64Array(placeOf.size), new Float64Array(placeOf.size)];
  const { layout } = index.graph;
  const points: Iterable<LayoutPoint> =
    layout.length === placeOf.size ? layout : missingFilled(index, communities, placeOf);
  let number = 0;
  for (const point of points) {
    if (isTurn(number++)) yield;
    const place = placeOf.get(point.id);
    if (place === undefined) continue;
    x[place] = point.x;
    y[place] = point.y;
  }
  return { x, y };
}

function missingFilled(
  index: GraphIndex,
  communities: readonly Community[],
  placeOf: ReadonlyMap<string, number>,
): Iterable<LayoutPoint> {
  const within = new Set(communities.flatMap(({ members }) => members));
  const alone = [...placeOf.keys()].filter((id) => !within.has(id));
  const groups = [...communities.map(({ members }) => members), alone];
  return fallbackPlaces(groups, index.graph.layout).values();
}
