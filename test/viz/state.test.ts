import { describe, expect, it } from 'vitest';
import { GraphIndex } from '../../src/graph/graph-index.ts';
import { mapData } from '../../src/server/map-data.ts';
import { activeFilters, hiddenParts, unhide } from '../../viz/src/data/active-filters.ts';
import { Atlas } from '../../viz/src/data/atlas.ts';
import { focusOn } from '../../viz/src/data/focus.ts';
import { monthsOf, periodWords } from '../../viz/src/data/months.ts';
import { applyFilters } from '../../viz/src/data/shown.ts';
import { FIRST_STATE, type State, Store, toggled } from '../../viz/src/store.ts';
import { fromQuery, toQuery } from '../../viz/src/url.ts';
import { smallGraph } from '../support/small-graph.ts';

const atlas = new Atlas(mapData(new GraphIndex(smallGraph()), 'v1'));
const place = (id: string) => atlas.place(id)!;
const relation = (name: string) => atlas.relations.indexOf(name);
const names = (nodes: Iterable<number>) => [...nodes].map((node) => atlas.ids[node]!).sort();

describe('the atlas', () => {
  it('knows each node and the edges that touch it', () => {
    expect(atlas.size).toBe(18);
    const around = [...atlas.edgesOf(place('method:welore'))].map((edge) =>
      atlas.across(edge, place('method:welore')),
    );
    expect(names(around)).toEqual(['2407.11239', 'method:galore']);
  });

  it('weighs an entity by its papers, and calls a paper by what it introduces', () => {
    expect(atlas.weight[place('method:lora')]).toBe(3);
    expect(atlas.labels[place('2106.09685')]).toBe('LoRA');
    expect(atlas.labels[place('title:0011223344556677')]).toBe('A Survey of Small Factors');
  });
});

describe('filters', () => {
  const shown = (change: Partial<State>) => applyFilters(atlas, { ...FIRST_STATE, ...change });

  it('hide nothing at first', () => {
    const { papers, entities, filtered } = shown({});
    expect([papers, entities, filtered]).toEqual([7, 11, false]);
  });

  it('hide a type and count it, and leave the rest', () => {
    const { byType, hidden, papers } = shown({ hiddenTypes: new Set([3]) });
    expect(byType[3]).toBe(0);
    expect(hidden.byType[3]).toBe(2);
    expect(papers).toBe(7);
    expect(shown({ hiddenTypes: new Set([0]) }).entities).toBe(11);
  });

  it('hide papers outside a period, those without a date too, and entities that lose all their papers', () => {
    const { node, hidden } = shown({ period: [monthsOf(2024)[0], monthsOf(2025)[1]] });
    expect(node[place('2106.09685')]).toBe(0);
    expect(node[place('title:0011223344556677')]).toBe(0);
    expect(hidden.papersByDate).toBe(3);
    expect(node[place('method:full-fine-tuning')]).toBe(0);
    expect(node[place('method:lora')]).toBe(1);
  });

  it('take a family that only its variants name with the last of them', () => {
    const gone = shown({ period: monthsOf(2021) });
    expect(gone.node[place('model:llama-2-7b')]).toBe(0);
    expect(gone.node[place('model:llama-2')]).toBe(0);
    const left = shown({ period: monthsOf(2024) });
    expect(left.node[place('model:llama-2-7b')]).toBe(1);
    expect(left.node[place('model:llama-2')]).toBe(1);
    // What is hidden as a dot still holds its family.
    const held = shown({ hiddenNodes: new Set(['model:llama-2-7b']), leastConfidence: 1 });
    expect(held.node[place('model:llama-2')]).toBe(1);
  });

  it('hide generic names, or names of their own', () => {
    const own = shown({ hiddenScopes: new Set([1]) });
    expect(own.byScope).toEqual([10, 0]);
    expect(own.hidden.byScope).toBe(1);
    expect(shown({ hiddenScopes: new Set([0]) }).byScope).toEqual([0, 1]);
    expect(own.papers).toBe(7);
  });

  it('leave out relations that are not sure enough, and what no other relation holds', () => {
    const all = shown({});
    const sure = shown({ leastConfidence: 95 });
    const sum = (counts: Uint32Array) => counts.reduce((a, b) => a + b, 0);
    expect(sure.hidden.unsure).toBeGreaterThan(0);
    expect(sum(sure.byRelation)).toBeLessThan(sum(all.byRelation));
    expect(sure.papers).toBe(7);
  });

  it('are told in words, each with the change that takes it off', () => {
    const state: State = {
      ...FIRST_STATE,
      hiddenTypes: new Set([3]),
      hiddenScopes: new Set([1]),
      hiddenRelations: new Set([relation('MENTIONS')]),
      period: [monthsOf(2024)[0], monthsOf(2025)[1]],
      leastConfidence: 60,
    };
    const filters = activeFilters(atlas, state);
    expect(filters.map(({ words }) => words)).toEqual([
      'Date: 2024 to 2025',
      'Type: not Benchmarks',
      'Scope: own names',
      'Relation: not mentions',
      'Confidence: from 0.60',
    ]);
    const off = Object.assign({}, state, ...filters.map((filter) => filter.off)) as State;
    expect(off).toEqual(FIRST_STATE);
    const only = { ...FIRST_STATE, hiddenTypes: new Set([0, 2, 3]) };
    expect(activeFilters(atlas, only)[0]!.words).toBe('Type: Methods');
  });

  it('say what they hide, in numbers', () => {
    const state = { ...FIRST_STATE, hiddenTypes: new Set([3]), period: monthsOf(2024) };
    const parts = hiddenParts(state, applyFilters(atlas, state)).map((part) => part.join(' '));
    expect(parts.slice(0, 2)).toEqual(['3 papers by date', '2 benchmarks by type']);
  });

  it('say what hides a node, and how it is shown again', () => {
    const state = { ...FIRST_STATE, hiddenTypes: new Set([1, 3]) };
    const { by, change } = unhide(atlas, state, place('method:lora'));
    expect(by).toBe('Type');
    expect(change).toEqual({ hiddenTypes: new Set([3]) });
    const dated = { ...FIRST_STATE, period: monthsOf(2024) };
    expect(unhide(atlas, dated, place('2106.09685'))).toEqual({
      by: 'Date',
      change: { period: undefined },
    });
  });

  it('count the relations that are left between shown nodes', () => {
    expect(shown({}).byRelation[relation('INTRODUCES')]).toBe(5);
    expect(shown({ hiddenTypes: new Set([0]) }).byRelation[relation('INTRODUCES')]).toBe(0);
  });
});

describe('hiding by hand', () => {
  it('takes single nodes away and counts them, and leaves what they were joined to', () => {
    const state = { ...FIRST_STATE, hiddenNodes: new Set(['2403.03507', 'method:gone']) };
    const shown = applyFilters(atlas, state);
    expect(shown.hidden.byHand).toBe(1);
    expect(shown.papers).toBe(6);
    expect(shown.node[place('method:galore')]).toBe(1);
  });
});

describe('a period', () => {
  it('is told by years where they are whole, else by months', () => {
    expect(periodWords(monthsOf(2024))).toBe('2024');
    expect(periodWords([monthsOf(2024)[0], monthsOf(2025)[1]])).toBe('2024 to 2025');
    expect(periodWords(monthsOf(2024, 3))).toBe('Mar 2024');
    expect(periodWords(monthsOf(2024, 3), true)).toBe('March 2024');
    expect(periodWords([monthsOf(2024, 3)[0], monthsOf(2025)[1]])).toBe('Mar 2024 to Dec 2025');
  });

  it('holds a paper of which only the year is known, if that year is touched', () => {
    const dated = place('2403.03507');
    const state = { ...FIRST_STATE, period: monthsOf(2024, 3) };
    expect(applyFilters(atlas, state).node[dated]).toBe(1);
  });
});

describe('focus', () => {
  it('holds the neighbours that the filters leave', () => {
    const focus = (change: Partial<State>) => {
      const state = { ...FIRST_STATE, ...change };
      return focusOn(atlas, state, applyFilters(atlas, state), place('method:galore'));
    };
    expect(names(focus({}).neighbours)).toEqual([
      '2403.03507',
      '2407.11239',
      'method:lora',
      'method:welore',
    ]);
    const fewer = focus({ hiddenRelations: new Set([relation('EXTENDS')]) });
    expect(names(fewer.neighbours)).toEqual(['2403.03507', '2407.11239', 'method:lora']);
  });
});

describe('the address', () => {
  const state: State = {
    ...FIRST_STATE,
    view: 'table',
    chosen: 'method:lora+?&=#',
    depth: 3,
    opened: new Set(['2403.03507', 'method:a~b']),
    compared: 'method:galore',
    path: { from: 'method:moa~mixture-of-attention', to: 'title:a%7Eb&c', place: 2, hubs: true },
    hiddenNodes: new Set(['benchmark:mmlu', 'method:x,y']),
    pinned: new Set(['method:h2o']),
    hiddenTypes: new Set([0, 3]),
    hiddenRelations: new Set([relation('MENTIONS')]),
    hiddenRegions: new Set(['community:a,b']),
    hiddenScopes: new Set([1]),
    period: [monthsOf(2021)[0], monthsOf(2024, 3)[1]],
    leastConfidence: 60,
    leastShared: 3,
    sort: { column: 'name', down: false },
    camera: { x: -120.5, y: 3, zoom: 2.25 },
    theme: 'dark',
  };

  it('holds the whole view and gives it back', () => {
    expect(fromQuery(toQuery(state, atlas.relations), atlas.relations)).toEqual(state);
  });

  it('is empty for the first view', () => {
    expect(toQuery(FIRST_STATE, atlas.relations)).toBe('');
  });

  it('forgives what it does not know', () => {
    expect(
      fromQuery(
        '?v=moon&t=!dog&r=!&from=x&to=2020&theme=pink&cam=1,2&conf=7&shared=0&sort=!!&scope=!x',
        atlas.relations,
      ),
    ).toEqual(FIRST_STATE);
    for (const cam of ['a,b,c', '1,2,0', '1,2,3,4', '1e9,2,3', '1,2,-3']) {
      expect(fromQuery(`?cam=${cam}`, atlas.relations)).toEqual(FIRST_STATE);
    }
    expect(fromQuery('?from=2024&to=2020', atlas.relations).period).toBeUndefined();
    expect(fromQuery('?d=9&vs=method:lora&hide=&pin=', atlas.relations)).toEqual(FIRST_STATE);
    expect(fromQuery('?path=', atlas.relations).path).toEqual({
      from: '',
      to: '',
      place: 1,
      hubs: false,
    });
  });
});

describe('the store', () => {
  it('tells each listener of each change once, with what was before', () => {
    const store = new Store(FIRST_STATE);
    const heard: string[] = [];
    store.subscribe((now, before) => heard.push(`${before.chosen} → ${now.chosen}`));
    store.set({ chosen: 'method:lora' });
    store.set({ chosen: undefined });
    expect(heard).toEqual(['undefined → method:lora', 'method:lora → undefined']);
  });

  it('has the camera go back to where it was before the choice, the path or the region', () => {
    const camera = { x: 1, y: 2, zoom: 3 };
    const store = new Store({ ...FIRST_STATE, camera });
    store.set({ chosen: 'method:lora' });
    expect(store.state.camera).toBeUndefined();
    store.set({ camera: { ...camera, zoom: 9 } });
    store.set({ chosen: 'method:galore' });
    store.set({ path: { from: 'method:galore', to: '', place: 1, hubs: false } });
    expect(store.state.camera).toBeUndefined();
    store.set({ path: undefined, chosen: undefined });
    expect(store.state.camera).toEqual(camera);
    // An address says itself where it stands.
    store.set({ chosen: 'method:lora' });
    store.set({ ...FIRST_STATE });
    expect(store.state.camera).toBeUndefined();
  });

  it('toggles a member without changing the set it had', () => {
    const before = new Set([1]);
    expect([...toggled(before, 2)]).toEqual([1, 2]);
    expect([...toggled(before, 1)]).toEqual([]);
    expect([...before]).toEqual([1]);
  });
});
