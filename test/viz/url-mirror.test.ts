import { beforeEach, describe, expect, it } from 'vitest';
import { FIRST_STATE, Store } from '../../viz/src/store.ts';
import { type AddressBar, mirrorInUrl } from '../../viz/src/url-mirror.ts';

/** The queries that "back" leads through, the oldest first. */
let entries: string[];
let time: number;
let back: () => void;
let store: Store;

beforeEach(() => {
  entries = [''];
  time = 10_000;
  store = new Store(FIRST_STATE);
  const bar: AddressBar = {
    query: () => entries.at(-1)!,
    write: (query, isStep) => {
      if (!isStep) entries.pop();
      entries.push(query);
    },
    onBack: (listener) => {
      back = () => {
        entries.pop();
        listener();
      };
    },
  };
  mirrorInUrl(store, [], bar, () => time);
});

const years = (first: number, last: number): [number, number] => [12 * first, 12 * last + 11];

describe('the address', () => {
  it('has one step for a choice, none for a filter', () => {
    store.set({ chosen: 'method:lora' });
    store.set({ hiddenTypes: new Set([0]) });
    expect(entries).toEqual(['', '?n=method%3Alora&t=%21paper']);
  });

  it('has one step for a stretch of time that is dragged, whatever it passes over', () => {
    for (let year = 2010; year < 2024; year += 1) {
      time += 20;
      store.set({ period: years(2010, year) });
    }
    expect(entries).toEqual(['', '?from=2010&to=2023']);
    time += 5000;
    store.set({ period: years(2012, 2013) });
    store.set({ period: years(2012, 2014) });
    expect(entries).toEqual(['', '?from=2010&to=2023', '?from=2012&to=2014']);
    back();
    expect(store.state.period).toEqual(years(2010, 2023));
    expect(entries).toHaveLength(2);
  });

  it('has one step for all that Play passes', () => {
    for (let year = 2010; year < 2020; year += 1) {
      time += 600;
      store.set({ period: years(year, year) });
    }
    expect(entries).toEqual(['', '?from=2019&to=2019']);
  });

  it('has no step for where the camera stands', () => {
    store.set({ chosen: 'a' });
    store.set({ camera: { x: 1, y: 2.25, zoom: 3 } });
    store.set({ camera: undefined });
    expect(entries).toEqual(['', '?n=a']);
  });
});
