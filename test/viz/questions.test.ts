import { describe, expect, it } from 'vitest';
import { GraphIndex } from '../../src/graph/graph-index.ts';
import { mapData } from '../../src/server/map-data.ts';
import { pathAnswer } from '../../src/server/path-answer.ts';
import { ServedGraph } from '../../src/server/served-graph.ts';
import { Arrange } from '../../viz/src/arrange.ts';
import { Atlas } from '../../viz/src/data/atlas.ts';
import { focusFor } from '../../viz/src/data/question-focus.ts';
import { applyFilters } from '../../viz/src/data/shown.ts';
import { insideOf } from '../../viz/src/map/polygon.ts';
import { FIRST_STATE, type State, Store } from '../../viz/src/store.ts';
import { Undo } from '../../viz/src/undo.ts';
import { smallGraph } from '../support/small-graph.ts';

const index = new GraphIndex(smallGraph());
const atlas = new Atlas(mapData(index, 'v1'));
const names = (nodes: Iterable<number>) => [...nodes].map((node) => atlas.ids[node]!).sort();
const LORA = { ...FIRST_STATE, chosen: 'method:lora' };

function focus(change: Partial<State>, ways: Parameters<typeof focusFor>[3] = []) {
  const state = { ...FIRST_STATE, ...change };
  return focusFor(atlas, state, applyFilters(atlas, state), ways)!;
}

describe('what stands around a choice', () => {
  it('grows by a step at a time, and never beyond what the filters leave', () => {
    const one = focus({ chosen: 'method:h2o' });
    expect(names(one.neighbours)).toEqual(['10.1000/h2o.5', 'model:llama-2-7b']);
    const two = focus({ chosen: 'method:h2o', depth: 2 });
    expect(names(two.neighbours)).toEqual([
      '10.1000/h2o.5',
      '2403.03507',
      'benchmark:mmlu',
      'model:llama-2',
      'model:llama-2-7b',
    ]);
    expect(two.edges.length).toBeGreaterThan(one.edges.length);
    const without = { chosen: 'method:h2o', depth: 2, hiddenNodes: new Set(['benchmark:mmlu']) };
    expect(names(focus(without).neighbours)).not.toContain('benchmark:mmlu');
  });

  it('opens a single neighbour', () => {
    const opened = focus({ chosen: 'method:h2o', opened: new Set(['model:llama-2-7b']) });
    expect(names(opened.neighbours)).toContain('2403.03507');
    expect(names(opened.neighbours)).not.toContain('benchmark:mmlu');
  });
});

describe('what a path shows', async () => {
  const served = new ServedGraph(index, 'v1');
  const { ways } = (await pathAnswer(served, 'method:h2o', 'method:lora', false))!;
  const path = { from: 'method:h2o', to: 'method:lora', place: 1, hubs: false };

  it('is the way that is looked at, then the others', () => {
    const shown = focus({ path }, ways);
    expect(shown.edges).toHaveLength(ways[0]!.steps.length);
    expect(shown.ways![0]).toBe(shown.edges);
    expect(names([shown.node, shown.other])).toEqual(['method:h2o', 'method:lora']);
    const second = focus({ path: { ...path, place: 2 } }, ways);
    expect(second.edges).toHaveLength(ways[1]!.steps.length);
    expect(second.ways).toHaveLength(ways.length);
  });

  it('is the ends alone until the answer comes, and one end while the other is to be named', () => {
    expect(focus({ path }).neighbours.size).toBe(0);
    expect(focus({ path: { ...path, to: '' } }).other).toBe(-1);
    expect(focus({ path: { ...path, from: '', to: '' } })).toBeUndefined();
  });
});

it('a comparison tells what both are joined to from what each has alone', () => {
  const shown = focus({ chosen: 'method:lora', compared: 'method:galore' });
  expect(shown.kind).toBe('comparison');
  expect(names(shown.apart![0])).toEqual([
    '2106.09685',
    'method:full-fine-tuning',
    'title:0011223344556677',
  ]);
  expect(names(shown.apart![1])).toEqual(['2407.11239', 'method:welore']);
  expect(names(shown.neighbours)).toContain('2403.03507');
});

describe('arranging', () => {
  const start = (state: State = FIRST_STATE) => {
    const store = new Store(state);
    return { store, arrange: new Arrange(store, atlas), undo: new Undo(store) };
  };

  it('a choice answers the question that waits for a name, else it begins anew', () => {
    const { store, arrange } = start(LORA);
    arrange.findPath();
    expect(store.state.path).toEqual({ from: 'method:lora', to: '', place: 1, hubs: false });
    arrange.choose('method:h2o');
    expect(store.state.path?.to).toBe('method:h2o');
    expect(store.state.chosen).toBe('method:lora');
    arrange.choose('method:galore');
    expect([store.state.chosen, store.state.path]).toEqual(['method:galore', undefined]);
    arrange.compare();
    arrange.choose('2106.09685');
    expect([store.state.chosen, store.state.compared]).toEqual(['2106.09685', undefined]);
  });

  it('compares entities, and goes from there to a path', () => {
    const { store, arrange } = start(LORA);
    arrange.compare();
    expect(store.state.compared).toBe('');
    arrange.choose('method:galore');
    expect(store.state.compared).toBe('method:galore');
    arrange.findPath();
    expect(store.state.path).toMatchObject({ from: 'method:lora', to: 'method:galore' });
    const paper = start({ ...FIRST_STATE, chosen: '2106.09685' });
    paper.arrange.compare();
    expect(paper.store.state.compared).toBeUndefined();
  });

  it('goes back a step at a time: out of the path, then out of the choice', () => {
    const { store, arrange } = start(LORA);
    arrange.findPath();
    arrange.back()!();
    expect([store.state.path, store.state.chosen]).toEqual([undefined, 'method:lora']);
    arrange.back()!();
    expect(store.state.chosen).toBeUndefined();
    expect(arrange.back()).toBeUndefined();
  });

  it('expands to three steps and collapses again', () => {
    const { store, arrange } = start(LORA);
    for (let i = 0; i < 4; i += 1) arrange.expand();
    expect(store.state.depth).toBe(3);
    arrange.expand('method:galore');
    arrange.collapse('method:galore');
    expect([...store.state.opened]).toEqual([]);
    for (let i = 0; i < 4; i += 1) arrange.collapse();
    expect(store.state.depth).toBe(1);
  });

  it('gives up a choice that is hidden', () => {
    const { store, arrange } = start(LORA);
    arrange.hide(['method:lora']);
    expect([...store.state.hiddenNodes]).toEqual(['method:lora']);
    expect(store.state.chosen).toBeUndefined();
  });

  it('takes each step back and does it again, but leaves the light as it is', () => {
    const { store, arrange, undo } = start(LORA);
    arrange.expand();
    arrange.pin('method:h2o');
    arrange.hide(['benchmark:mmlu']);
    store.set({ theme: 'dark' });
    expect(undo.undo()).toBe(true);
    expect(store.state.hiddenNodes.size).toBe(0);
    expect(store.state.theme).toBe('dark');
    undo.undo();
    undo.undo();
    expect(store.state.depth).toBe(1);
    expect(undo.undo()).toBe(false);
    expect(undo.redo()).toBe(true);
    expect(store.state.depth).toBe(2);
    arrange.hide(['benchmark:glue']);
    expect(undo.redo()).toBe(false);
  });

  it('takes one drag of a slider for one step', () => {
    let time = 0;
    const store = new Store(FIRST_STATE);
    const undo = new Undo(store, () => time);
    for (const year of [2020, 2021, 2022]) {
      time += 100;
      store.set({ period: [2018, year] });
    }
    undo.undo();
    expect(store.state.period).toBeUndefined();
  });
});

it('a lasso holds what lies inside its line, also where the line turns in', () => {
  const inside = insideOf([
    [0, 0],
    [10, 0],
    [10, 10],
    [5, 4],
    [0, 10],
  ]);
  expect([inside([2, 3]), inside([8, 3]), inside([5, 8]), inside([11, 3])]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
