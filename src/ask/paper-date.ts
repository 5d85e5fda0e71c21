import type { Paper } from '../graph/schema.ts';

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** A paper's date as a person writes it, as exact as it is known: "6 March 2024", "March 2024", "2024", "Apr 21". */
export function paperDate(paper: Paper): string | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(paper.date ?? '') ?? [];
  if (!year) return paper.year === undefined ? paper.dateText : String(paper.year);
  const name = MONTHS[Number(month) - 1];
  if (!name) return year;
  return day ? `${Number(day)} ${name} ${year}` : `${name} ${year}`;
}
