import { describe, expect, it } from 'vitest';
import { GraphIndex } from '../../src/graph/graph-index.ts';
import type { Paper } from '../../src/graph/schema.ts';
import { mapData } from '../../src/server/map-data.ts';
import { Atlas } from '../../viz/src/data/atlas.ts';
import { timeBars } from '../../viz/src/data/time-bars.ts';

/** A graph of papers with these dates alone. */
function barsOf(dates: (string | undefined)[]) {
  const papers = dates.map(
    (date, i): Paper => ({
      id: `title:${i}`,
      title: `Paper ${i}`,
      abstract: '',
      sources: [],
      ...(date !== undefined && { date, year: Number(date.slice(0, 4)) }),
    }),
  );
  const graph = { papers, entities: [], relations: [], communities: [], layout: [] };
  return timeBars(new Atlas(mapData(new GraphIndex(graph), 'v1')));
}

describe('the timeline', () => {
  it('has a bar for each month where most papers have one, from the first to the last', () => {
    const { unit, bars, undated, monthless } = barsOf([
      '2024-01',
      '2024-03-06',
      '2024',
      undefined,
      '2024-03',
      '2024-03',
    ]);
    expect([unit, undated, monthless]).toEqual(['month', 1, 1]);
    expect(bars.map(({ spoken, total }) => [spoken, total])).toEqual([
      ['January 2024', 1],
      ['February 2024', 0],
      ['March 2024', 3],
    ]);
    expect(bars.map(({ label }) => label)).toEqual(['2024', '', '']);
  });

  it('has a bar for each year where months are mostly not known', () => {
    const { unit, bars, undated } = barsOf(['2021', '2023-03', '2023', undefined]);
    expect([unit, undated]).toEqual(['year', 1]);
    expect(bars.map(({ spoken, total }) => [spoken, total])).toEqual([
      ['2021', 1],
      ['2022', 0],
      ['2023', 2],
    ]);
  });

  it('puts what is long ago into the first bar', () => {
    const { bars } = barsOf(['1950', '1960', '2020', '2024']);
    expect(bars.length).toBe(16);
    expect(bars[0]).toMatchObject({ spoken: 'Up to 2009', label: '≤2009', total: 2 });
    expect(bars.reduce((sum, { total }) => sum + total, 0)).toBe(4);
  });

  it('has no bars where no paper has a date', () => {
    expect(barsOf([undefined])).toMatchObject({ bars: [], undated: 1 });
  });
});
