import { number, plural } from '../../ask/numbers.ts';
import type { BuildReport, KeptReport, OverridesReport } from '../../build.ts';
import { plain } from './plain.ts';

/** "Read 353 entries from 5 files: 327 papers, 26 copies merged, 0 refused." */
export function readSentence({
  read,
  refused,
  files,
  papers,
  merged,
  leftOut,
  passedOver,
}: BuildReport): string {
  const parts = [
    plural(papers, 'paper'),
    `${plural(merged, 'copy', 'copies')} merged`,
    `${number(refused)} refused`,
  ];
  if (leftOut > 0) parts.push(`${number(leftOut)} with a field left out`);
  if (passedOver > 0) parts.push(`${plural(passedOver, 'file')} without papers`);
  return `Read ${plural(read, 'entry', 'entries')} from ${plural(files, 'file')}: ${parts.join(', ')}.`;
}

/** "327 papers, 210 methods, 80 models, 95 benchmarks, 2,010 relations, 12 communities". */
export function countsSentence(counts: Record<string, number>): string {
  const names = ['paper', 'method', 'model', 'benchmark', 'relation'];
  return [
    ...names.map((name) => plural(counts[`${name}s`] ?? 0, name)),
    plural(counts.communities ?? 0, 'community', 'communities'),
  ].join(', ');
}

/** Below this share of what a division from nothing reaches, communities that were kept no longer fit. */
const FITS = 0.995;

/** "Kept of graph: the places of 938 of 950 nodes that both have, 12 of 13 communities." and whether these still fit. */
export function* keptLines({
  folder,
  shared,
  placed,
  communities,
  goOn,
  quality,
}: KeptReport): Iterable<string> {
  yield plain(
    `Kept of ${folder}: the places of ${number(placed)} of ${plural(shared, 'node')} that both have, ` +
      `${number(goOn)} of ${plural(communities, 'community', 'communities')}.`,
  );
  if (quality < FITS) {
    yield `The communities kept reach ${quality.toFixed(3)} of the modularity of new ones: without --keep-map they are found anew.`;
  }
}

/** A line for each override that matches nothing, then how many acted: "Applied 5 overrides of fix.tsv." */
export function* overridesLines({ file, acted, notes }: OverridesReport): Iterable<string> {
  for (const { line, message } of notes) yield plain(`${file}:${line}: ${message}`);
  yield plain(`Applied ${plural(acted, 'override')} of ${file}.`);
}
