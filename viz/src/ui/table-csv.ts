import { csvCell } from '../../../src/export/csv.ts';
import { type Atlas, PAPER } from '../data/atlas.ts';
import { COLUMNS, type ColumnKey, type TableRows } from '../data/table.ts';

const TYPES = ['Paper', 'Method', 'Model', 'Benchmark'];

/** The table's rows as a CSV file: the columns that are seen, and the id of each node before them. */
export function* tableCsv(
  atlas: Atlas,
  { order, counts }: TableRows,
  columns: readonly ColumnKey[],
): Iterable<string> {
  const words = (key: ColumnKey) => COLUMNS.find((column) => column.key === key)!.words;
  yield `${['Id', ...columns.map(words)].join(',')}\r\n`;
  for (const node of order) {
    const cells = columns.map((key) => {
      if (key === 'name') return atlas.labels[node];
      if (key === 'type') return TYPES[atlas.type[node]!];
      if (key === 'region') return atlas.regions[atlas.region[node]!]?.label;
      if (key === 'first') return counts.first[node] || undefined;
      return atlas.type[node] === PAPER ? undefined : counts[key][node];
    });
    yield `${[atlas.ids[node], ...cells].map(csvCell).join(',')}\r\n`;
  }
}
