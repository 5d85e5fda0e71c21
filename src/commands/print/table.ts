import { columnsOf, cut } from './wrap.ts';

export interface TableColumn {
  title: string;
  align?: 'left' | 'right';
}

/**
 * Lines of a table: a title line, then the rows, in columns two spaces apart. The last column is cut where the screen
 * ends; no line has spaces at its end.
 */
export function tableLines(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  const all = [columns.map(({ title }) => title), ...rows];
  const widths = columns.map((_, i) => widest(all.map((row) => row[i] ?? '')));
  const before = widths.slice(0, -1).reduce((sum, each) => sum + each + 2, 0);
  const last = columns.length - 1;
  return all.map((row) => {
    const cells = columns.map(({ align }, i) => {
      const text = i === last ? cut(row[i] ?? '', Math.max(width - before, 12)) : (row[i] ?? '');
      const gap = ' '.repeat(Math.max(widths[i]! - columnsOf(text), 0));
      return align === 'right' ? gap + text : text + gap;
    });
    return cells.join('  ').trimEnd();
  });
}

/** Columns of the widest text. */
export function widest(texts: Iterable<string>): number {
  let columns = 0;
  for (const text of texts) columns = Math.max(columns, columnsOf(text));
  return columns;
}
