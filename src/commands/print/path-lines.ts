import type { ToldPath } from '../../ask/paths.ts';
import type { ToldRelation } from '../../ask/relation.ts';
import { plural } from '../../server/lead.ts';
import { paperLine, sentenceLine } from './evidence.ts';
import { plain } from './plain.ts';
import { type Screen, strong } from './style.ts';
import { wrap } from './wrap.ts';

/** Paths as lines to read: each step a sentence, below it what it rests on. */
export function* pathLines(paths: readonly ToldPath[], screen: Screen): Iterable<string> {
  for (const [i, path] of paths.entries()) {
    if (i > 0) yield '';
    yield* wrap(strong(heading(path)), screen.width);
    for (const [at, step] of path.steps.entries()) yield* stepLines(at + 1, step, screen);
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

function* stepLines(number: number, step: ToldRelation, screen: Screen): Iterable<string> {
  yield* wrap(plain(step.told), screen.width, `  ${number}. `, '     ');
  const [evidence] = step.evidence;
  if (!evidence) return;
  const sentence = sentenceLine(evidence);
  if (sentence && evidence.sentence !== evidence.paper.title) {
    yield* wrap(sentence, screen.width, '       ');
  }
  yield `       ${paperLine(evidence.paper, screen.width - 7)}`;
}
