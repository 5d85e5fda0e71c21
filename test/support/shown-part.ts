import { expect } from 'vitest';
import { GraphIndex } from '../../src/graph/graph-index.ts';
import type { Graph } from '../../src/graph/schema.ts';
import { mapData } from '../../src/server/map-data.ts';
import type { GraphStore, Json } from '../../src/stores/store.ts';
import { Atlas } from '../../viz/src/data/atlas.ts';
import { focusFor } from '../../viz/src/data/question-focus.ts';
import { applyFilters, edgeShown } from '../../viz/src/data/shown.ts';
import { type Part, partsToExport } from '../../viz/src/data/what-to-export.ts';
import { cypherQuery } from '../../viz/src/export/cypher-query.ts';
import type { State } from '../../viz/src/store.ts';
import { fromQuery } from '../../viz/src/url.ts';
import { wovenGraph } from './woven-graph.ts';

export const atlasOf = (graph: Graph): Atlas => new Atlas(mapData(new GraphIndex(graph), 'v1'));

/** What an address leaves, as the dialog offers it: first the narrower part, where there is one. */
export function partsOf(atlas: Atlas, address: string): { state: State; parts: Part[] } {
  const state = fromQuery(address, atlas.relations);
  const shown = applyFilters(atlas, state);
  const focus = focusFor(atlas, state, shown, []);
  const region = state.chosen === undefined ? undefined : atlas.regionPlace(state.chosen);
  return { state, parts: partsToExport(atlas, state, shown, focus, region ?? -1) };
}

/** Ids, and relations as "from TYPE to", sorted; what is there twice stands twice. */
export interface NodesAndRelations {
  nodes: string[];
  relations: string[];
}

/** What of a part the map shows. */
export function partOf(atlas: Atlas, state: State, part: Part): NodesAndRelations {
  const inside = new Set(part.nodes);
  const { from, to, type } = atlas.edges;
  const relations: string[] = [];
  for (const edge of from.keys()) {
    if (!inside.has(from[edge]!) || !inside.has(to[edge]!)) continue;
    if (!edgeShown(atlas, state, edge)) continue;
    const ends = [from[edge]!, to[edge]!].map((end) => atlas.ids[end]!);
    relations.push([ends[0], atlas.relations[type[edge]!], ends[1]].join(' '));
  }
  return { nodes: part.nodes.map((node) => atlas.ids[node]!).sort(), relations: relations.sort() };
}

type Value = { type?: string; properties: Record<string, Json> } | null;

/** What a store answers to an exported query. */
export async function answered(store: GraphStore, query: string): Promise<NodesAndRelations> {
  const { rows } = await store.query(query);
  /** Two of one id are two. */
  const nodes = new Map<string, string>();
  const relations: string[] = [];
  for (const [a, r, b] of rows as Value[][]) {
    for (const node of [a, b]) {
      if (node) nodes.set(JSON.stringify(node), String(node.properties.id));
    }
    if (r) relations.push([a!.properties.id, r.type, b!.properties.id].join(' '));
  }
  return { nodes: [...nodes.values()].sort(), relations: relations.sort() };
}

/** Both texts of each part, run, against what is shown. Gives the parts' sizes. */
export async function compareParts(
  store: GraphStore,
  atlas: Atlas,
  address: string,
): Promise<number[]> {
  const { state, parts } = partsOf(atlas, address);
  for (const part of parts) {
    const shown: NodesAndRelations = partOf(atlas, state, part);
    for (const most of [0, 1000]) {
      const given = await answered(store, cypherQuery(atlas, state, part.nodes, most));
      expect(given, `${address} (${part.key}, ${most})`).toEqual(shown);
    }
  }
  return parts.map(({ nodes }) => nodes.length);
}

/**
 * Papers with dates of every month and exactness, confidences whose hundredths are a matter of rounding, and an entity that no
 * paper names.
 */
export function variedGraph(): Graph {
  const graph = wovenGraph();
  for (const [i, paper] of graph.papers.entries()) {
    if (paper.year === undefined) continue;
    const month = `${paper.year}-${String((i % 12) + 1).padStart(2, '0')}`;
    paper.date = [String(paper.year), month, `${month}-15`, `${month}-31`][i % 4]!;
    if (i % 16 === 0) delete paper.date;
  }
  for (const [i, relation] of graph.relations.entries()) {
    relation.confidence = i % 3 === 0 ? ((i * 5) % 1000) / 1000 : relation.confidence;
  }
  const [known] = graph.entities;
  const alone = { ...known!, id: `${known!.id}-alone`, name: 'Alone', introducedBy: [] };
  graph.entities.splice(1, 0, alone);
  return graph;
}

/** Numbers from 0 up to 1, the same on every run. */
function drawer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Addresses with some filters each, drawn. */
export function drawnAddresses(count: number, atlas: Atlas): string[] {
  const draw = drawer(2024);
  const some = <T>(list: readonly T[], chance: number) => list.filter(() => draw() < chance);
  const month = () =>
    `20${19 + Math.floor(draw() * 7)}-${String(1 + Math.floor(draw() * 12)).padStart(2, '0')}`;
  return Array.from({ length: count }, () => {
    const query = new URLSearchParams();
    for (const type of some(['paper', 'method', 'model', 'benchmark'], 0.2)) {
      query.append('t', `!${type}`);
    }
    for (const scope of some(['proper', 'family'], 0.2)) query.append('scope', `!${scope}`);
    for (const type of some(atlas.relations, [0, 0.3, 0.9][Math.floor(draw() * 3)]!)) {
      query.append('r', `!${type.toLowerCase()}`);
    }
    for (const { id } of some(atlas.regions, 0.2)) query.append('g', `!${id}`);
    if (draw() < 0.6) {
      const [from, to] = [month(), month()].sort() as [string, string];
      query.set('from', draw() < 0.3 ? from.slice(0, 4) : from);
      query.set('to', draw() < 0.3 ? to.slice(0, 4) : to);
    }
    if (draw() < 0.5) query.set('conf', (Math.ceil(draw() * 99) / 100).toFixed(2));
    if (draw() < 0.3) {
      for (const id of some(atlas.ids, 0.05)) query.append('hide', id);
    }
    return `?${query}`;
  });
}
