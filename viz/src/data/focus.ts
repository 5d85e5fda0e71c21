import type { State } from '../store.ts';
import { type Atlas, PAPER } from './atlas.ts';
import { relationShown, type Shown } from './shown.ts';

/** A chosen node with what stands around it. */
export interface Focus {
  node: number;
  /** Drawn neighbours, by place. */
  neighbours: Set<number>;
  /** Neighbours there are; more than are drawn where there are too many. */
  count: number;
  /** Drawn edges, by place, strongest first. */
  edges: number[];
  /** Entities that share papers with it: shown in full, without lines. */
  related: Set<number>;
}

const MOST_NEIGHBOURS = 500;
const RELATED = 16;

export function focusOn(atlas: Atlas, state: State, shown: Shown, node: number): Focus {
  const edges = [...atlas.edgesOf(node)]
    .filter((edge) => relationShown(state, atlas.edges.type[edge]!))
    .filter((edge) => shown.node[atlas.across(edge, node)])
    .sort((a, b) => atlas.edges.confidence[b]! - atlas.edges.confidence[a]! || a - b);
  const all = new Set(edges.map((edge) => atlas.across(edge, node)));
  const neighbours = new Set([...all].slice(0, MOST_NEIGHBOURS));
  return {
    node,
    neighbours,
    count: all.size,
    edges: edges.filter((edge) => neighbours.has(atlas.across(edge, node))),
    related: relatedEntities(atlas, shown, node, neighbours),
  };
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
