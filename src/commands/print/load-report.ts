import { number } from '../../ask/numbers.ts';
import type { LoadCount, LoadReport } from '../../stores/store.ts';
import { tableLines } from './table.ts';

const COLUMNS = ['created', 'updated', 'removed', 'unchanged'] as const;

/** What a load did, or would do, by label and type; the last line is the total of writes. */
export function loadLines({ nodes, relationships }: LoadReport): string[] {
  const counts = [...Object.entries(nodes), ...Object.entries(relationships)];
  const sum = (what: keyof LoadCount) => counts.reduce((all, [, count]) => all + count[what], 0);
  const released = sum('released');
  const columns = [...COLUMNS, ...(released > 0 ? (['released'] as const) : [])];
  return [
    ...tableLines(
      [{ title: '' }, ...columns.map((title) => ({ title, align: 'right' as const }))],
      counts.map(([name, count]) => [name, ...columns.map((column) => number(count[column]))]),
      Number.POSITIVE_INFINITY,
    ),
    ...(released > 0
      ? ['Released: other relationships hang on them, so they stay, without the mark.']
      : []),
    `Total: ${number(sum('created') + sum('updated') + sum('removed') + released)} writes`,
  ];
}
