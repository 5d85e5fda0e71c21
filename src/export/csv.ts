/**
 * Two tables as CSV (RFC 4180: commas, CRLF, quotes doubled), for spreadsheets, pandas, DuckDB and importers: nodes by
 * `id`, edges by `source` and `target`. Lists are joined by " | ".
 *
 * A spreadsheet runs a cell that starts with = + - @ (or their full-width forms, or a tab or line break before them) as
 * a formula, and a title can be anything. Such text gets an apostrophe before it, as OWASP advises for CSV injection:
 * spreadsheets show it as text; other readers see the apostrophe. Numbers are written as they are.
 */
import type { Graph } from '../graph/schema.ts';
import type { Cell, Column, EdgeRow, NodeRow } from './columns.ts';
import { EDGE_COLUMNS, edgeRows, NODE_COLUMNS, nodeRows } from './columns.ts';

const NODE_TABLE: readonly Column<NodeRow>[] = [
  { name: 'id', type: 'string', of: (row) => row.id },
  { name: 'label', type: 'string', of: (row) => row.label },
  ...NODE_COLUMNS,
  { name: 'x', type: 'double', of: (row) => row.place?.x },
  { name: 'y', type: 'double', of: (row) => row.place?.y },
];

const EDGE_TABLE: readonly Column<EdgeRow>[] = [
  { name: 'source', type: 'string', of: (row) => row.relation.from },
  { name: 'target', type: 'string', of: (row) => row.relation.to },
  { name: 'sourceLabel', type: 'string', of: (row) => row.fromLabel },
  { name: 'targetLabel', type: 'string', of: (row) => row.toLabel },
  ...EDGE_COLUMNS,
];

/** Papers and entities, a row each, with their places on the map. */
export function writeNodesCsv(graph: Graph): Iterable<string> {
  return table(NODE_TABLE, nodeRows(graph));
}

/** Relations, a row each, with their evidence. `source` and `target` are ids of the node table. */
export function writeEdgesCsv(graph: Graph): Iterable<string> {
  return table(EDGE_TABLE, edgeRows(graph));
}

function* table<Row>(columns: readonly Column<Row>[], rows: Iterable<Row>): Iterable<string> {
  yield `${columns.map((column) => column.name).join(',')}\r\n`;
  for (const row of rows) yield `${columns.map((column) => csvCell(column.of(row))).join(',')}\r\n`;
}

const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
// A null byte ends the text for many readers, and half a surrogate pair is no UTF-8.
const UNREADABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** A cell as it stands in the file: formulas disarmed, quoted where needed. */
export function csvCell(value: Cell): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = value.replace(UNREADABLE, '\uFFFD').replace(FORMULA, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
