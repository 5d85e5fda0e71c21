import { XMLValidator } from 'fast-xml-parser';
import { MultiDirectedGraph, MultiGraph } from 'graphology';
import { parse } from 'graphology-gexf';
import { expect, test } from 'vitest';
import { writeGexf } from '../../src/export/gexf.ts';
import { HOSTILE_NAME, HOSTILE_TITLE_IN_XML, hostileGraph } from '../support/hostile-graph.ts';
import { smallGraph } from '../support/small-graph.ts';

const text = (graph = smallGraph()) => [...writeGexf(graph)].join('');
const readBack = (graph = smallGraph()) => parse(MultiDirectedGraph, text(graph));

test('every node and edge is there under its own id', () => {
  const graph = readBack();
  expect(graph.order).toBe(18);
  expect(graph.size).toBe(23);
  expect(graph.source('2403.03507|COMPARES_WITH|method:lora')).toBe('2403.03507');
  expect(graph.target('2403.03507|COMPARES_WITH|method:lora')).toBe('method:lora');
});

test('attributes have their types: text, whole numbers, fractions', () => {
  const graph = readBack();
  expect(graph.getNodeAttributes('model:llama-2-7b')).toMatchObject({
    label: 'LLaMA-2 7B',
    type: 'Model',
    scope: 'proper',
    parameters: 7_000_000_000,
    community: 'MMLU · H2O',
    degree: 4,
  });
  expect(graph.getNodeAttributes('2106.09685')).toMatchObject({
    date: '2021-06-17',
    year: 2021,
    authors: 'Ada Ames | Ben Bo',
  });
  expect(graph.getEdgeAttributes('2403.03507|COMPARES_WITH|method:lora')).toMatchObject({
    kind: 'COMPARES_WITH',
    type: 'COMPARES_WITH',
    roles: 'COMPARES_WITH | MENTIONS',
    confidence: 0.88,
    evidence: 'Unlike LoRA, it trains all weights.',
    paper: '2403.03507',
  });
});

test('a node has its place, a size by its relations, its community as colour and its type as shape', () => {
  const graph = readBack();
  const { layout } = smallGraph();
  const { x, y } = layout.find((point) => point.id === 'benchmark:mmlu')!;
  expect(graph.getNodeAttributes('benchmark:mmlu')).toMatchObject({ x, y, shape: 'diamond' });
  expect(graph.getNodeAttribute('method:lora', 'color')).toBe('rgb(87,97,181)');
  expect(graph.getNodeAttribute('benchmark:mmlu', 'color')).toBe('rgb(142,135,56)');
  expect(graph.getNodeAttribute('method:falcon', 'color'), 'in no community').toBe(
    'rgb(129,135,141)',
  );
  expect(graph.getNodeAttribute('method:lora', 'size')).toBeGreaterThan(
    graph.getNodeAttribute('method:h2o', 'size'),
  );
});

test('hostile text is text, and what XML cannot hold becomes U+FFFD', () => {
  expect(XMLValidator.validate(text(hostileGraph()))).toBe(true);
  const graph = readBack(hostileGraph());
  expect(graph.getNodeAttribute('title:00ff', 'label')).toBe(HOSTILE_TITLE_IN_XML);
  expect(graph.getNodeAttribute('method:hyperlink', 'label')).toBe(HOSTILE_NAME);
});

test('the same graph gives the same bytes', () => {
  expect(text()).toBe(text());
});

test('attributes are declared with their types, whichever of them occur', () => {
  const declared = (graph = smallGraph()) =>
    [...text(graph).matchAll(/<attribute id="(\w+)".* type="(\w+)"/g)].map(([, name, type]) => [
      name,
      type,
    ]);
  expect(declared()).toEqual(declared(hostileGraph()));
  expect(Object.fromEntries(declared())).toMatchObject({ year: 'integer', parameters: 'double' });
});

test('a graph of more nodes and edges than the writer gets at a time is one file', () => {
  const graph = smallGraph();
  const [entity] = graph.entities;
  const [relation] = graph.relations;
  for (let i = 0; i < 2500; i++) {
    graph.entities.push({ ...entity!, id: `benchmark:b${i}` });
    graph.relations.push({ ...relation!, to: `benchmark:b${i}` });
  }
  const read = readBack(graph);
  expect([read.order, read.size]).toEqual([18 + 2500, 23 + 2500]);
});

test('an empty graph is a valid file', () => {
  const empty = { papers: [], entities: [], relations: [], communities: [], layout: [] };
  expect(XMLValidator.validate(text(empty))).toBe(true);
  expect(parse(MultiGraph, text(empty)).order).toBe(0);
});
