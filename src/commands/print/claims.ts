import type { Evidence } from '../../ask/evidence.ts';
import { number } from '../../ask/numbers.ts';
import { sentenceLines } from './evidence.ts';
import { type Screen, strong } from './style.ts';
import { wrap } from './wrap.ts';

export interface ClaimText {
  /** What the claim is about: a paper, an entity, a sentence that tells a link. */
  head: string;
  evidence: Evidence | undefined;
  confidence: number;
}

/** Below this a claim is said to be uncertain, as in the explorer. */
const UNCERTAIN = 0.6;

/**
 * A section: its title, the first claims with their sentences, and how many more there are.
 * @param limit how many claims to show
 */
export function* sectionLines(
  title: string,
  claims: readonly ClaimText[],
  limit: number,
  screen: Screen,
): Iterable<string> {
  yield '';
  yield strong(title);
  let last = '';
  for (const { head, evidence, confidence } of claims.slice(0, limit)) {
    const doubt = confidence < UNCERTAIN ? `  (uncertain, ${confidence.toFixed(2)})` : '';
    yield* wrap(head + doubt, screen.width, '  ', '    ');
    if (evidence) yield* sentenceLines(evidence, last, '      ', screen);
    last = evidence?.sentence ?? '';
  }
  const more = claims.length - limit;
  if (more > 0) yield `  and ${number(more)} more (--all shows them)`;
}
