import type { State } from '../store.ts';
import type { Atlas } from './atlas.ts';
import { type Focus, focusOn } from './focus.ts';
import { edgeShown, type Shown } from './shown.ts';

/** A way between two nodes, as the server told it: the edge of each step by its ends and relation. */
export interface Way {
  steps: readonly { from: string; to: string; type: string }[];
}

/** Neighbours of each side that a comparison draws. */
const MOST_OF_A_SIDE = 150;

/**
 * What the map shows for the question that is asked: a path, a comparison, or the surroundings of the choice.
 * @param ways the answer to the path that is asked for, as far as it has come
 */
export function focusFor(
  atlas: Atlas,
  state: State,
  shown: Shown,
  ways: readonly Way[],
): Focus | undefined {
  const { path, chosen, compared } = state;
  if (path) {
    const [from, to] = [atlas.place(path.from), atlas.place(path.to)];
    if (from !== undefined && to !== undefined) {
      return pathFocus(atlas, from, to, ways, path.place - 1);
    }
    const known = from ?? to;
    return known === undefined ? undefined : pathFocus(atlas, known, -1, [], 0);
  }
  const node = chosen === undefined ? undefined : atlas.place(chosen);
  if (node === undefined) return undefined;
  const other = compared === undefined ? undefined : atlas.place(compared);
  if (other === undefined || other === node) return focusOn(atlas, state, shown, node);
  return comparisonFocus(atlas, state, shown, node, other);
}

function pathFocus(
  atlas: Atlas,
  node: number,
  other: number,
  ways: readonly Way[],
  place: number,
): Focus {
  const edges = ways.map(({ steps }) => steps.flatMap((step) => edgeOf(atlas, step) ?? []));
  const looked = edges[place] ?? edges[0] ?? [];
  const ordered = [looked, ...edges.filter((one) => one !== looked)];
  const all = ordered.flat();
  const ends = all.flatMap((edge) => [atlas.edges.from[edge]!, atlas.edges.to[edge]!]);
  const neighbours = new Set(ends.filter((end) => end !== node && end !== other));
  return {
    kind: 'path',
    node,
    other,
    neighbours,
    count: neighbours.size,
    edges: looked,
    undrawn: 0,
    related: new Set(),
    ways: ordered,
  };
}

function edgeOf(
  atlas: Atlas,
  { from, to, type }: { from: string; to: string; type: string },
): number | undefined {
  const [a, b] = [atlas.place(from), atlas.place(to)];
  if (a === undefined || b === undefined) return undefined;
  const relation = atlas.relations.indexOf(type);
  return [...atlas.edgesOf(a)].find(
    (edge) => atlas.across(edge, a) === b && atlas.edges.type[edge] === relation,
  );
}

/** Both with what they are joined to: what they share with its lines, what one has alone with fainter ones. */
function comparisonFocus(
  atlas: Atlas,
  state: State,
  shown: Shown,
  node: number,
  other: number,
): Focus {
  const touching = (end: number) =>
    [...atlas.edgesOf(end)]
      .filter((edge) => edgeShown(atlas, state, edge))
      .filter((edge) => shown.node[atlas.across(edge, end)] === 1)
      .sort((a, b) => atlas.edges.confidence[b]! - atlas.edges.confidence[a]! || a - b);
  const [ofNode, ofOther] = [touching(node), touching(other)];
  const reached = (edges: number[], end: number) =>
    new Set(edges.map((edge) => atlas.across(edge, end)));
  const [around, aroundOther] = [reached(ofNode, node), reached(ofOther, other)];
  const shared = [...around].filter((one) => aroundOther.has(one));
  const alone = (mine: Set<number>, its: Set<number>) =>
    new Set(
      [...mine]
        .filter((one) => !its.has(one) && one !== node && one !== other)
        .slice(0, MOST_OF_A_SIDE),
    );
  const apart: [Set<number>, Set<number>] = [
    alone(around, aroundOther),
    alone(aroundOther, around),
  ];
  const neighbours = new Set([...shared.slice(0, MOST_OF_A_SIDE), ...apart[0], ...apart[1]]);
  const edges = [...new Set([...ofNode, ...ofOther])].filter((edge) => {
    const [a, b] = [atlas.edges.from[edge]!, atlas.edges.to[edge]!];
    return [a, b].every((end) => end === node || end === other || neighbours.has(end));
  });
  const count = new Set([...around, ...aroundOther]).size;
  return {
    kind: 'comparison',
    node,
    other,
    neighbours,
    count,
    edges,
    undrawn: 0,
    related: new Set(),
    apart,
  };
}
