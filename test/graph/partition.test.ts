import { describe, expect, it } from 'vitest';
import { associationGraph } from '../../src/graph/association.ts';
import { leiden } from '../../src/graph/leiden.ts';
import { moveLocally } from '../../src/graph/local-moving.ts';
import { partition } from '../../src/graph/partition.ts';
import { hashText } from '../../src/graph/random.ts';
import {
  aggregate,
  columnsFrom,
  columnsOf,
  modularityOf,
  splitUnconnected,
} from '../../src/graph/tie-columns.ts';
import { plantedGraph } from './planted.ts';

/** Two triangles, 0 1 2 and 3 4 5, joined by one tie. */
const TRIANGLES = columnsFrom(
  6,
  [0, 1, 2, 3, 4, 5, 2],
  [1, 2, 0, 4, 5, 3, 3],
  [1, 1, 1, 1, 1, 1, 1],
);

const PLANTED = { groups: 10, papersEach: 30, entitiesEach: 10, inside: 3, outside: 2, hub: 0.3 };

describe('a division', () => {
  it('is worth the share of ties inside, less what chance would give', () => {
    expect(modularityOf(TRIANGLES, Int32Array.of(0, 0, 0, 1, 1, 1))).toBeCloseTo(6 / 7 - 1 / 2, 10);
    expect(modularityOf(TRIANGLES, new Int32Array(6))).toBeCloseTo(0, 10);
  });

  it('is worth as much when each group is one node', () => {
    const groupOf = Int32Array.of(0, 0, 0, 1, 1, 1);
    const above = aggregate(TRIANGLES, groupOf, 2);
    expect([...above.mass]).toEqual([7, 7]);
    expect([...above.to]).toEqual([1, 0]);
    expect([...above.weight]).toEqual([1, 1]);
  });

  it('moves a node that is in the wrong group', () => {
    const groupOf = Int32Array.of(0, 0, 1, 1, 1, 1);
    moveLocally(TRIANGLES, groupOf, 1);
    expect([...groupOf]).toEqual([0, 0, 0, 1, 1, 1]);
  });

  it('parts what hangs together by nothing', () => {
    const groupOf = Int32Array.of(0, 1, 0, 0, 1, 1);
    expect(splitUnconnected(TRIANGLES, groupOf)).toBe(3);
    expect([...groupOf]).toEqual([0, 1, 0, 0, 2, 2]);
  });
});

it.each(['leiden', 'louvain'] as const)('%s is at least as good as what was planted', (method) => {
  const graph = associationGraph(plantedGraph(PLANTED));
  const ids = graph.nodes();
  const ties = columnsOf(graph, ids);
  const keys = Uint32Array.from(ids, hashText);
  const planted = Int32Array.from(ids, (id) => Number(id.split(/[:-]/)[1]) || 0);
  const groupOf = partition(ties, keys, { method });
  expect(modularityOf(ties, groupOf)).toBeGreaterThanOrEqual(modularityOf(ties, planted) - 0.002);
});

it('finds both triangles from any start', () => {
  for (const start of [
    [0, 1, 2, 3, 4, 5],
    [0, 0, 0, 0, 0, 0],
    [0, 1, 0, 1, 0, 1],
  ]) {
    expect([...leiden(TRIANGLES, Int32Array.from(start))]).toEqual([0, 0, 0, 1, 1, 1]);
  }
});

it('starts where the atlas has things, and holds to it among what is as good', () => {
  // A ring of four, which falls into halves in two ways.
  const ring = columnsFrom(4, [0, 1, 2, 3], [1, 2, 3, 0], [1, 1, 1, 1]);
  const anchored = (cells: number[]) =>
    partition(ring, Uint32Array.of(5, 2, 8, 1), {
      anchoring: { cells: Int32Array.from(cells), regionOf: [0, 1] },
    });
  expect([...anchored([0, 0, 1, 1])]).toEqual([0, 0, 1, 1]);
  expect([...anchored([0, 1, 1, 0])]).toEqual([0, 1, 1, 0]);
  expect([...anchored([0, -1, 1, -1])]).toHaveLength(4);
});
