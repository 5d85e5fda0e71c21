export interface Span {
  start: number;
  end: number;
}

/** Words before a full stop that does not end a sentence, lower case. */
const ABBREVIATIONS: ReadonlySet<string> = new Set([
  'e.g',
  'i.e',
  'al',
  'fig',
  'figs',
  'eq',
  'eqs',
  'sec',
  'vs',
  'cf',
  'dr',
  'mr',
  'mrs',
  'prof',
  'approx',
  'resp',
  'no',
  'ref',
  'refs',
  'tab',
  'w.r.t',
  'st',
  'ca',
  'vol',
  'ch',
  'a.k.a',
  'i.i.d',
  'viz',
  'incl',
  'dept',
  'univ',
]);

/** Longer runs are cut, at a blank where there is one: no sentence is that long, and work per sentence stays bounded. */
const LONGEST = 2000;

const CLOSERS = '"\')]}';

/**
 * Splits plain text into sentences. A full stop ends one unless it stands in a number, an abbreviation or an initial,
 * or the next word goes on in lower case. "models.This" is split too: abstracts lose blanks. Linear in the text.
 *
 * @returns spans without surrounding blanks, in order; together they cover all that is not blank
 */
export function splitSentences(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char !== '.' && char !== '!' && char !== '?') continue;
    let end = i + 1;
    while (end < text.length && end - i < 8 && (CLOSERS.includes(text[end]!) || text[end] === char))
      end++;
    if (char === '.' ? !endsAt(text, start, i, end) : !/[\s\p{Lu}]/u.test(text[end] ?? ' '))
      continue;
    push(spans, text, start, end);
    start = end;
    i = end - 1;
  }
  push(spans, text, start, text.length);
  return spans;
}

function endsAt(text: string, start: number, dot: number, end: number): boolean {
  let next = end;
  while (next < text.length && text[next] === ' ' && next - end < 4) next++;
  if (next >= text.length) return true;
  const word = wordBefore(text, start, dot);
  if (next === end) {
    // no blank: only "models.This", a long lower-case word and then a capitalised one
    return /^\p{Ll}{3,}$/u.test(word) && /^\p{Lu}\p{Ll}/u.test(text.slice(next, next + 3));
  }
  if (/\p{Ll}/u.test(text[next]!) && !/^[a-z]+[A-Z0-9-]/.test(text.slice(next, next + 12)))
    return false;
  if (word === 'etc') return true;
  if (ABBREVIATIONS.has(word.toLowerCase())) return false;
  // "70B." and "GSM8K." end in a letter that is no initial
  if (/\d/.test(text[dot - 2] ?? '') && dot - 2 >= start) return true;
  return !(/^\p{Lu}$/u.test(word) && isInitial(text, start, dot - 1));
}

/** "by J. Smith", "A. B. Carter": a letter for a first name, not the variable of "for large N." */
function isInitial(text: string, start: number, at: number): boolean {
  if (at <= start) return true;
  const before = wordBefore(text, start, at - 1);
  return (
    before === '' || /^(?:by|to|of|and|from|Dr|Prof|Mr|Mrs|\p{Lu}|\p{Lu}\p{Ll}+)$/u.test(before)
  );
}

/** The letters and inner full stops right before `dot`, at most twelve. */
function wordBefore(text: string, start: number, dot: number): string {
  let from = dot;
  while (from > start && dot - from < 12 && /[\p{L}.]/u.test(text[from - 1]!)) from--;
  return text.slice(from, dot).replace(/^\.+/, '');
}

function push(spans: Span[], text: string, start: number, end: number): void {
  while (end - start > LONGEST) {
    const cut = cutBefore(text, start, start + LONGEST);
    pushTrimmed(spans, text, start, cut);
    start = cut;
  }
  pushTrimmed(spans, text, start, end);
}

/** The last blank of the second half, else the limit, not between two surrogates. */
function cutBefore(text: string, start: number, limit: number): number {
  // in the slice alone: the whole text would be searched back to its beginning
  const blank = start + text.slice(start, limit + 1).lastIndexOf(' ');
  if (blank > (start + limit) / 2) return blank;
  const code = text.charCodeAt(limit);
  return code >= 0xdc00 && code <= 0xdfff ? limit - 1 : limit;
}

function pushTrimmed(spans: Span[], text: string, start: number, end: number): void {
  while (start < end && text[start] === ' ') start++;
  while (end > start && text[end - 1] === ' ') end--;
  if (end > start) spans.push({ start, end });
}
