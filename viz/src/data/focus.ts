import type { State } from '../store.ts';
import { type Atlas, PAPER } from './atlas.ts';
import { edgeShown, type Shown } from './shown.ts';

/** What a choice, a path or a comparison shows in full; all else steps back. */
export interface Focus {
  kind: 'choice' | 'path' | 'comparison';
  /** The chosen node; of a path and a comparison the first of the two. */
  node: number;
  /** Of a path and a comparison the second of the two, else -1. */
  other: number;
  /** Drawn neighbours, by place. */
  neighbours: Set<number>;
  /** Neighbours there are; more than are drawn where there are too many. */
  count: number;
  /** Drawn edges, by place, strongest first. */
  edges: number[];
  /** Edges between what is drawn that are too many to be drawn themselves. */
  undrawn: number;
  /** Entities that share papers with it: shown in full, without lines. */
  related: Set<number>;
  /** Paths: each way as its edges, the one that is looked at first. */
  ways?: number[][];
  /** Comparisons: what the first alone and the second alone is joined to. */
  apart?: [Set<number>, Set<number>];
}

const MOST_NEIGHBOURS = 500;
/** What a further step may add, and where it ends: a hub leaves no room in the first 500. */
const MOST_OF_A_STEP = 250;
const MOST_DRAWN = 1000;
/** Lines to each node beyond the first step: all of them would be a hairball. */
const LINES_OUTSIDE = 2;
const MOST_EDGES = 2000;
const RELATED = 16;

/** A chosen node with what stands around it, as many steps deep as the state says. */
export function focusOn(atlas: Atlas, state: State, shown: Shown, node: number): Focus {
  const strongest = (a: number, b: number) =>
    atlas.edges.confidence[b]! - atlas.edges.confidence[a]! || a - b;
  const open = (edge: number, from: number) =>
    edgeShown(atlas, state, edge) && shown.node[atlas.across(edge, from)] === 1;
  const edges = [...atlas.edgesOf(node)].filter((edge) => open(edge, node)).sort(strongest);
  const all = new Set(edges.map((edge) => atlas.across(edge, node)));
  const neighbours = new Set([...all].slice(0, MOST_NEIGHBOURS));
  let drawn = edges.filter((edge) => neighbours.has(atlas.across(edge, node)));
  let count = all.size;
  let undrawn = 0;

  /** Adds the neighbours of some nodes, the most telling first, as far as there is room. */
  const grow = (from: number[]): number[] => {
    const strength = new Map<number, number>();
    const reached: [edge: number, other: number][] = [];
    for (const at of from) {
      for (const edge of atlas.edgesOf(at)) {
        const other = atlas.across(edge, at);
        if (other === node || neighbours.has(other) || !open(edge, at)) continue;
        // What stands everywhere comes last.
        const worth = atlas.edges.confidence[edge]! / Math.sqrt(atlas.weight[other]! + 1);
        strength.set(other, (strength.get(other) ?? 0) + worth);
        reached.push([edge, other]);
      }
    }
    count += strength.size;
    const added = [...strength]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, Math.min(MOST_OF_A_STEP, MOST_DRAWN - neighbours.size))
      .map(([other]) => other);
    for (const other of added) neighbours.add(other);
    const lines = new Map<number, number>();
    for (const [edge, other] of reached.sort((a, b) => strongest(a[0], b[0]))) {
      if (!neighbours.has(other)) continue;
      const before = lines.get(other) ?? 0;
      lines.set(other, before + 1);
      if (before < LINES_OUTSIDE) drawn.push(edge);
      else undrawn += 1;
    }
    return added;
  };
  for (const id of state.opened) {
    const at = atlas.place(id);
    if (at !== undefined && neighbours.has(at)) grow([at]);
  }
  let frontier = [...neighbours];
  for (let depth = 2; depth <= state.depth; depth += 1) frontier = grow(frontier);

  undrawn += Math.max(0, drawn.length - MOST_EDGES);
  drawn = drawn.slice(0, MOST_EDGES);
  const plain = state.depth === 1 && state.opened.size === 0;
  const related = plain ? relatedEntities(atlas, shown, node, neighbours) : new Set<number>();
  return { kind: 'choice', node, other: -1, neighbours, count, edges: drawn, undrawn, related };
}

/** The entities that share the most papers with an entity, weighed down where they stand in many papers anyway. */
function relatedEntities(
  atlas: Atlas,
  shown: Shown,
  node: number,
  neighbours: Set<number>,
): Set<number> {
  if (atlas.type[node] === PAPER) return new Set();
  const shared = new Map<number, number>();
  for (const paper of neighbours) {
    if (atlas.type[paper] !== PAPER) continue;
    for (const edge of atlas.edgesOf(paper)) {
      const other = atlas.across(edge, paper);
      if (other === node || neighbours.has(other) || !shown.node[other]) continue;
      shared.set(other, (shared.get(other) ?? 0) + 1);
    }
  }
  const strength = ([other, count]: [number, number]) => count / Math.sqrt(atlas.weight[other]!);
  return new Set(
    [...shared]
      .filter(([, count]) => count >= 2)
      .sort((a, b) => strength(b) - strength(a) || a[0] - b[0])
      .slice(0, RELATED)
      .map(([other]) => other),
  );
}
