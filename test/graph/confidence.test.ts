import { expect, test } from 'vitest';
import { checkGraph } from '../../src/graph/check.ts';
import { withConfidence } from '../../src/graph/confidence.ts';
import { GraphIndex } from '../../src/graph/graph-index.ts';
import { selectSubgraph } from '../../src/graph/select.ts';
import { smallGraph } from '../support/small-graph.ts';

const graph = smallGraph();

test('edges below it go, edges with it stay, and so do all papers', () => {
  const sure = withConfidence(graph, 0.9);
  expect(Math.min(...sure.relations.map(({ confidence }) => confidence))).toBe(0.9);
  expect(sure.relations).toHaveLength(
    graph.relations.filter((r) => r.confidence >= 0.9).length - 1,
  );
  expect(sure.papers).toEqual(graph.papers);
});

test('entities that no edge is left for go; a family stays with its variants', () => {
  expect(withConfidence(graph, 0.9).entities.map(({ id }) => id)).toEqual([
    'benchmark:glue',
    'benchmark:mmlu',
    'method:falcon',
    'method:galore',
    'method:lora',
    'method:welore',
  ]);
  const some = withConfidence(graph, 0.82);
  expect(some.entities.map(({ id }) => id)).toContain('model:llama-2');
  expect(some.relations.map(({ type }) => type)).toContain('VARIANT_OF');
});

test('a paper that no longer introduces an entity is not said to', () => {
  const { entities } = withConfidence(graph, 0.9);
  expect(entities.find(({ id }) => id === 'method:lora')!.introducedBy).toEqual(['2106.09685']);
  const { entities: fewer } = withConfidence(
    { ...graph, entities: graph.entities.map((e) => ({ ...e, introducedBy: ['2401.00001'] })) },
    0.9,
  );
  expect(fewer.flatMap(({ introducedBy }) => introducedBy)).toEqual([]);
});

test('what is left is a sound graph, for a build and for an export; 0 leaves all', () => {
  for (const least of [0, 0.5, 0.7, 0.85, 0.9, 1]) {
    const built = withConfidence({ ...graph, communities: [], layout: [] }, least);
    expect(checkGraph(built)).toEqual([]);
    const exported = selectSubgraph(new GraphIndex(graph), { minConfidence: least });
    expect(exported.relations).toEqual(built.relations);
    expect(exported.entities.map(({ id }) => id)).toEqual(built.entities.map(({ id }) => id));
    expect(checkGraph(exported)).toEqual([]);
  }
  expect(withConfidence(graph, 0)).toBe(graph);
});
