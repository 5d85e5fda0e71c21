import { number } from '../../ask/numbers.ts';
import type { Difference, VerifyReport } from '../../stores/store.ts';
import { tableLines } from './table.ts';

const WORDS: Record<Difference['what'], string> = {
  missing: 'not in the database',
  extra: 'not in the graph',
  twice: 'twice in the database',
  differs: 'differs in',
};

/** Counts and hashes by label and type, then what differs; the last line says whether all is equal. */
export function verifyLines({ equal, held, groups }: VerifyReport): string[] {
  const lines = tableLines(
    [
      { title: '' },
      { title: 'graph', align: 'right' },
      { title: 'database', align: 'right' },
      { title: 'graph hash' },
      { title: 'database hash' },
      { title: 'differing', align: 'right' },
    ],
    groups.map(({ name, graph, database, differing }) => [
      name,
      number(graph.count),
      number(database.count),
      graph.hash,
      database.hash,
      number(differing),
    ]),
    Number.POSITIVE_INFINITY,
  );
  for (const { name, differing, differences } of groups) {
    for (const { what, id, properties = [] } of differences) {
      lines.push(`${name} ${id}: ${[WORDS[what], properties.join(', ')].join(' ').trim()}`);
    }
    const rest = differing - differences.length;
    if (rest > 0) lines.push(`${name}: ${number(rest)} more`);
  }
  const total = groups.reduce((sum, { differing }) => sum + differing, 0);
  if (equal) lines.push('Equal: the database holds this graph, all of it.');
  else if (!held) lines.push('Not equal: paperloom never loaded a graph into this database.');
  else
    lines.push(
      `Not equal, in ${number(total)} of nodes and relationships: load again with --prune.`,
    );
  return lines;
}
