import type { Sentence } from '../document.ts';
import { atEnd, circumstances } from './circumstances.ts';
import type { Encoded } from './encoded.ts';

/** Tokens read in one go; a longer paper is read in stretches. */
export const STRETCH = 480;

/** Tokens that are read together, and where they come from. */
export interface Stretch {
  /** The end of a sentence is a token too, ''. */
  words: string[];
  circumstances: number[];
  /** Runs of tokens of a sentence: `from` is the first one's place in `words`. */
  runs: { encoded: Encoded; token: number; from: number; count: number }[];
}

/** Whole sentences while they fit; one too long for a stretch goes on in the next. */
export function stretchesOf(
  sentences: readonly Sentence[],
  encoded: readonly Encoded[],
): Stretch[] {
  const facts = circumstances(sentences);
  const stretches: Stretch[] = [];
  let stretch: Stretch | undefined;
  const open = (tokens: number): Stretch => {
    if (!stretch || (stretch.words.length > 0 && stretch.words.length + tokens > STRETCH)) {
      stretch = { words: [], circumstances: [], runs: [] };
      stretches.push(stretch);
    }
    return stretch;
  };
  sentences.forEach(({ tokens }, s) => {
    open(tokens.length + 1);
    for (let token = 0; token < tokens.length; ) {
      const { words, circumstances, runs } = open(1);
      const from = words.length;
      const count = Math.min(tokens.length - token, STRETCH - from);
      runs.push({ encoded: encoded[s]!, token, from, count });
      for (const end = token + count; token < end; token++) {
        words.push(tokens[token]!.text);
        circumstances.push(facts[s]![token]!);
      }
    }
    const { words, circumstances } = open(1);
    words.push('');
    circumstances.push(atEnd(sentences, s));
  });
  return stretches;
}
