import type { State } from '../store.ts';
import type { Atlas } from './atlas.ts';
import type { Focus } from './focus.ts';
import { edgeShown, type Shown } from './shown.ts';

/** A part of the map that can be taken elsewhere. */
export interface Part {
  key: 'all' | 'focus' | 'region';
  /** Places of its nodes, in the graph's order. */
  nodes: number[];
  /** Relations between them that the filters leave. */
  relations: number;
}

/** What can be exported: all that the filters leave, and what is in focus or the chosen region, first the narrower one. */
export function partsToExport(
  atlas: Atlas,
  state: State,
  shown: Shown,
  focus: Focus | undefined,
  region: number,
): Part[] {
  const all = (test: (node: number) => boolean): number[] => {
    const nodes: number[] = [];
    for (let i = 0; i < atlas.size; i += 1) if (shown.node[i] && test(i)) nodes.push(i);
    return nodes;
  };
  const part = (key: Part['key'], nodes: number[]): Part => ({
    key,
    nodes,
    relations: countRelations(atlas, state, nodes),
  });
  const parts: Part[] = [];
  if (focus) {
    const near = new Set([focus.node, focus.other, ...focus.neighbours, ...focus.related]);
    parts.push(
      part(
        'focus',
        all((node) => near.has(node)),
      ),
    );
  } else if (region >= 0)
    parts.push(
      part(
        'region',
        all((node) => atlas.region[node] === region),
      ),
    );
  parts.push(
    part(
      'all',
      all(() => true),
    ),
  );
  return parts;
}

function countRelations(atlas: Atlas, state: State, nodes: number[]): number {
  const inside = new Uint8Array(atlas.size);
  for (const node of nodes) inside[node] = 1;
  let count = 0;
  const { from, to } = atlas.edges;
  for (let e = 0; e < from.length; e += 1) {
    if (inside[from[e]!] && inside[to[e]!] && edgeShown(atlas, state, e)) count += 1;
  }
  return count;
}
