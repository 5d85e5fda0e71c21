import { type Atlas, PAPER } from './atlas.ts';
import { monthsOf, type Period, periodWords, yearOf } from './months.ts';

/** A bar of the timeline: a year or a month, or all of them up to one. */
export interface Bar {
  /** Its months. The first bar may hold many years. */
  period: Period;
  total: number;
  /** "2024", "March 2024", "Up to 2009". */
  spoken: string;
  /** What stands under it: a year, under its January where bars are months; else nothing. */
  label: string;
}

export interface TimeBars {
  unit: 'year' | 'month';
  bars: Bar[];
  /** Papers without any date, and those that no bar holds because only their year is known. */
  undated: number;
  monthless: number;
}

/** Bars at most: older years or months stand together in the first one. */
const MOST = { year: 16, month: 120 };
/** From this share of papers with a month on, bars are months. */
const MONTHS_FROM = 0.6;

/** A bar for every year or month from the first paper to the last. */
export function timeBars(atlas: Atlas): TimeBars {
  let [papers, undated, monthless] = [0, 0, 0];
  for (let i = 0; i < atlas.size; i += 1) {
    if (atlas.type[i] !== PAPER) continue;
    papers += 1;
    if (atlas.year[i] === 0) undated += 1;
    else if (atlas.month[i] === 0) monthless += 1;
  }
  const dated = papers - undated - monthless;
  const unit = papers > 0 && dated >= MONTHS_FROM * papers ? 'month' : 'year';
  const step = unit === 'year' ? 12 : 1;
  const all = Array.from({ length: atlas.size }, (_, i) => i).filter(
    (i) => atlas.type[i] === PAPER,
  );
  const totals = countBy(atlas, all, unit);
  if (unit === 'year') monthless = 0;
  if (totals.size === 0) return { unit, bars: [], undated, monthless };
  const first = Math.min(...totals.keys());
  const last = Math.max(...totals.keys());
  const start = Math.max(first, last - MOST[unit] + 1);
  const bars = Array.from({ length: last - start + 1 }, (_, i): Bar => {
    const at = start + i;
    const period: Period = [step * (i === 0 ? first : at), step * at + step - 1];
    return { period, total: sumOf(period, totals, step), ...names(period, i === 0, unit) };
  });
  return { unit, bars, undated, monthless };
}

/** Papers by year or month, those without one left out. */
export function countBy(
  atlas: Atlas,
  nodes: Iterable<number>,
  unit: TimeBars['unit'],
): Map<number, number> {
  const counts = new Map<number, number>();
  for (const node of nodes) {
    const [year, month] = [atlas.year[node]!, atlas.month[node]!];
    if (atlas.type[node] !== PAPER || year === 0 || (unit === 'month' && month === 0)) continue;
    const at = unit === 'year' ? year : monthsOf(year, month)[0];
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  return counts;
}

/** How many of the counted fall into a bar. @param step months that a count stands for */
export function sumOf([first, last]: Period, counts: Map<number, number>, step: number): number {
  let sum = 0;
  for (const [at, count] of counts) if (at * step >= first && at * step <= last) sum += count;
  return sum;
}

function names(period: Period, isFirst: boolean, unit: TimeBars['unit']) {
  const [first, last] = period;
  const year = String(yearOf(last));
  const many = isFirst && last - first >= (unit === 'year' ? 12 : 1);
  if (many) {
    const end = unit === 'year' ? year : periodWords([last, last], true);
    return { spoken: `Up to ${end}`, label: `≤${year}` };
  }
  // Under a month its year stands, once a year.
  const label = unit === 'year' || first % 12 === 0 || isFirst ? year : '';
  return { spoken: periodWords(period, true), label };
}
