import { withoutAbstracts } from '../export/without-abstracts.ts';
import type { GraphIndex } from '../graph/graph-index.ts';
import type { Graph } from '../graph/schema.ts';
import type { Records } from './wire.ts';

/** Nodes given at once. */
export const MOST_RECORDS = 1000;

/**
 * The lines of the graph's files for some of the map's nodes, with the relations that start at them: what the explorer
 * makes its exports from.
 * @param ranges first and last place of stretches of the map's columns
 * @param text whether abstracts and the sentences cut from them are given too
 */
export function recordsOf(
  index: GraphIndex,
  ranges: readonly (readonly [number, number])[],
  text: boolean,
): Records {
  const { graph } = index;
  const part: Graph = { papers: [], entities: [], relations: [], communities: [], layout: [] };
  let left = MOST_RECORDS;
  for (const [first, last] of ranges) {
    for (let place = first; place <= last && left > 0; place += 1) {
      const paper = graph.papers[place];
      const entity = graph.entities[place - graph.papers.length];
      const id = paper?.id ?? entity?.id;
      if (id === undefined) break;
      left -= 1;
      if (paper) part.papers.push(paper);
      else part.entities.push(entity!);
      for (const relation of index.relationsOf(id)) {
        if (relation.from === id) part.relations.push(relation);
      }
    }
  }
  const { papers, entities, relations } = text ? part : withoutAbstracts(part);
  return { papers, entities, relations };
}

/** "0-499,512" as first and last places; nothing where it is written otherwise. */
export function readRanges(text: string): [number, number][] | undefined {
  if (!/^\d{1,9}(?:-\d{1,9})?(?:,\d{1,9}(?:-\d{1,9})?)*$/.test(text)) return undefined;
  return text.split(',').map((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return [first, last];
  });
}
