import { UndirectedGraph } from 'graphology';
import type { WeightedGraph } from '../graph/association.ts';
import { bundledAtlas } from '../graph/atlas.ts';
import type { GraphIndex } from '../graph/graph-index.ts';
import { knownPlaces, layOutTies, nodeRadii } from '../graph/layout.ts';
import { byCodeUnit } from '../order.ts';
import { entityTies, type Tie } from './entity-ties.ts';
import { shapeLand } from './land.ts';
import { findStrands } from './strands.ts';
import { type EntityMapData, type MapEdges, type MapNodes, NODE_TYPES } from './wire.ts';

/**
 * The map of entities alone: each beside those that the same papers name. It has places of its own, made from the ties
 * as the whole map's are from the relations, so that the same graph gives the same map; regions are those of the graph.
 */
export function entityMapData(index: GraphIndex, version: string): EntityMapData {
  const { graph } = index;
  const ties = entityTies(index);
  const tied = new Set(ties.flatMap(({ a, b }) => [a, b]));
  const communities = graph.communities
    .toSorted((a, b) => b.size - a.size || byCodeUnit(a.id, b.id))
    .map((community) => ({
      ...community,
      members: community.members.filter((id) => tied.has(id)),
    }));
  const places = new Map(
    layOutTies(
      tiedGraph(tied, ties),
      communities.map(({ members }) => members).filter((members) => members.length > 0),
      nodeRadii(graph),
      undefined,
      knownPlaces(graph.entities, bundledAtlas()),
    ).map((point) => [point.id, point]),
  );

  const regionOf = new Map<string, number>();
  for (const [place, { members }] of communities.entries()) {
    for (const id of members) regionOf.set(id, place);
  }
  const weights = new Map<string, number>();
  for (const { to } of graph.relations) weights.set(to, (weights.get(to) ?? 0) + 1);
  const entities = graph.entities.filter(({ id }) => tied.has(id));
  const nodes: MapNodes = {
    id: entities.map(({ id }) => id),
    label: entities.map(({ name }) => name.slice(0, 200)),
    type: entities.map(({ type }) => NODE_TYPES.indexOf(type)),
    family: entities.map(({ scope }) => (scope === 'family' ? 1 : 0)),
    x: entities.map(({ id }) => places.get(id)?.x ?? 0),
    y: entities.map(({ id }) => places.get(id)?.y ?? 0),
    region: entities.map(({ id }) => regionOf.get(id) ?? -1),
    weight: entities.map(({ id }) => weights.get(id) ?? 0),
    year: entities.map(() => 0),
    month: entities.map(() => 0),
  };
  const { edges, shared } = tieEdges(ties, new Map(nodes.id.map((id, place) => [id, place])));
  const points = nodes.id.map((_, i) => ({
    x: nodes.x[i]!,
    y: nodes.y[i]!,
    region: nodes.region[i]!,
  }));
  const land = shapeLand(
    points.filter(({ region }) => region >= 0),
    communities.length,
  );
  const regions = communities.map((community, place) => ({
    id: community.id,
    label: community.label,
    names: community.distinctive.slice(0, 3).map((id) => index.node(id)?.name ?? id),
    size: community.members.length,
    x: land[place]!.x,
    y: land[place]!.y,
    land: land[place]!.rings,
  }));
  return {
    version,
    counts: {
      papers: 0,
      entities: entities.length,
      relations: ties.length,
      regions: regions.length,
    },
    relations: ['SHARES_PAPERS'],
    nodes,
    edges,
    shared,
    regions,
    strands: findStrands(edges, nodes.region, regions.length),
  };
}

function tiedGraph(tied: ReadonlySet<string>, ties: readonly Tie[]): WeightedGraph {
  const graph: WeightedGraph = new UndirectedGraph();
  for (const id of [...tied].sort(byCodeUnit)) graph.addNode(id, { entity: true });
  for (const { a, b, strength, shared } of ties) {
    graph.addEdge(a, b, { weight: strength * Math.log2(shared + 1) });
  }
  return graph;
}

function tieEdges(
  ties: readonly Tie[],
  placeOf: ReadonlyMap<string, number>,
): { edges: MapEdges; shared: number[] } {
  const rows = ties.map(({ a, b, strength, shared }) => {
    const [p, q] = [placeOf.get(a)!, placeOf.get(b)!];
    return { from: Math.min(p, q), to: Math.max(p, q), strength, shared };
  });
  rows.sort((x, y) => x.from - y.from || x.to - y.to);
  return {
    edges: {
      fromStep: rows.map(({ from }, i) => from - (rows[i - 1]?.from ?? 0)),
      to: rows.map(({ to }) => to),
      type: rows.map(() => 0),
      confidence: rows.map(({ strength }) => Math.max(1, Math.round(strength * 100))),
    },
    shared: rows.map(({ shared }) => shared),
  };
}
