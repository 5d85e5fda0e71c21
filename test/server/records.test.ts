import { describe, expect, it } from 'vitest';
import { GraphIndex } from '../../src/graph/graph-index.ts';
import { MOST_RECORDS, readRanges, recordsOf } from '../../src/server/records.ts';
import { smallGraph } from '../support/small-graph.ts';

const index = new GraphIndex(smallGraph());

describe('records for exports', () => {
  it('are the lines of the nodes at some places of the map, with the relations that start there', () => {
    const { papers, entities, relations } = recordsOf(
      index,
      [
        [0, 0],
        [7, 8],
      ],
      true,
    );
    expect(papers).toEqual([smallGraph().papers[0]]);
    expect(entities).toEqual(smallGraph().entities.slice(0, 2));
    const ids = new Set([...papers, ...entities].map(({ id }) => id));
    expect(relations).toEqual(smallGraph().relations.filter(({ from }) => ids.has(from)));
  });

  it('have no abstract and no sentence of one where none is wanted', () => {
    const { papers, relations } = recordsOf(index, [[0, 99]], false);
    expect(papers).toHaveLength(7);
    expect(papers.every(({ abstract }) => abstract === '')).toBe(true);
    expect(relations).toHaveLength(23);
  });

  it('end at the last node, and at a number that one answer can bear', () => {
    expect(recordsOf(index, [[18, 500]], true)).toEqual({
      papers: [],
      entities: [],
      relations: [],
    });
    expect(MOST_RECORDS).toBe(1000);
  });

  it('are asked for by numbers and ranges alone', () => {
    expect(readRanges('0-3,7,12-12')).toEqual([
      [0, 3],
      [7, 7],
      [12, 12],
    ]);
    for (const text of ['', '1-', 'a', '1;2', '-1', '1,,2', '1-2-3']) {
      expect(readRanges(text)).toBeUndefined();
    }
  });
});
