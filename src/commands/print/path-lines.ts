import type { Evidence } from '../../ask/evidence.ts';
import { plural } from '../../ask/numbers.ts';
import type { ToldPath } from '../../ask/paths.ts';
import type { ToldRelation } from '../../ask/relation.ts';
import { paperLine, sentenceLines } from './evidence.ts';
import { plain } from './plain.ts';
import { type Screen, strong } from './style.ts';
import { wrap } from './wrap.ts';

/** Paths as lines to read: each step a sentence, below it what it rests on. */
export function* pathLines(paths: readonly ToldPath[], screen: Screen): Iterable<string> {
  for (const [i, path] of paths.entries()) {
    if (i > 0) yield '';
    yield* wrap(strong(heading(path)), screen.width);
    let before: Evidence | undefined;
    for (const [at, step] of path.steps.entries()) {
      yield* stepLines(at + 1, step, before, screen);
      before = step.evidence[0];
    }
  }
}

/** "LoRA to H2O in 4 steps, via GSM8K" */
function heading({ nodes, steps }: ToldPath): string {
  const [from, to] = [nodes[0]!, nodes.at(-1)!];
  const via = nodes.slice(1, -1).filter(({ kind }) => kind !== 'Paper');
  const names = via.map(({ name }) => plain(name)).join(', ');
  const ways = `${plain(from.name)} to ${plain(to.name)} in ${plural(steps.length, 'step')}`;
  return names ? `${ways}, via ${names}` : ways;
}

/** A paper that was named a step before is not named again. */
function* stepLines(
  number: number,
  step: ToldRelation,
  before: Evidence | undefined,
  screen: Screen,
): Iterable<string> {
  yield* wrap(plain(step.told), screen.width, `  ${number}. `, '     ');
  const [evidence] = step.evidence;
  if (!evidence) return;
  const { paper } = evidence;
  const again = before?.paper.id === paper.id;
  yield* sentenceLines(evidence, again ? before.sentence : '', '       ', screen);
  const named = again || step.told.includes(paper.title);
  if (!named) yield `       ${paperLine(paper, screen.width - 7)}`;
}
