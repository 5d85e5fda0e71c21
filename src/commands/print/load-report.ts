import { number } from '../../ask/numbers.ts';
import type { LoadReport } from '../../stores/store.ts';
import { tableLines } from './table.ts';

/** What a load did, by label and type; the last line says how much was written. */
export function loadLines({ nodes, relationships }: LoadReport): string[] {
  const counts = [...Object.entries(nodes), ...Object.entries(relationships)];
  const written = counts.reduce((sum, [, { created, updated }]) => sum + created + updated, 0);
  return [
    ...tableLines(
      [
        { title: '' },
        { title: 'created', align: 'right' },
        { title: 'updated', align: 'right' },
        { title: 'unchanged', align: 'right' },
      ],
      counts.map(([name, { created, updated, unchanged }]) => [
        name,
        number(created),
        number(updated),
        number(unchanged),
      ]),
      Number.POSITIVE_INFINITY,
    ),
    written === 0
      ? 'Nothing to write: the database holds this graph already.'
      : `Wrote ${number(written)} nodes and relationships.`,
  ];
}
