import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { GraphIndex } from '../../src/graph/graph-index.ts';
import type { Graph } from '../../src/graph/schema.ts';
import { mapData } from '../../src/server/map-data.ts';
import { Atlas } from '../../viz/src/data/atlas.ts';
import { monthsOf } from '../../viz/src/data/months.ts';
import { applyFilters } from '../../viz/src/data/shown.ts';
import { TableOrder, tableCounts } from '../../viz/src/data/table.ts';
import { FIRST_STATE, type Sort, type State } from '../../viz/src/store.ts';
import { tableCsv } from '../../viz/src/ui/table-csv.ts';
import { hostileGraph } from '../support/hostile-graph.ts';
import { smallGraph } from '../support/small-graph.ts';

const atlasOf = (graph: Graph) => new Atlas(mapData(new GraphIndex(graph), 'v1'));
const atlas = atlasOf(smallGraph());

function rows(change: Partial<State>, sort: Sort = FIRST_STATE.sort) {
  const state = { ...FIRST_STATE, ...change, sort };
  const counts = tableCounts(atlas, state);
  const order = new TableOrder(atlas).sort(applyFilters(atlas, state), counts, sort);
  return { counts, order, labels: [...order].map((node) => atlas.labels[node]!) };
}

const entities = { hiddenTypes: new Set([0]) };

describe('the table', () => {
  it('has all that is shown, the most named first', () => {
    const { order, counts } = rows({});
    expect(order.length).toBe(18);
    const papers = [...order].map((node) => counts.papers[node]!);
    expect(papers).toEqual(papers.toSorted((a, b) => b - a));
  });

  it('counts papers by what they do with a name, in the chosen months alone', () => {
    const lora = atlas.place('method:lora')!;
    const all = rows({}).counts;
    expect([all.papers[lora], all.introduced[lora]]).toEqual([3, 1]);
    const late = rows({ period: monthsOf(2024) }).counts;
    expect(late.papers[lora]).toBeLessThan(3);
    expect(late.introduced[lora]).toBe(0);
  });

  it('sorts by name either way, as people do', () => {
    const up = rows(entities, { column: 'name', down: false }).labels;
    const down = rows(entities, { column: 'name', down: true }).labels;
    expect(up).toEqual(up.toSorted(new Intl.Collator('en', { numeric: true }).compare));
    expect(down).toEqual(up.toReversed());
  });

  it('puts what has no year last, whichever way', () => {
    for (const down of [true, false]) {
      const { order, counts } = rows({}, { column: 'first', down });
      const years = [...order].map((node) => counts.first[node]!);
      expect(years.slice(years.indexOf(0)).every((year) => year === 0)).toBe(true);
      expect(years[0]).toBeGreaterThan(0);
    }
  });

  it('sorts by papers where the address names no column that there is', () => {
    expect(rows({}, { column: 'moon', down: true }).labels).toEqual(rows({}).labels);
  });
});

describe('its CSV', () => {
  it('has the rows and the columns that are seen', () => {
    const { order, counts } = rows(entities);
    const text = [...tableCsv(atlas, { order, counts }, ['name', 'papers'])].join('');
    const [head, first] = parseCsv(text) as string[][];
    expect(head).toEqual(['Id', 'Name', 'Papers']);
    expect(first).toEqual([atlas.ids[order[0]!], atlas.labels[order[0]!], '3']);
  });

  it('disarms formulas', () => {
    const hostile = atlasOf(hostileGraph());
    const counts = tableCounts(hostile, FIRST_STATE);
    const order = Uint32Array.from(hostile.ids.keys());
    const text = [...tableCsv(hostile, { order, counts }, ['name'])].join('');
    const names = (parseCsv(text) as string[][]).map(([, name]) => name);
    expect(names).toContain('\'=HYPERLINK("http://x.example","+1")');
  });
});
