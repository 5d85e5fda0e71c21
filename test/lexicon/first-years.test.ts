import { describe, expect, it } from 'vitest';
import { firstYears } from '../../src/lexicon/first-years.ts';
import { byCodeUnit } from '../../src/order.ts';

describe('years in which well-known things became public', () => {
  const rows = firstYears();

  it('stand in order, each name once, with a year that can be', () => {
    const names = rows.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)].sort(byCodeUnit));
    for (const { name, year } of rows)
      expect(year, name).toSatisfy((y: number) => y > 1990 && y < 2030);
  });

  it('know LLaMA and BERT', () => {
    expect(rows).toContainEqual({ name: 'LLaMA', year: 2023 });
    expect(rows).toContainEqual({ name: 'BERT', year: 2018 });
  });
});
