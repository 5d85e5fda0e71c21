import { UndirectedGraph } from 'graphology';
import library from 'graphology-layout-forceatlas2';
import { byCodeUnit } from '../order.ts';
import type { WeightedGraph } from './association.ts';
import { roomFor } from './layout-grains.ts';
import type { Place } from './layout-place.ts';
import { Region } from './layout-regions.ts';
import { gatherMembers } from './layout-settle.ts';
import { hashText } from './random.ts';

/** The package is CommonJS whose types speak of a default export; what Node gives is the function itself. */
type Library = typeof library;
const forceAtlas2 = library as unknown as Library extends { default: infer Layout }
  ? Layout
  : Library;

/** From here on the approximation of Barnes and Hut is faster than all pairs. */
const MANY = 250;
/**
 * Places the members of one region around (0, 0): ForceAtlas2 for those with several ties, each with a single tie
 * beside the one it hangs on.
 */
export function placeMembers(
  ties: WeightedGraph,
  members: readonly string[],
  radii: ReadonlyMap<string, number>,
): Region {
  const own = new Set(members);
  const hosts = hostsOfLeaves(ties, members, own);
  const core = members.filter((id) => !hosts.has(id));
  const radius = roomFor(members.map((id) => radii.get(id)!));
  const places = spreadEvenly(forceDirected(ties, core, own), radius);
  for (const [leaf, host] of hosts) {
    const { x, y } = places.get(host)!;
    const angle = turn(leaf);
    const distance = radii.get(host)! + radii.get(leaf)!;
    places.set(leaf, { x: x + distance * Math.cos(angle), y: y + distance * Math.sin(angle) });
  }
  gatherMembers(places, radii, radius);
  return new Region(places, extentOf(places, radii));
}

/** Members with a single tie, and what they hang on. Of two that have only each other, the first is the host. */
function hostsOfLeaves(
  ties: WeightedGraph,
  members: readonly string[],
  own: ReadonlySet<string>,
): Map<string, string> {
  const hosts = new Map<string, string>();
  for (const id of members) {
    if (ties.degree(id) !== 1) continue;
    const host = ties.neighbors(id)[0]!;
    if (own.has(host) && !hosts.has(host)) hosts.set(id, host);
  }
  return hosts;
}

function forceDirected(
  ties: WeightedGraph,
  core: readonly string[],
  own: ReadonlySet<string>,
): Map<string, Place> {
  const graph = new UndirectedGraph();
  for (const id of core) {
    const distance = 10 * Math.sqrt(core.length * (hashText(`${id} r`) / 2 ** 32));
    const angle = turn(id);
    graph.addNode(id, { x: distance * Math.cos(angle), y: distance * Math.sin(angle) });
  }
  for (const id of core) {
    ties.forEachEdge(id, (_edge, { weight }, a, b) => {
      const other = a === id ? b : a;
      if (id < other && own.has(other) && graph.hasNode(other)) {
        graph.addEdge(id, other, { weight });
      }
    });
  }
  if (core.length < 2) return new Map(core.map((id) => [id, { x: 0, y: 0 }]));
  const found = forceAtlas2(graph, {
    iterations: iterationsFor(core.length),
    getEdgeWeight: 'weight',
    settings: {
      barnesHutOptimize: core.length > MANY,
      barnesHutTheta: 0.8,
      gravity: 0.5,
      scalingRatio: 4,
      slowDown: 1 + Math.log(core.length),
      strongGravityMode: false,
    },
  });
  return new Map(core.map((id) => [id, found[id]!]));
}

/** Small regions are cheap to do well; large ones have found their shape after fewer rounds than would be perfect. */
function iterationsFor(order: number): number {
  return Math.round(Math.min(300, Math.max(60, 300_000 / order)));
}

/**
 * ForceAtlas2 leaves a dense middle and a thin rim. Keeping each node's direction and the order from middle to rim,
 * distances become those that fill the disc evenly.
 */
function spreadEvenly(places: ReadonlyMap<string, Place>, radius: number): Map<string, Place> {
  const all = [...places];
  const middle = { x: mean(all.map(([, { x }]) => x)), y: mean(all.map(([, { y }]) => y)) };
  const polar = all
    .map(([id, { x, y }]) => ({
      id,
      angle: Math.atan2(y - middle.y, x - middle.x),
      distance: Math.hypot(x - middle.x, y - middle.y),
    }))
    .sort((a, b) => a.distance - b.distance || byCodeUnit(a.id, b.id));
  return new Map(
    polar.map(({ id, angle }, rank) => {
      const distance = polar.length === 1 ? 0 : Math.sqrt((rank + 0.5) / polar.length) * radius;
      return [id, { x: distance * Math.cos(angle), y: distance * Math.sin(angle) }];
    }),
  );
}

/** The distance from the middle within which nearly all of it lies. */
function extentOf(places: ReadonlyMap<string, Place>, radii: ReadonlyMap<string, number>): number {
  const reach = [...places].map(([id, { x, y }]) => Math.hypot(x, y) + radii.get(id)!);
  return reach.sort((a, b) => a - b)[Math.floor(0.97 * (reach.length - 1))] ?? 0;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** A direction that follows from the id. */
function turn(id: string): number {
  return (hashText(id) / 2 ** 32) * 2 * Math.PI;
}
