import { ownCopy } from '../text/own.ts';
import { CUES, HEAD_NOUNS } from './cues.ts';
import type { Sentence } from './document.ts';
import { hashText } from './hash.ts';
import { shapeOf } from './shape.ts';
import { type WordStatistics, wordStatistics } from './word-statistics.ts';

/** What the networks' features ask of a word, put together once. */
export interface WordFacts {
  lower: string;
  /** Of the lower-case word, 32 bits, signed. */
  hash: number;
  use: WordStatistics;
  /** Group of CUES, 0 for none. */
  cue: number;
  /** Kind of HEAD_NOUNS, 0 for none. */
  noun: number;
  /** Hash of its shape. */
  shape: number;
}

/** Words come again and again; emptied when full, so that memory stays level on a long corpus. */
const known = new Map<string, WordFacts>();
const MOST_KEPT = 50_000;

/** @param text as it is written */
export function wordFacts(text: string): WordFacts {
  let facts = known.get(text);
  if (facts === undefined) {
    facts = gather(ownCopy(text));
    if (known.size >= MOST_KEPT) known.clear();
    known.set(ownCopy(text), facts);
  }
  return facts;
}

function gather(text: string): WordFacts {
  const lower = text.toLowerCase();
  return {
    lower,
    hash: hashText(lower) | 0,
    use: wordStatistics(lower),
    cue: CUES.get(lower) ?? 0,
    noun: HEAD_NOUNS.get(lower) ?? 0,
    shape: hashText(shapeOf(text)) | 0,
  };
}

/** A word a token of a sentence: asked for where names may stand, which is not everywhere. */
export function wordsOf(sentence: Sentence): readonly WordFacts[] {
  sentence.words ??= sentence.tokens.map(({ text }) => wordFacts(text));
  return sentence.words;
}

/** Where a sentence has not begun, and where it has ended. */
const BEFORE_FIRST = gather('^');
const AFTER_LAST = gather('$');

/** The facts of a sentence's i-th word, or of its border. */
export function wordAt(words: readonly WordFacts[], i: number): WordFacts {
  return i < 0 ? BEFORE_FIRST : (words[i] ?? AFTER_LAST);
}
