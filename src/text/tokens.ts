import { ownCopy } from './own.ts';

/** A piece of plain text: a run of letters and digits ("LLaMA2", "2.5", "v4.0") or one mark. */
export interface Token {
  start: number;
  end: number;
  text: string;
  /** A letter or digit stands in it. */
  word: boolean;
  /** A blank, or nothing, stands before it. */
  spaced: boolean;
}

/**
 * Cuts [start, end) of plain text into tokens. Hyphens and slashes are tokens of their own, so that "LLM" can be found
 * in "LLM-based"; a full stop between digits stays inside ("Qwen2.5", "6.7B"). Linear in the text.
 */
export function tokenize(text: string, start = 0, end = text.length): Token[] {
  const tokens: Token[] = [];
  let spaced = true;
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === 32) {
      spaced = true;
      at++;
      continue;
    }
    const from = at;
    const word = isWordCode(text, at);
    if (word) {
      at = wordEnd(text, at, end);
    } else {
      at += code >= 0xd800 && code <= 0xdbff && at + 1 < end ? 2 : 1;
    }
    tokens.push({ start: from, end: at, text: oneOf(text.slice(from, at)), word, spaced });
    spaced = false;
  }
  return tokens;
}

/** Words come again and again; emptied when full, so that memory stays level on a long corpus. */
const known = new Map<string, string>();
const MOST_KEPT = 50_000;
/** Longer ones, which are no words, do not come again. */
const LONGEST_KEPT = 64;

/** The same string for the same word: what is kept by word is then found without comparing letters. */
function oneOf(word: string): string {
  if (word.length > LONGEST_KEPT) return word;
  let one = known.get(word);
  if (one === undefined) {
    one = ownCopy(word);
    if (known.size >= MOST_KEPT) known.clear();
    known.set(one, one);
  }
  return one;
}

function wordEnd(text: string, at: number, end: number): number {
  while (at < end) {
    if (isWordCode(text, at)) at++;
    else if (
      text[at] === '.' &&
      isDigitCode(text.charCodeAt(at - 1)) &&
      isDigitCode(text.charCodeAt(at + 1))
    )
      at++;
    else break;
  }
  return at;
}

function isDigitCode(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isWordCode(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) {
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  }
  return code >= 0xd800 && code <= 0xdfff ? false : /[\p{L}\p{N}\p{M}]/u.test(text[at]!);
}
