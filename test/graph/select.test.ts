import { describe, expect, it } from 'vitest';
import { GraphIndex } from '../../src/graph/graph-index.ts';
import { relationKey } from '../../src/graph/relation-key.ts';
import type { Graph } from '../../src/graph/schema.ts';
import { type Selection, selectSubgraph } from '../../src/graph/select.ts';
import { smallGraph } from '../support/small-graph.ts';

const index = new GraphIndex(smallGraph());
const select = (selection: Selection) => selectSubgraph(index, selection);
const nodes = (graph: Graph) => [...graph.papers, ...graph.entities].map(({ id }) => id);

/** Every relation, community member and place belongs to a node that is there. */
function expectClosed(graph: Graph): void {
  const ids = new Set(nodes(graph));
  for (const { from, to } of graph.relations)
    expect([ids.has(from), ids.has(to)]).toEqual([true, true]);
  for (const { members, distinctive, size } of graph.communities) {
    expect(size).toBe(members.length);
    expect([...members, ...distinctive].filter((id) => !ids.has(id))).toEqual([]);
  }
  expect(graph.layout.map(({ id }) => id)).toEqual([...ids].sort());
}

it('without conditions everything is selected', () => {
  expect(select({})).toEqual(smallGraph());
});

it.each<[string, Selection]>([
  ['around a node', { around: ['method:galore'] }],
  ['by type', { types: ['Method', 'Paper'] }],
  ['by relation', { relations: ['EXTENDS', 'USES'] }],
  ['by community', { community: 'community:mmlu' }],
  ['by date', { since: '2024-01', until: '2024-06' }],
  ['by all of it', { around: ['method:galore'], depth: 3, types: ['Method'], since: '2024' }],
  ['of picked nodes', { only: { nodes: new Set(['method:galore', 'method:lora', '2403.03507']) } }],
  ['where nothing is left', { since: '2030' }],
])('%s, what is selected is a graph of its own', (_what, selection) => {
  expectClosed(select(selection));
});

describe('around a node', () => {
  it('are its neighbours', () => {
    expect(nodes(select({ around: ['method:galore'] }))).toEqual([
      '2403.03507',
      '2407.11239',
      'method:galore',
      'method:lora',
      'method:welore',
    ]);
  });

  it('and at depth 0 itself alone', () => {
    expect(nodes(select({ around: ['method:galore'], depth: 0 }))).toEqual(['method:galore']);
  });

  it('types are shown, but walked through all the same', () => {
    const graph = select({ around: ['method:h2o'], depth: 2, types: ['Benchmark'] });
    expect(nodes(graph)).toEqual(['benchmark:mmlu', 'method:h2o']);
  });

  it('and along the wanted relations alone', () => {
    const graph = select({ around: ['method:galore'], depth: 5, relations: ['EXTENDS'] });
    expect(nodes(graph)).toEqual(['method:galore', 'method:welore']);
  });
});

describe('by date', () => {
  it('undated papers are out, and what only papers outside name is gone', () => {
    const graph = select({ until: '2021' });
    expect(nodes(graph)).toEqual([
      '2106.09685',
      'benchmark:glue',
      'method:full-fine-tuning',
      'method:lora',
    ]);
  });

  it('a paper of which only the year is known may be of any of its days', () => {
    const ids = select({ since: '2023-06-01', until: '2023-07' }).papers.map(({ id }) => id);
    expect(ids).toEqual(['10.1000/h2o.5']);
  });

  it('a link keeps the evidence of papers inside alone', () => {
    expect(select({ since: '2024' }).relations.map(({ type }) => type)).not.toContain('PART_OF');
    expect(select({ until: '2021' }).relations.map(({ type }) => type)).toContain('PART_OF');
  });

  it('a family stays with its variant', () => {
    const { entities } = select({ since: '2023', until: '2023' });
    expect(entities.map(({ id }) => id)).toContain('model:llama-2');
  });
});

it('by relation, only what it ties together', () => {
  const graph = select({ relations: ['VARIANT_OF'] });
  expect(nodes(graph)).toEqual(['model:llama-2', 'model:llama-2-7b']);
  expect(graph.relations).toHaveLength(1);
});

it('by community, its members', () => {
  expect(nodes(select({ community: 'community:mmlu' }))).toHaveLength(6);
  expect(nodes(select({ community: 'community:none' }))).toEqual([]);
});

describe('of what somebody picked', () => {
  const picked = new Set(['2403.03507', '2407.11239', 'method:galore', 'method:lora']);

  it('nodes bring all relations among them', () => {
    const graph = select({ only: { nodes: picked } });
    expect(nodes(graph)).toEqual([...picked]);
    expect(graph.relations.map(relationKey)).toEqual([
      '2403.03507|COMPARES_WITH|method:lora',
      '2403.03507|INTRODUCES|method:galore',
      '2407.11239|USES|method:galore',
      'method:galore|OUTPERFORMS|method:lora',
    ]);
  });

  it('relations are these and no others', () => {
    const relations = new Set(['2407.11239|USES|method:galore', 'not|there|at all']);
    const graph = select({ only: { nodes: picked, relations } });
    expect(nodes(graph)).toEqual([...picked]);
    expect(graph.relations.map(relationKey)).toEqual(['2407.11239|USES|method:galore']);
  });

  it('other conditions hold too, and the nodes to start from are kept only where they were picked', () => {
    const only = { nodes: picked };
    expect(nodes(select({ only, types: ['Method'], since: '2024-05' }))).toEqual(['method:galore']);
    expect(nodes(select({ only, around: ['method:welore'] }))).toEqual([
      '2407.11239',
      'method:galore',
    ]);
    const relations = new Set(['2407.11239|USES|method:galore']);
    expect(nodes(select({ only: { nodes: picked, relations }, around: ['method:lora'] }))).toEqual([
      'method:lora',
    ]);
  });
});
