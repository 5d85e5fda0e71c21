import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { MultiDirectedGraph } from 'graphology';
import { parse } from 'graphology-graphml';
import { expect, test } from 'vitest';
import { writeGraphml } from '../../src/export/graphml.ts';
import { HOSTILE_NAME, HOSTILE_TITLE_IN_XML, hostileGraph } from '../support/hostile-graph.ts';
import { smallGraph } from '../support/small-graph.ts';

const text = (graph = smallGraph()) => [...writeGraphml(graph)].join('');
const readBack = (graph = smallGraph()) => parse(MultiDirectedGraph, text(graph));

test('a reader that is not ours finds every node, edge and typed attribute', () => {
  const graph = readBack();
  expect(graph.order).toBe(18);
  expect(graph.size).toBe(23);
  expect(graph.getNodeAttributes('model:llama-2-7b')).toMatchObject({
    label: 'LLaMA-2 7B',
    type: 'Model',
    parameters: 7_000_000_000,
    communityId: 'community:mmlu',
  });
  expect(graph.getEdgeAttributes('method:galore|OUTPERFORMS|method:lora')).toMatchObject({
    type: 'OUTPERFORMS',
    confidence: 0.8,
    evidence: 'GaLore outperforms LoRA on GLUE when LLaMA-2 7B is tuned.',
    paper: '2403.03507',
  });
});

test('a relation without a sentence has no evidence rather than an empty one', () => {
  const attributes = readBack().getEdgeAttributes('model:llama-2-7b|VARIANT_OF|model:llama-2');
  expect(attributes).toEqual({
    type: 'VARIANT_OF',
    roles: 'VARIANT_OF',
    confidence: 1,
    rule: 'by hand',
  });
});

test('keys are declared once, with the type that readers cast to', () => {
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' });
  const keys: Record<string, string>[] = parser.parse(text()).graphml.key;
  const ids = keys.map((key) => key.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(keys.find((key) => key.id === 'node-year')).toEqual({
    id: 'node-year',
    for: 'node',
    'attr.name': 'year',
    'attr.type': 'int',
  });
});

test('hostile text is text, and what XML cannot hold becomes U+FFFD', () => {
  const xml = text(hostileGraph());
  expect(XMLValidator.validate(xml)).toBe(true);
  expect(xml).not.toContain('<script>');
  expect(xml).not.toContain(']]>');
  const graph = readBack(hostileGraph());
  expect(graph.getNodeAttribute('title:00ff', 'label')).toBe(HOSTILE_TITLE_IN_XML);
  expect(graph.getNodeAttribute('method:hyperlink', 'label')).toBe(HOSTILE_NAME);
});

test('it is written piece by piece, so that a large graph takes no more memory', () => {
  const pieces = [...writeGraphml(smallGraph())];
  expect(pieces.length).toBeGreaterThan(18 + 23);
});
