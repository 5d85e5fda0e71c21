import { csvCell } from '../../export/csv.ts';
import type { Json, QueryAnswer } from '../../stores/store.ts';
import { answerTable } from './answer-table.ts';
import { printableJson } from './plain.ts';
import type { Screen } from './style.ts';

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
