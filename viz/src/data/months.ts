/**
 * Months as numbers, counted from January of year 0, so that a stretch of time is two of them whatever a paper's date
 * leaves out: a paper of which only the year is known may be of any of its months.
 */
export type Period = readonly [first: number, last: number];

const NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export const yearOf = (month: number): number => Math.floor(month / 12);

/** The months of a year, or the one month that is known of it (1 to 12). */
export function monthsOf(year: number, month = 0): Period {
  return month > 0 ? [12 * year + month - 1, 12 * year + month - 1] : [12 * year, 12 * year + 11];
}

/** Whether two stretches have a month in common. */
export function meet(a: Period, b: Period): boolean {
  return a[0] <= b[1] && a[1] >= b[0];
}

/** "2024 to 2025", "2024", "Mar 2024 to Dec 2025", "Mar 2024". @param long with the months' names in full */
export function periodWords([first, last]: Period, long = false): string {
  const whole = first % 12 === 0 && last % 12 === 11;
  const from = whole ? String(yearOf(first)) : monthWords(first, long);
  const to = whole ? String(yearOf(last)) : monthWords(last, long);
  return from === to ? from : `${from} to ${to}`;
}

function monthWords(month: number, long: boolean): string {
  const name = NAMES[month % 12]!;
  return `${long ? name : name.slice(0, 3)} ${yearOf(month)}`;
}

/** As an address has it: 2024 for a whole year's start or end, else 2024-03. */
export function writePeriod([first, last]: Period): [string, string] {
  return [
    first % 12 === 0 ? String(yearOf(first)) : isoMonth(first),
    last % 12 === 11 ? String(yearOf(last)) : isoMonth(last),
  ];
}

function isoMonth(month: number): string {
  return `${yearOf(month)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** Nothing where one of the two is no year or month, or where they stand in the wrong order. */
export function readPeriod(from: string | null, to: string | null): Period | undefined {
  const first = readMonths(from)?.[0];
  const last = readMonths(to)?.[1];
  return first !== undefined && last !== undefined && first <= last ? [first, last] : undefined;
}

function readMonths(text: string | null): Period | undefined {
  const [, year, month] = /^(\d{1,4})(?:-(0[1-9]|1[0-2]))?$/.exec(text ?? '') ?? [];
  return year === undefined ? undefined : monthsOf(Number(year), Number(month ?? 0));
}
