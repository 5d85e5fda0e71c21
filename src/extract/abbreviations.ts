import { SMALL_WORDS } from '../text/small-words.ts';
import { HEAD_NOUNS } from './cues.ts';
import type { Sentence } from './document.ts';
import type { Piece } from './span.ts';

/** "Gradient Low-Rank Projection (GaLore)": two names of one thing. */
export interface Abbreviation {
  short: Piece;
  long: Piece;
}

const MAX_WORDS = 12;

/**
 * Pairs of long form and abbreviation in brackets, either way round, after Schwartz and Hearst (2003): every letter of
 * the abbreviation is found in the long form, from the right, and its first letter starts the long form's first word.
 * Small words and plural s may be left over. Bounded work per bracket.
 */
export function findAbbreviations(sentence: Sentence): Abbreviation[] {
  let found = cache.get(sentence);
  if (!found) {
    found = find(sentence);
    cache.set(sentence, found);
  }
  return found;
}

const cache = new WeakMap<Sentence, Abbreviation[]>();

function find(sentence: Sentence): Abbreviation[] {
  const { tokens } = sentence;
  const found: Abbreviation[] = [];
  for (let open = 1; open < tokens.length; open++) {
    if (tokens[open]!.text !== '(' && tokens[open]!.text !== '[') continue;
    let close = open + 1;
    while (close < tokens.length && close - open <= MAX_WORDS * 2 && !isClose(tokens[close]!.text))
      close++;
    if (close >= tokens.length || !isClose(tokens[close]!.text)) continue;
    const inside = firstPart(sentence, open + 1, close);
    if (inside.to - inside.from > 0) {
      const pair = outside(sentence, inside, open) ?? reversed(sentence, inside, open);
      if (pair) found.push(pair);
    }
    open = close;
  }
  return found;
}

function isClose(text: string): boolean {
  return text === ')' || text === ']';
}

/** What stands in the bracket, up to a comma or semicolon ("LLMs; Brown et al."), without "e.g." and quotes. */
function firstPart(sentence: Sentence, from: number, to: number): Piece {
  const { tokens } = sentence;
  while (from < to && !tokens[from]!.word) from++;
  let end = from;
  while (end < to && !',;:='.includes(tokens[end]!.text)) end++;
  while (end > from && !tokens[end - 1]!.word && !'+*'.includes(tokens[end - 1]!.text)) end--;
  return { sentence, from, to: end };
}

/** long (SHORT) */
function outside(sentence: Sentence, inside: Piece, open: number): Abbreviation | undefined {
  if (!isShort(sentence, inside)) return undefined;
  const letters = lettersOf(sentence, inside);
  // "Tidal Folding framework (TF)": the noun says what it is, and has no letter of its own
  const kind = HEAD_NOUNS.has(sentence.tokens[open - 1]!.text.toLowerCase());
  if (kind && matchInitials(sentence, letters, open) === undefined) {
    const bare = matchInitials(sentence, letters, open - 1);
    if (bare !== undefined) return { short: inside, long: { sentence, from: bare, to: open - 1 } };
  }
  const from = matchLong(sentence, letters, open);
  if (from === undefined) return undefined;
  return { short: inside, long: { sentence, from, to: open } };
}

/** SHORT (long) */
function reversed(sentence: Sentence, inside: Piece, open: number): Abbreviation | undefined {
  let from = open - 1;
  while (from > 0 && !sentence.tokens[from]!.spaced && open - from < 6) from--;
  const short: Piece = { sentence, from, to: open };
  if (!isShort(sentence, short) || inside.to - inside.from < 2) return undefined;
  const start = matchLong(sentence, lettersOf(sentence, short), inside.to);
  if (start !== inside.from) return undefined;
  return { short, long: inside };
}

/** At most two words, ten letters or so, at least one upper-case letter. */
function isShort(sentence: Sentence, piece: Piece): boolean {
  const { tokens } = sentence;
  let words = 0;
  let letters = 0;
  let upper = false;
  for (let i = piece.from; i < piece.to; i++) {
    const token = tokens[i]!;
    if (!token.word) {
      if (!'-+*/&.'.includes(token.text)) return false;
      continue;
    }
    if (token.spaced && i > piece.from) words++;
    letters += token.text.length;
    upper ||= /\p{Lu}/u.test(token.text);
  }
  return words < 2 && letters >= 2 && letters <= 16 && upper;
}

/** Letters and digits in lower case, a plural s after capitals dropped. */
function lettersOf(sentence: Sentence, piece: Piece): string {
  let text = '';
  for (let i = piece.from; i < piece.to; i++) {
    if (sentence.tokens[i]!.word) text += sentence.tokens[i]!.text;
  }
  return text.replace(/(?<=\p{Lu})s$/u, '').toLowerCase();
}

/** The token where a long form of `letters` that ends before token `end` starts. */
function matchLong(sentence: Sentence, letters: string, end: number): number | undefined {
  return matchInitials(sentence, letters, end) ?? matchLetters(sentence, letters, end);
}

/** Each letter begins a word; small words may stand between: "self-supervised learning (SSL)". */
function matchInitials(sentence: Sentence, letters: string, end: number): number | undefined {
  const { tokens } = sentence;
  let letter = letters.length - 1;
  for (let i = end - 1; i >= 0 && end - i <= MAX_WORDS * 2; i--) {
    const { text, word } = tokens[i]!;
    if (!word) {
      if (!"-/&,'".includes(text)) return undefined;
      continue;
    }
    const low = text.toLowerCase();
    if (low[0] === letters[letter]) {
      if (letter === 0) return end - i > 1 ? i : undefined;
      letter--;
    } else if (!SMALL_WORDS.has(low)) return undefined;
  }
  return undefined;
}

/** The letters stand in the words in this order, the first one at the start of a word. */
function matchLetters(sentence: Sentence, letters: string, end: number): number | undefined {
  const { tokens } = sentence;
  const words = Math.min(letters.length + 5, letters.length * 2, MAX_WORDS);
  let token = end - 1;
  let inToken = -1;
  let letter = letters.length - 1;
  let seen = 0;
  while (letter >= 0) {
    const wanted = letters[letter]!;
    for (;;) {
      if (inToken < 0) {
        while (token >= 0 && !tokens[token]!.word) {
          if (!"-/&,'+".includes(tokens[token]!.text)) return undefined;
          token--;
        }
        if (token < 0 || seen >= words) return undefined;
        seen++;
        inToken = tokens[token]!.text.length - 1;
      }
      const text = tokens[token]!.text;
      const matches = text[inToken]!.toLowerCase() === wanted && (letter > 0 || inToken === 0);
      if (matches) break;
      inToken--;
      if (inToken < 0) token--;
    }
    letter--;
    inToken--;
    if (inToken < 0 && letter >= 0) token--;
  }
  const from = token;
  if (SMALL_WORDS.has(tokens[from]!.text.toLowerCase())) return undefined;
  // a long form is longer than its abbreviation and has a word that is not small
  if (end - from < 2 && tokens[from]!.text.length < letters.length + 3) return undefined;
  return from;
}
