import type { Json } from '../../stores/store.ts';
import { plain } from './plain.ts';
import { readable } from './readable.ts';
import type { Screen } from './style.ts';
import { tableLines, widest } from './table.ts';
import { columnsOf, cut, wrap } from './wrap.ts';

/** Columns a cell keeps at the least when a table is wider than the screen. */
const NARROW = 12;

/**
 * An answer as a table for people. Where the screen is too narrow, long cells are cut; where it is too narrow even for that, each
 * row becomes a block of lines, one for each column. In a pipe nothing is cut.
 */
export function answerTable(
  columns: readonly string[],
  rows: readonly (readonly Json[])[],
  screen: Screen,
): Iterable<string> {
  if (columns.length === 0) return [];
  const titles = columns.map(plain);
  const cells = rows.map((row) => columns.map((_, i) => plain(readable(row[i] ?? null))));
  const widths = titles.map((title, i) => widest([title, ...cells.map((row) => row[i]!)]));
  const total = screen.width - 2 * (columns.length - 1);
  if (rows.length > 0 && widths.reduce((sum, width) => sum + Math.min(width, NARROW), 0) > total) {
    return blocks(titles, cells, screen);
  }
  narrow(widths, total);
  return tableLines(
    titles.map((title, i) => ({
      title: cut(title, widths[i]!),
      align: rows.length > 0 && rows.every((row) => isNumeric(row[i])) ? 'right' : 'left',
    })),
    cells.map((row) => row.map((text, i) => cut(text, widths[i]!))),
    screen.width,
  );
}

function* blocks(
  titles: readonly string[],
  cells: readonly (readonly string[])[],
  { width }: Screen,
): Iterable<string> {
  const indent = Math.min(widest(titles), Math.floor(width / 3));
  for (const [number, row] of cells.entries()) {
    if (number > 0) yield '';
    for (const [i, text] of row.entries()) {
      const title = cut(titles[i]!, indent);
      const head = `${title}${' '.repeat(indent - columnsOf(title))}  `;
      if (text !== '') yield* wrap(text, width, head, ' '.repeat(indent + 2));
    }
  }
}

/** Takes columns from the widest until all fit. */
function narrow(widths: number[], total: number): void {
  let excess = widths.reduce((sum, width) => sum + width, 0) - total;
  while (excess > 0 && Number.isFinite(total)) {
    const widest = widths.indexOf(Math.max(...widths));
    widths[widest]!--;
    excess--;
  }
}

function isNumeric(value: Json | undefined): boolean {
  return value === null || value === undefined || typeof value === 'number';
}
