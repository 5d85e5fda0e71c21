import type { GraphIndex } from '../../graph/graph-index.ts';
import { isPaperRelation } from '../../graph/schema.ts';
import { byCodeUnit } from '../../order.ts';
import { searchKey } from './search-key.ts';

/** Everything that can be found, and each spelling that it can be found by, in columns. */
export class Spellings {
  /** Ids of papers and entities, ascending: equal finds stand in this order. */
  readonly ids: readonly string[];
  /** Papers that name an entity; 0 for a paper. */
  readonly papers: Uint32Array;
  /** What an entry gains by being known, in points. */
  readonly worth: Float64Array;
  /** In the form in which they are compared. */
  readonly keys: readonly string[];
  readonly entryOf: Uint32Array;
  /** 0 for the name or title, else the alias from 1. */
  readonly nth: Uint16Array;
  /** Of an entity, not of a paper. */
  readonly isName: Uint8Array;

  constructor(index: GraphIndex) {
    const { graph } = index;
    const papers = new Map<string, number>();
    for (const relation of graph.relations) {
      if (isPaperRelation(relation)) papers.set(relation.to, (papers.get(relation.to) ?? 0) + 1);
    }
    this.ids = [...index.nodes()].map(({ id }) => id).sort(byCodeUnit);
    this.papers = new Uint32Array(this.ids.length);
    this.worth = new Float64Array(this.ids.length);
    const keys: string[] = [];
    const [entryOf, nth, isName]: [number[], number[], number[]] = [[], [], []];
    for (const [entry, id] of this.ids.entries()) {
      const node = index.node(id)!;
      if (node.kind !== 'Paper') {
        this.papers[entry] = papers.get(id) ?? 0;
        this.worth[entry] = 2 + Math.min(13, 2.2 * Math.log2(1 + this.papers[entry]!));
      }
      const others = node.kind === 'Paper' ? [id] : node.entity.aliases;
      for (const [i, text] of [node.name, ...others].entries()) {
        const key = searchKey(text);
        if (key === '') continue;
        keys.push(key);
        entryOf.push(entry);
        nth.push(i);
        isName.push(node.kind === 'Paper' ? 0 : 1);
      }
    }
    this.keys = keys;
    this.entryOf = Uint32Array.from(entryOf);
    this.nth = Uint16Array.from(nth);
    this.isName = Uint8Array.from(isName);
  }
}
