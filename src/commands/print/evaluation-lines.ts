import { number, plural } from '../../ask/numbers.ts';
import type { Calibration, Reliability } from '../../evaluate/calibration.ts';
import type { CurvePoint } from '../../evaluate/curve.ts';
import type { ErrorExample, Errors } from '../../evaluate/errors.ts';
import type { Evaluation } from '../../evaluate/evaluation.ts';
import type { Measured, Score } from '../../evaluate/score.ts';
import type { Counted, Interval, Rates } from '../../evaluate/scored.ts';
import { plain } from './plain.ts';
import { strong } from './style.ts';

const LABEL = 28;

/** All of an evaluation as tables to read. */
export function* evaluationLines(evaluation: Evaluation, examples: number): Iterable<string> {
  const { proper, family, all, calibration, curve, errors } = evaluation;
  yield plural(all.papers, 'paper');
  yield row('', 'P', 'R', 'F1', intervalTitle(all.entities), countTitle(all.entities));
  for (const [scope, score] of Object.entries({ proper, all }) as [string, Score][]) {
    yield ratesRow(`entities, ${scope}`, score.entities);
    for (const [type, rates] of Object.entries(score.types)) yield ratesRow(`  ${type}`, rates);
  }
  yield ratesRow('entities, family', family.entities);
  yield ratesRow('links', all.links);
  for (const [relation, rates] of Object.entries(all.linkRelations)) {
    yield ratesRow(`  ${relation}`, rates);
  }
  yield ratesRow('families', all.families);
  yield ratesRow('names, B-cubed', all.names);
  for (const [scope, score] of Object.entries({ proper, all })) {
    const { relationAccuracy, relationAccuracyInterval } = score;
    const shown = relationAccuracy === undefined ? '-' : relationAccuracy.toFixed(3);
    yield row(`relation accuracy, ${scope}`, shown, '', '', interval(relationAccuracyInterval));
  }
  yield '';
  yield strong('Entity and relation together');
  yield ratesRow('edges, proper', proper.edges);
  yield ratesRow('edges, all', all.edges);
  for (const [relation, rates] of Object.entries(all.relations)) {
    yield ratesRow(`  ${relation}`, rates);
  }
  if (calibration) yield* calibrationLines(calibration);
  if (curve) yield* curveLines(curve);
  if (errors) yield* errorLines(errors, examples);
}

function ratesRow(label: string, rates: Measured<Rates | Counted>): string {
  const figures = [rates.precision, rates.recall, rates.f1].map((value) => value.toFixed(3));
  const counts =
    'found' in rates ? [rates.found, rates.wrong, rates.missed].map(number).join(' / ') : '';
  return row(label, ...figures, interval(rates.intervals?.f1), counts);
}

function intervalTitle({ intervals }: Measured): string {
  return intervals ? 'F1, 95 % of draws' : '';
}

function countTitle(rates: Rates): string {
  return 'found' in rates ? 'found / wrong / missed' : '';
}

function interval(limits: Interval | undefined): string {
  return limits ? limits.map((value) => value.toFixed(3)).join(' to ') : '';
}

function row(label: string, ...cells: string[]): string {
  const [p = '', r = '', f = '', limits = '', counts = ''] = cells;
  const figures = [p, r, f].map((cell) => cell.padStart(7)).join('');
  return `${label.padEnd(LABEL)}${figures}  ${limits.padEnd(17)}  ${counts}`.trimEnd();
}

function* calibrationLines({ all, relations, links }: Calibration): Iterable<string> {
  yield '';
  yield strong('Confidence: entity and relation together');
  yield `${''.padEnd(LABEL)} claims   said  right    ECE`;
  yield reliabilityRow('all', all);
  for (const [relation, one] of Object.entries(relations))
    yield reliabilityRow(`  ${relation}`, one);
  if (links) yield reliabilityRow('links', links);
  yield '';
  yield strong('Of the claims with such a confidence, so many are right');
  const columns = Object.entries({ all, ...relations, ...(links && { links }) });
  yield `${''.padEnd(11)}${columns.map(([name]) => name.padStart(20)).join('')}`;
  for (let bin = 9; bin >= 0; bin--) {
    const cells = columns.map(([, { rows }]) => {
      const found = rows.find(({ from }) => Math.round(from * 10) === bin);
      return found ? `${found.right.toFixed(3)} of ${number(found.claims).padStart(6)}` : '-';
    });
    if (cells.every((cell) => cell === '-')) continue;
    const label = `${(bin / 10).toFixed(1)} to ${((bin + 1) / 10).toFixed(1)}`;
    yield `${label.padEnd(11)}${cells.map((cell) => cell.padStart(20)).join('')}`;
  }
}

function reliabilityRow(label: string, { claims, confidence, right, ece }: Reliability): string {
  const figures = [confidence, right, ece].map((value) => value.toFixed(3).padStart(7)).join('');
  return `${label.padEnd(LABEL)}${number(claims).padStart(7)}${figures}`;
}

function* curveLines(curve: readonly CurvePoint[]): Iterable<string> {
  yield '';
  yield strong('By the least confidence that is taken');
  const titles = ['proper', 'all', 'edges'];
  yield `${''.padEnd(8)}${titles.map((title) => `${title.padEnd(6)}P      R     F1`.padStart(26)).join('')}`;
  for (const { least, proper, all, edges } of curve) {
    const cells = [proper, all, edges].map(({ precision, recall, f1 }) =>
      [precision, recall, f1]
        .map((value) => value.toFixed(3).padStart(7))
        .join('')
        .padStart(26),
    );
    yield `${least.toFixed(2).padEnd(8)}${cells.join('')}`;
  }
}

function* errorLines({ causes, confusions }: Errors, examples: number): Iterable<string> {
  yield '';
  yield strong('Errors by cause');
  for (const { cause, count, examples: all } of causes) {
    yield `${number(count).padStart(7)}  ${cause}`;
    yield* exampleLines(all, examples);
  }
  yield '';
  yield strong('Most frequent confusions');
  for (const { what, gold, guess, count, examples: all } of confusions) {
    yield `${number(count).padStart(7)}  ${what}: ${plain(gold)} taken for ${plain(guess)}`;
    yield* exampleLines(all, examples);
  }
}

/** Examples spread over the papers rather than the first ones. */
function* exampleLines(all: readonly ErrorExample[], count: number): Iterable<string> {
  const step = Math.max(all.length / count, 1);
  for (let i = 0; i < Math.min(count, all.length); i++) {
    const { paper, gold, guess } = all[Math.floor(i * step)]!;
    const said = [gold, guess === undefined ? undefined : `found ${guess}`];
    const told = said.filter((part) => part !== undefined).join('; ');
    yield `           ${plain(paper)}: ${plain(told)}`;
  }
}
