import { ownCopy } from '../text/own.ts';
import { SMALL_WORDS } from '../text/small-words.ts';
import { blend } from './features.ts';
import { hashText } from './hash.ts';

/** A name laid open, to be held against another one of the same paper. */
export interface Wording {
  /** In lower case, with the small ones. */
  words: readonly string[];
  /** Beginnings of its words in lower case, without endings and small words: "distilling" and "distillation" are one. */
  stems: readonly string[];
  /** The stems, hashed, and all of them in one. */
  hashes: readonly number[];
  whole: number;
  /** First letters of its words, of all and without the small ones. */
  all: string;
  initials: string;
  /** Where it may be an abbreviation (one word with capitals in it, or a capital and a digit): its letters and digits in lower case. */
  short: string | undefined;
}

/** How the words of two names lie to each other, the one of fewer words in the longer one. */
export interface WordTie {
  kind: string;
  /** The better, the more they have in common. */
  rank: number;
  few: Wording;
  many: Wording;
  /** Places in `many` of words that `few` has not. */
  extra: readonly number[];
}

/** What an abbreviation has of a name's words, the loosest first. */
export const SHORT_TIES = [
  '',
  'first letter',
  'most',
  'letters inside',
  'longer',
  'shorter',
  'letters',
  'initials',
] as const;
export type ShortTie = (typeof SHORT_TIES)[number];

const MARKS = /\$|\\[a-zA-Z]+|[{}_^*"“”‘’']/g;
const APART = /[\s\-/(),:]+/;
const ENDING = /(?:izations?|ations?|ings?|ed|ions?|ives?|ers?|ors?|es|s|e)$/;
const STEM = 7;
/** Words of a name that are looked at: no name has more that could be told apart. */
const MOST_WORDS = 16;
const LONGEST_SHORT = 14;

/** Names come again from paper to paper, and words from name to name; emptied when full. */
const read = new Map<string, Wording>();
const known = new Map<string, Word>();
const MOST_KEPT = 20_000;

interface Word {
  low: string;
  small: boolean;
  stem: string;
  hash: number;
}

export function wordingOf(name: string): Wording {
  let wording = read.get(name);
  if (wording === undefined) {
    const own = ownCopy(name);
    wording = layOpen(own);
    if (read.size >= MOST_KEPT) read.clear();
    read.set(own, wording);
  }
  return wording;
}

function layOpen(name: string): Wording {
  const words: string[] = [];
  const stems: string[] = [];
  const hashes: number[] = [];
  let all = '';
  let initials = '';
  for (const text of name.replace(MARKS, '').split(APART)) {
    if (text === '') continue;
    const word = wordFor(text);
    words.push(word.low);
    all += word.low[0];
    if (!word.small) {
      stems.push(word.stem);
      hashes.push(word.hash);
      initials += word.low[0];
    }
    if (words.length === MOST_WORDS) break;
  }
  return { words, stems, hashes, whole: blend(...hashes), all, initials, short: shortOf(name) };
}

function shortOf(name: string): string | undefined {
  if (name.includes(' ') || name.length > LONGEST_SHORT * 2) return undefined;
  // "GRPO++" is not short for what "GRPO" is short for
  const letters = name.replace(/[^\p{L}\p{N}+]/gu, '');
  if (letters.length < 2 || letters.length > LONGEST_SHORT) return undefined;
  const capitals = letters.match(/\p{Lu}/gu)?.length ?? 0;
  if (capitals < 2 && !(capitals === 1 && /\d/.test(letters))) return undefined;
  return letters.replace(/(?<=\p{Lu})s$/u, '').toLowerCase();
}

function wordFor(text: string): Word {
  let word = known.get(text);
  if (word === undefined) {
    const low = text.toLowerCase();
    const stem = stemOf(low);
    word = { low, small: SMALL_WORDS.has(low), stem, hash: hashText(stem) | 0 };
    if (known.size >= MOST_KEPT) known.clear();
    known.set(ownCopy(text), word);
  }
  return word;
}

function stemOf(word: string): string {
  const plain = /^[a-z0-9]*$/.test(word) ? word : word.normalize('NFKD').replace(/\p{M}/gu, '');
  const low = plain.replace(/is(?=e|ing|ation)/, 'iz');
  const bare = low.replace(ENDING, '');
  return (bare.length >= 4 ? bare : low.replace(/(?<=..)s$/, '')).slice(0, STEM);
}

/** How the words of two names lie to each other; undefined where they have none in common. */
export function wordTie(a: Wording, b: Wording): WordTie | undefined {
  const [few, many] = a.stems.length <= b.stems.length ? [a, b] : [b, a];
  const short = few.stems;
  const long = many.stems;
  if (!short.some((stem) => long.includes(stem))) return undefined;
  const at: number[] = [];
  for (let i = 0; i < long.length && at.length < short.length; i++) {
    if (long[i] === short[at.length]) at.push(i);
  }
  if (short.length > 0 && at.length === short.length) {
    const extra = long.flatMap((_, i) => (at.includes(i) ? [] : [i]));
    const rank = extra.length === 0 ? 100 : 90 - extra.length + (short.length > 1 ? 5 : 0);
    return { kind: place(at, long.length), rank, few, many, extra };
  }
  const common = short.filter((stem) => long.includes(stem)).length;
  if (common === short.length) {
    const extra = long.flatMap((stem, i) => (short.includes(stem) ? [] : [i]));
    return { kind: 'order', rank: 80, few, many, extra };
  }
  const last = short.at(-1) === long.at(-1) ? ' last' : '';
  const first = short[0] === long[0] ? ' first' : '';
  const kind = `some${last}${first}${common}`;
  return { kind, rank: 10 + (60 * common) / long.length, few, many, extra: [] };
}

/** Where the words of the shorter name stand in the longer one. */
function place(at: readonly number[], length: number): string {
  if (at.length === length) return 'same';
  const begins = at[0] === 0;
  const ends = at.at(-1) === length - 1;
  if (at[0] === length - at.length) return 'end';
  if (at.at(-1) === at.length - 1) return 'beginning';
  return begins ? (ends ? 'both ends' : 'front') : ends ? 'back' : 'inside';
}

/** How well letters would do as the abbreviation of a name that is written elsewhere than in front of their bracket. */
export function shortTie(letters: string, { words, stems, all, initials }: Wording): ShortTie {
  if (stems.length < 2 || (letters[0] !== all[0] && letters[0] !== initials[0])) return '';
  if (letters === initials || letters === all) return 'initials';
  if (initials.startsWith(letters)) return 'shorter';
  if (letters.startsWith(initials)) return 'longer';
  if (letters[0] !== all[0]) return '';
  const found = lettersOf(letters, words);
  if (found !== undefined) {
    return found >= Math.min(letters.length, words.length) - 1 ? 'letters' : 'letters inside';
  }
  let at = 0;
  let hits = 0;
  for (const word of words) {
    const place = letters.indexOf(word[0]!, at);
    if (place < 0) continue;
    hits++;
    at = place + 1;
  }
  return hits >= words.length - 1 && hits >= 3 ? 'most' : 'first letter';
}

/** How many letters begin a word, where all are found in the words from the right (Schwartz and Hearst, 2003). */
function lettersOf(letters: string, words: readonly string[]): number | undefined {
  let letter = letters.length - 1;
  let starts = 0;
  for (let w = words.length - 1; w >= 0; w--) {
    const word = words[w]!;
    for (let i = word.length - 1; i >= 0; i--) {
      if (word[i] !== letters[letter]) continue;
      // the first letter has to begin the first word
      if (letter === 0) {
        if (w === 0 && i === 0) return starts + 1;
        continue;
      }
      if (i === 0) starts++;
      letter--;
    }
  }
  return undefined;
}
