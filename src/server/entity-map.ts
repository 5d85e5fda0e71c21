import { UndirectedGraph } from 'graphology';
import type { WeightedGraph } from '../graph/association.ts';
import type { Place } from '../graph/layout-place.ts';
import { layOutTies } from '../graph/layout-ties.ts';
import { byCodeUnit } from '../order.ts';
import type { EntityColumns } from './entity-columns.ts';
import { entityTies, type Tie } from './entity-ties.ts';
import { shapeLand } from './land.ts';
import { findStrands } from './strands.ts';
import type { EntityMapData, MapEdges, MapNodes } from './wire.ts';

/**
 * The map of entities alone: each beside those that the same papers name. It has places of its own, made from the ties
 * as the whole map's are from the relations, so that the same graph gives the same map; regions are those of the graph.
 * @param starts where some of them start, from −1 to 1 from edge to edge of the land
 */
export function entityMapData(
  columns: EntityColumns,
  version: string,
  starts: ReadonlyMap<string, Place>,
): EntityMapData {
  const ties = entityTies(columns);
  const tied = new Set(ties.flatMap(({ a, b }) => [a, b]));
  const communities = columns.communities.map((community) => ({
    ...community,
    members: community.members.map((one) => columns.id[one]!).filter((id) => tied.has(id)),
  }));
  const places = new Map(
    layOutTies(
      tiedGraph(tied, ties),
      communities.map(({ members }) => members).filter((members) => members.length > 0),
      new Map(columns.id.map((id, i) => [id, columns.radius[i]!])),
      undefined,
      starts,
    ).map((point) => [point.id, point]),
  );

  const regionOf = new Map<string, number>();
  for (const [place, { members }] of communities.entries()) {
    for (const id of members) regionOf.set(id, place);
  }
  const entities = [...columns.id.keys()].filter((i) => tied.has(columns.id[i]!));
  const ids = entities.map((i) => columns.id[i]!);
  const nodes: MapNodes = {
    id: ids,
    label: entities.map((i) => columns.name[i]!.slice(0, 200)),
    type: entities.map((i) => columns.type[i]!),
    family: entities.map((i) => columns.family[i]!),
    x: ids.map((id) => places.get(id)?.x ?? 0),
    y: ids.map((id) => places.get(id)?.y ?? 0),
    region: ids.map((id) => regionOf.get(id) ?? -1),
    weight: entities.map((i) => columns.weight[i]!),
    year: ids.map(() => 0),
    month: ids.map(() => 0),
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
    names: community.names,
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
