import type { Sentence } from './document.ts';

/**
 * What a paper has come to in a sentence: what others did stands before the first sentence that speaks of the paper's own
 * work ("we", "this paper"), which is the turn; from then on it tells of its own.
 */
export type Part = 'title' | 'before' | 'turn' | 'own';

/** Sets `part` of the sentences of a paper, the title first. */
export function tellParts(sentences: readonly Sentence[]): void {
  let turned = false;
  for (const sentence of sentences) {
    if (sentence.field === 'title') continue;
    const turns: boolean = !turned && ofOwnWork(sentence);
    sentence.part = turns ? 'turn' : turned ? 'own' : 'before';
    turned ||= turns;
  }
}

function ofOwnWork({ tokens }: Sentence): boolean {
  return tokens.some(({ text }, i) => {
    const low = text.toLowerCase();
    if (low === 'we' || low === 'our') return true;
    const next = tokens[i + 1]?.text.toLowerCase() ?? '';
    return low === 'this' && /^(?:paper|work|article|study|letter|report|thesis)$/.test(next);
  });
}
