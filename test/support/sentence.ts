import type { Sentence } from '../../src/extract/document.ts';
import { tokenize } from '../../src/text/tokens.ts';

/** One sentence of an abstract, as it stands. */
export function sentenceOf(text: string): Sentence {
  const tokens = tokenize(text);
  return { index: 0, field: 'abstract', part: 'own', start: 0, end: text.length, tokens };
}
