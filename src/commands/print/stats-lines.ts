import { number, plural } from '../../ask/numbers.ts';
import type { GraphStats } from '../../ask/stats.ts';
import { plain } from './plain.ts';
import { type Screen, strong } from './style.ts';
import { tableLines } from './table.ts';

/** Widest bar of a chart, in columns. */
const BAR = 30;

/** The figures of a graph as lines to read: counts, the best known names, two small charts. */
export function* statsLines(stats: GraphStats, screen: Screen): Iterable<string> {
  yield strong(
    [
      plural(stats.papers, 'paper'),
      `${number(stats.entities)} ${stats.entities === 1 ? 'entity' : 'entities'}`,
      plural(stats.relations, 'relation'),
      `${number(stats.communities)} ${stats.communities === 1 ? 'community' : 'communities'}`,
    ].join(', '),
  );
  yield* gaps(stats);
  yield '';
  yield strong('Entities');
  const { proper, family } = stats.entitiesByScope;
  yield* counts(Object.entries(stats.entitiesByType));
  yield `  ${number(proper)} with a name of their own, ${number(family)} generic`;
  yield '';
  yield strong('Relations');
  yield* counts(Object.entries(stats.relationsByType).filter(([, count]) => count > 0));
  if (stats.mostConnected.length > 0) {
    yield '';
    yield strong('Most connected');
    const rows = stats.mostConnected.map(({ name, kind, papers }) => [
      `  ${number(papers)}`,
      kind.toLowerCase(),
      plain(name),
    ]);
    const columns = [
      { title: '  papers', align: 'right' as const },
      { title: 'type' },
      { title: 'name' },
    ];
    yield* tableLines(columns, rows, screen.width);
  }
  yield '';
  yield strong('Confidence of relations');
  const steps = stats.confidence.filter((_, i, all) =>
    all.slice(0, i + 1).some((s) => s.relations),
  );
  yield* chart(steps.map((s) => [`${s.from.toFixed(1)} to ${s.to.toFixed(1)}`, s.relations]));
  if (stats.years.length > 0) {
    yield '';
    yield strong('Papers by year');
    yield* chart(stats.years.map(({ year, papers }) => [String(year), papers]));
  }
}

/** What is missing, where something is. */
function* gaps(stats: GraphStats): Iterable<string> {
  const missing: [number, string][] = [
    [stats.papersWithoutYear, 'without a year'],
    [stats.papersWithoutAbstract, 'without an abstract'],
    [stats.papersWithoutRelations, 'in which nothing was found'],
  ];
  for (const [count, what] of missing) if (count > 0) yield `${plural(count, 'paper')} ${what}`;
}

function* counts(entries: [string, number][]): Iterable<string> {
  const width = Math.max(0, ...entries.map(([, count]) => number(count).length));
  for (const [name, count] of entries) yield `  ${number(count).padStart(width)}  ${name}`;
}

/** One bar a row. A count above 0 always shows. */
function* chart(rows: [string, number][]): Iterable<string> {
  const most = Math.max(1, ...rows.map(([, count]) => count));
  const width = number(most).length;
  for (const [label, count] of rows) {
    const bar = '█'.repeat(count === 0 ? 0 : Math.max(1, Math.round((count / most) * BAR)));
    yield `  ${label}  ${number(count).padStart(width)}  ${bar}`.trimEnd();
  }
}
