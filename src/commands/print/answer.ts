import { csvCell } from '../../export/csv.ts';
import type { Json, QueryAnswer } from '../../stores/store.ts';
import { plain, printableJson } from './plain.ts';
import type { Screen } from './style.ts';
import { tableLines } from './table.ts';
import { columnsOf, cut } from './wrap.ts';

export const ANSWER_FORMATS = ['table', 'json', 'jsonl', 'csv'] as const;
export type AnswerFormat = (typeof ANSWER_FORMATS)[number];

/** The lines of an answer. JSON and CSV are complete and exact; a table is for people and may cut long cells. */
export function* answerLines(
  { columns, rows }: QueryAnswer,
  format: AnswerFormat,
  screen: Screen,
): Iterable<string> {
  const row = (values: Json[]) =>
    Object.fromEntries(columns.map((column, i) => [column, values[i] ?? null]));
  switch (format) {
    case 'json':
      yield printableJson(rows.map(row));
      return;
    case 'jsonl':
      for (const values of rows) yield printableJson(row(values), 0);
      return;
    case 'csv':
      if (columns.length > 0) yield csvLine(columns);
      for (const values of rows) yield csvLine(values);
      return;
    case 'table':
      yield* answerTable(columns, rows, screen);
  }
}

/** Without its line end's line feed, which printing adds. */
function csvLine(values: readonly Json[]): string {
  return `${values.map((value) => csvCell(csvValue(value))).join(',')}\r`;
}

function csvValue(value: Json): string | number | undefined {
  if (value === null) return undefined;
  if (typeof value === 'string' || typeof value === 'number') return value;
  return JSON.stringify(value);
}

/** Columns a cell keeps at the least when a table is wider than the screen. */
const NARROW = 12;

function answerTable(
  columns: readonly string[],
  rows: readonly (readonly Json[])[],
  screen: Screen,
): string[] {
  if (columns.length === 0) return [];
  const cells = rows.map((row) => row.map((value) => plain(readable(value))));
  const widths = columns.map((title, i) =>
    Math.max(columnsOf(title), ...cells.map((row) => columnsOf(row[i]!))),
  );
  narrow(widths, screen.width - 2 * (columns.length - 1));
  return tableLines(
    columns.map((title, i) => ({
      title,
      align: rows.length > 0 && rows.every((row) => isNumeric(row[i]!)) ? 'right' : 'left',
    })),
    cells.map((row) => row.map((text, i) => cut(text, widths[i]!))),
    screen.width,
  );
}

/** Takes columns from the widest until all fit. */
function narrow(widths: number[], total: number): void {
  let excess = widths.reduce((sum, width) => sum + width, 0) - total;
  while (excess > 0 && Number.isFinite(total)) {
    const widest = widths.indexOf(Math.max(...widths));
    if (widths[widest]! <= NARROW) return;
    widths[widest]!--;
    excess--;
  }
}

function isNumeric(value: Json): boolean {
  return value === null || typeof value === 'number';
}

/** A value as a person reads it: "(Method LoRA)", "[USES]", lists by commas. */
export function readable(value: Json): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(readable).join(', ');
  if (typeof value !== 'object') return String(value);
  const { labels, type, properties, nodes, relationships } = value;
  if (Array.isArray(nodes) && Array.isArray(relationships)) {
    return nodes
      .map((node, i) => `${i > 0 ? ` ${readable(relationships[i - 1]!)} ` : ''}${readable(node)}`)
      .join('');
  }
  if (properties !== null && typeof properties === 'object' && !Array.isArray(properties)) {
    const name = properties.name ?? properties.title ?? properties.label ?? properties.id;
    if (Array.isArray(labels)) return `(${[...labels, ...(name ? [name] : [])].join(' ')})`;
    if (typeof type === 'string') return `[${type}]`;
  }
  return JSON.stringify(value);
}
