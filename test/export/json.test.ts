import { MultiDirectedGraph } from 'graphology';
import { expect, test } from 'vitest';
import { writeJson } from '../../src/export/json.ts';
import { withoutAbstracts } from '../../src/export/without-abstracts.ts';
import { HOSTILE_NAME, HOSTILE_TITLE, hostileGraph } from '../support/hostile-graph.ts';
import { smallGraph } from '../support/small-graph.ts';

const data = (graph = smallGraph()) => JSON.parse([...writeJson(graph)].join(''));

test('graphology takes it as it is', () => {
  const graph = MultiDirectedGraph.from(data());
  expect(graph.type).toBe('directed');
  expect(graph.multi).toBe(true);
  expect(graph.order).toBe(18);
  expect(graph.size).toBe(23);
  expect(graph.getNodeAttributes('model:llama-2')).toEqual({
    label: 'LLaMA-2',
    type: 'Model',
    name: 'LLaMA-2',
    aliases: ['Llama 2'],
    scope: 'proper',
    firstSeen: '2024-03-06',
    introducedBy: [],
    degree: 2,
    communityId: 'community:lora',
    community: 'LoRA · GaLore',
    x: expect.any(Number),
    y: expect.any(Number),
  });
  expect(graph.getAttribute('offsets')).toBe('utf-16');
});

test('it has the members that networkx.node_link_graph asks for', () => {
  const { directed, multigraph, graph, nodes, edges } = data();
  expect({ directed, multigraph, graph }).toEqual({ directed: true, multigraph: true, graph: {} });
  for (const node of nodes) expect(node.id).toBe(node.key);
  const ids = new Set(nodes.map((node: { id: string }) => node.id));
  for (const { source, target, key } of edges) {
    expect([ids.has(source), ids.has(target), typeof key]).toEqual([true, true, 'string']);
  }
});

test('nothing is cut: every sentence, mention and offset of a relation is there', () => {
  const { edges } = data();
  const relation = smallGraph().relations.find((r) => r.type === 'OUTPERFORMS')!;
  const { from, to, ...attributes } = relation;
  expect(edges.find((edge: { key: string }) => edge.key === `${from}|OUTPERFORMS|${to}`)).toEqual({
    key: `${from}|OUTPERFORMS|${to}`,
    source: from,
    target: to,
    attributes,
  });
});

test('hostile text comes back as it was', () => {
  const { nodes } = data(hostileGraph());
  expect(nodes[0].attributes.title).toBe(HOSTILE_TITLE);
  expect(nodes[1].attributes.name).toBe(HOSTILE_NAME);
});

test('what was left out is absent, not empty', () => {
  const { nodes, edges } = data(withoutAbstracts(smallGraph()));
  for (const node of nodes) expect(node.attributes).not.toHaveProperty('abstract');
  for (const edge of edges) expect(JSON.stringify(edge)).not.toContain('""');
});
