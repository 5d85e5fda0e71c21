import type { GraphIndex } from './graph-index.ts';

/** What the search for paths needs of a graph, in columns: small enough to be handed to another thread. */
export interface PathColumns {
  /** Relations that touch node v: places #start[v] up to #start[v + 1] of the next two, in the order of relations.jsonl. */
  start: Uint32Array;
  across: Uint32Array;
  relation: Uint32Array;
  /** By relation: what a step along it costs. */
  step: Float64Array;
  /** By node: what passing through it costs. */
  toll: Float64Array;
}

/** The same columns, and which node and relation each number means. */
export interface NumberedPaths {
  columns: PathColumns;
  ids: readonly string[];
  numberOf: ReadonlyMap<string, number>;
}

/** A mere mention says less than a use or comparison. */
const MENTION = 1.5;
/** Tolls are whole numbers of so many parts, so that sums of them are exact in whatever order they are made. */
const PARTS = 1024;

const made = new WeakMap<GraphIndex, NumberedPaths>();

/** The columns of a graph, made when they are first asked for. Relations have the numbers of `index.graph.relations`. */
export function pathColumns(index: GraphIndex): NumberedPaths {
  let paths = made.get(index);
  if (!paths) {
    paths = makeColumns(index);
    made.set(index, paths);
  }
  return paths;
}

function makeColumns(index: GraphIndex): NumberedPaths {
  const nodes = [...index.nodes()];
  const ids = nodes.map(({ id }) => id);
  const numberOf = new Map(ids.map((id, number) => [id, number]));
  const { relations } = index.graph;
  const ends = new Uint32Array(2 * relations.length);
  const step = new Float64Array(relations.length);
  const start = new Uint32Array(ids.length + 1);
  for (const [i, { from, to, type }] of relations.entries()) {
    const [a, b] = [numberOf.get(from)!, numberOf.get(to)!];
    ends[2 * i] = a;
    ends[2 * i + 1] = b;
    step[i] = type === 'MENTIONS' ? MENTION : 1;
    start[a + 1]! += 1;
    start[b + 1]! += 1;
  }
  const toll = Float64Array.from(nodes, (node, i) => {
    if (node.kind === 'Paper') return 0;
    const shared = Math.log2(Math.max(1, start[i + 1]! / 2));
    return Math.round(PARTS * shared) / PARTS + (node.entity.scope === 'family' ? 1 : 0);
  });
  for (let i = 0; i < ids.length; i += 1) start[i + 1]! += start[i]!;
  const next = start.slice();
  const across = new Uint32Array(2 * relations.length);
  const relation = new Uint32Array(2 * relations.length);
  for (let i = 0; i < relations.length; i += 1) {
    for (const way of [0, 1]) {
      const at = next[ends[2 * i + way]!]!++;
      across[at] = ends[2 * i + 1 - way]!;
      relation[at] = i;
    }
  }
  return { columns: { start, across, relation, step, toll }, ids, numberOf };
}
