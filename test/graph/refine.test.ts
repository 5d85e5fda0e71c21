import { UndirectedGraph } from 'graphology';
import { expect, it } from 'vitest';
import { associationGraph, type WeightedGraph } from '../../src/graph/association.ts';
import { partition } from '../../src/graph/partition.ts';
import { modularityOf, refine } from '../../src/graph/refine.ts';
import { plantedGraph } from './planted.ts';

/** Two triangles, joined by one tie. */
function triangles(): WeightedGraph {
  const ties: WeightedGraph = new UndirectedGraph();
  for (const node of 'abcxyz') ties.addNode(node, { entity: true });
  for (const [a, b] of ['ab', 'bc', 'ca', 'xy', 'yz', 'zx', 'cx']) {
    ties.addEdge(a!, b!, { weight: 1 });
  }
  return ties;
}

it('modularity is the share of ties inside, less what chance would give', () => {
  const parts = [
    ['a', 'b', 'c'],
    ['x', 'y', 'z'],
  ];
  expect(modularityOf(triangles(), parts, 1)).toBeCloseTo(6 / 7 - 1 / 2, 10);
  expect(modularityOf(triangles(), [parts.flat()], 1)).toBeCloseTo(0, 10);
});

it('a node in the wrong part is moved to the right one', () => {
  const parts = [
    ['a', 'b'],
    ['c', 'x', 'y', 'z'],
  ];
  refine(triangles(), parts, 1);
  expect(parts).toEqual([
    ['a', 'b', 'c'],
    ['x', 'y', 'z'],
  ]);
});

it('a partition is at least as good as the planted one', () => {
  const planted = { groups: 10, papersEach: 30, entitiesEach: 10, inside: 3, outside: 2, hub: 0.3 };
  const ties = associationGraph(plantedGraph(planted));
  const groups = new Map<string, string[]>();
  for (const node of ties.nodes()) {
    const group = node.split(/[:-]/)[1]!;
    groups.set(group, [...(groups.get(group) ?? []), node]);
  }
  const { parts, modularity } = partition(ties);
  expect(modularity).toBeGreaterThanOrEqual(modularityOf(ties, [...groups.values()], 1) - 0.002);
  expect(modularity).toBeCloseTo(modularityOf(ties, parts, 1), 10);
});
