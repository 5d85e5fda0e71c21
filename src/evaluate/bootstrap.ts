import { seeded } from '../graph/random.ts';
import type { Interval } from './scored.ts';

/** Draws whose middle 95 % is the interval. */
export const DRAWS = 1000;
const SEED = 1;
const OUTSIDE = 0.05;

/**
 * Percentile intervals of measures by the bootstrap (Efron, 1979): papers are drawn with replacement, as many as there
 * are, and each measure is computed on each draw. The same input gives the same intervals.
 *
 * @param measure what is measured, for given weights of the papers, by name; a value that is no number is left out
 */
export function bootstrap(
  papers: number,
  measure: (weights: Uint16Array) => Record<string, number>,
  draws = DRAWS,
): Record<string, Interval> {
  const random = seeded(SEED);
  const values = new Map<string, number[]>();
  const weights = new Uint16Array(papers);
  for (let draw = 0; draw < draws; draw++) {
    weights.fill(0);
    for (let i = 0; i < papers; i++) weights[Math.floor(random() * papers)]!++;
    for (const [name, value] of Object.entries(measure(weights))) {
      if (Number.isNaN(value)) continue;
      const list = values.get(name);
      if (list) list.push(value);
      else values.set(name, [value]);
    }
  }
  const intervals = [...values].map(([name, list]): [string, Interval] => {
    list.sort((a, b) => a - b);
    return [name, [quantile(list, OUTSIDE / 2), quantile(list, 1 - OUTSIDE / 2)]];
  });
  return Object.fromEntries(intervals);
}

/** @param sorted not empty */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  const part = at - low;
  return sorted[low]! * (1 - part) + (sorted[low + 1] ?? sorted[low]!) * part;
}
