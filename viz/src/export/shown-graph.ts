import type { Graph } from '../../../src/graph/schema.ts';
import { ApiError, api } from '../data/api.ts';
import type { Atlas } from '../data/atlas.ts';
import type { State } from '../store.ts';

/** Nodes asked for at once: their places have to fit an address. */
const BATCH = 800;

export interface ShownGraphOptions {
  /** Whether abstracts and sentences are wanted. */
  text: boolean;
  onProgress(done: number, total: number): void;
  signal: AbortSignal;
}

/**
 * A part of the map as a graph of its own, with all that the graph folder says of it: the server is asked for the
 * nodes, batch by batch. Relations have both ends in it and are what the filters leave.
 * @throws ApiError where the server does not answer, or has another graph by now
 */
export async function shownGraph(
  atlas: Atlas,
  state: State,
  nodes: readonly number[],
  { text, onProgress, signal }: ShownGraphOptions,
): Promise<Graph> {
  const graph: Graph = { papers: [], entities: [], relations: [], communities: [], layout: [] };
  const inside = new Set(nodes.map((node) => atlas.ids[node]!));
  const hidden = new Set([...state.hiddenRelations].map((place) => atlas.relations[place]!));
  for (let at = 0; at < nodes.length; at += BATCH) {
    onProgress(at, nodes.length);
    const batch = nodes.slice(at, at + BATCH);
    const answer = await api.records(ranges(batch), text, signal);
    if (answer.version !== atlas.version) {
      throw new ApiError('The graph was built again. Reload the page, then export it.', 409);
    }
    graph.papers.push(...answer.papers);
    graph.entities.push(...answer.entities);
    for (const relation of answer.relations) {
      if (!inside.has(relation.from) || !inside.has(relation.to)) continue;
      if (hidden.has(relation.type)) continue;
      if (Math.round(relation.confidence * 100) >= state.leastConfidence) {
        graph.relations.push(relation);
      }
    }
  }
  onProgress(nodes.length, nodes.length);
  graph.layout = nodes.map((node) => ({
    id: atlas.ids[node]!,
    x: round(atlas.x[node]!),
    y: round(atlas.y[node]!),
  }));
  graph.communities = await communities(atlas, nodes, inside);
  return graph;
}

async function communities(
  atlas: Atlas,
  nodes: readonly number[],
  inside: ReadonlySet<string>,
): Promise<Graph['communities']> {
  const members = new Map<string, string[]>();
  for (const node of nodes) {
    const region = atlas.regions[atlas.region[node]!]?.id;
    if (region === undefined) continue;
    const list = members.get(region);
    if (list) list.push(atlas.ids[node]!);
    else members.set(region, [atlas.ids[node]!]);
  }
  if (members.size === 0) return [];
  const answer = await api.communities();
  return answer.communities.flatMap((about) => {
    const list = members.get(about.id);
    if (!list) return [];
    const distinctive = about.distinctive.filter((id) => inside.has(id));
    return [{ ...about, distinctive, members: list.sort(), size: list.length }];
  });
}

/** Places in order as "0-499,512". */
export function ranges(places: readonly number[]): string {
  const parts: string[] = [];
  let first = places[0];
  for (const [i, place] of places.entries()) {
    if (places[i + 1] === place + 1) continue;
    parts.push(first === place ? String(place) : `${first}-${place}`);
    first = places[i + 1];
  }
  return parts.join(',');
}

/** Places come in hundredths; the map keeps them in less exact numbers. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
