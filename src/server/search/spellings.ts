import type { GraphIndex, GraphNode } from '../../graph/graph-index.ts';
import { isPaperRelation } from '../../graph/schema.ts';
import { byCodeUnit } from '../../order.ts';
import { readable } from '../../text/readable.ts';
import { isTurn, type Work } from '../slices.ts';
import { searchKey } from './search-key.ts';

/** Everything that can be found, and each spelling that it can be found by, in columns. */
export interface Spellings {
  /** Ids of papers and entities, ascending: equal finds stand in this order. */
  ids: readonly string[];
  /** Papers that name an entity; 0 for a paper. */
  papers: Uint32Array;
  /** What an entry gains by being known, in points. */
  worth: Float64Array;
  /** In the form in which they are compared. */
  keys: readonly string[];
  entryOf: Uint32Array;
  /** 0 for the name or title, else the alias from 1. */
  nth: Uint16Array;
  /** Of an entity, not of a paper. */
  isName: Uint8Array;
}

/** A paper is also found by its id, and by its title as the page shows it. */
function otherTitles({ id, name }: GraphNode): string[] {
  const read = readable(name);
  return read === name ? [id] : [id, read];
}

export function* gatherSpellings(index: GraphIndex): Work<Spellings> {
  const counts = new Map<string, number>();
  for (const [number, relation] of index.graph.relations.entries()) {
    if (isTurn(number)) yield;
    if (isPaperRelation(relation)) counts.set(relation.to, (counts.get(relation.to) ?? 0) + 1);
  }
  const ids = [...index.nodes()].map(({ id }) => id).sort(byCodeUnit);
  const papers = new Uint32Array(ids.length);
  const worth = new Float64Array(ids.length);
  const keys: string[] = [];
  const [entryOf, nth, isName]: [number[], number[], number[]] = [[], [], []];
  for (const [entry, id] of ids.entries()) {
    if (isTurn(entry)) yield;
    const node = index.node(id)!;
    if (node.kind !== 'Paper') {
      papers[entry] = counts.get(id) ?? 0;
      worth[entry] = 2 + Math.min(13, 2.2 * Math.log2(1 + papers[entry]!));
    }
    const others = node.kind === 'Paper' ? otherTitles(node) : node.entity.aliases;
    for (const [i, text] of [node.name, ...others].entries()) {
      const key = searchKey(text);
      if (key === '') continue;
      keys.push(key);
      entryOf.push(entry);
      nth.push(i);
      isName.push(node.kind === 'Paper' ? 0 : 1);
    }
  }
  return {
    ids,
    papers,
    worth,
    keys,
    entryOf: Uint32Array.from(entryOf),
    nth: Uint16Array.from(nth),
    isName: Uint8Array.from(isName),
  };
}
