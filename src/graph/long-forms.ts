import { SMALL_WORDS } from '../text/small-words.ts';

/** Beginnings of this length tell words apart and their forms not: adaptation, adapters, adaptive. */
const STEM = 5;

/** What a name is written out as, made ready to be compared. */
export interface LongForm {
  /** All letters and digits. */
  letters: string;
  /** The words that count, each by its beginning: "Low-Rank Adapters" is low, rank, adapt. */
  stems: readonly string[];
}

export function readLongForm(long: string): LongForm {
  const words = wordsOf(long);
  const stems = words
    .filter((word) => !SMALL_WORDS.has(word))
    .map((word) => word.replace(/(?<=.{3})s$/, '').slice(0, STEM));
  return { letters: words.join(''), stems };
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/**
 * Whether an abbreviation's letters are found in a long form in order, the first at the start of a word, and in all at
 * least two of them at starts of words: what makes "MoA" short for "mixture of agents" and not for "agents".
 */
export function isShortFor(short: string, long: string): boolean {
  const letters = wordsOf(short)
    .join('')
    .replace(/(?<=.{2})s$/, '');
  const text = wordsOf(long).join(' ');
  if (letters.length < 2 || text.length <= short.length) return false;
  // For each count of letters the most word starts among them, over the text so far.
  const starts: number[] = [0];
  for (let at = 0; at < text.length; at++) {
    const isStart = at === 0 || text[at - 1] === ' ';
    for (let count = Math.min(letters.length, at + 1); count > 0; count--) {
      const before = starts[count - 1];
      if (text[at] !== letters[count - 1] || before === undefined) continue;
      if (count === 1 && !isStart) continue;
      starts[count] = Math.max(starts[count] ?? 0, before + Number(isStart));
    }
  }
  return (starts[letters.length] ?? 0) >= 2;
}

/**
 * Two long forms that are wordings of one: the same letters but for a slip, more than half of their words in common, or
 * one within the other.
 */
export function alike(a: LongForm, b: LongForm): boolean {
  if (isSlip(a.letters, b.letters)) return true;
  const [small, large] = a.stems.length < b.stems.length ? [a.stems, b.stems] : [b.stems, a.stems];
  const shared = small.filter((stem) => large.some((other) => sameWord(stem, other))).length;
  const all = small.length + large.length - shared;
  return (
    shared * 2 > all || (small.length >= 2 && shared === small.length) || abbreviates(small, large)
  );
}

/** Whether two long forms may be one in other words: alike, or at least half of the shorter one's words in the other. */
export function resembles(a: LongForm, b: LongForm): boolean {
  if (alike(a, b)) return true;
  const [small, large] = a.stems.length < b.stems.length ? [a.stems, b.stems] : [b.stems, a.stems];
  const shared = small.filter((stem) => large.some((other) => sameWord(stem, other))).length;
  return shared * 2 >= small.length;
}

/** Equal but for one letter: "decent" for "descent", "optimisation" for "optimization". */
function isSlip(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length);
  if (longest - Math.min(a.length, b.length) > 1) return false;
  let start = 0;
  while (start < longest && a[start] === b[start]) start++;
  let end = 0;
  while (end < longest - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return start + end >= longest - 1;
}

/** "map" and "mapping" are forms of one word. */
function sameWord(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short === long || (short.length >= 3 && long.startsWith(short));
}

/** "RL from human feedback" and "reinforcement learning from human feedback". */
function abbreviates(small: readonly string[], large: readonly string[]): boolean {
  return small.some((stem, i) => {
    const count = large.length - small.length + 1;
    if (count < 2 || stem.length !== count) return false;
    const initials = large.slice(i, i + count).map((one) => one[0]);
    const rest = [...small.slice(0, i), ...small.slice(i + 1)];
    const others = [...large.slice(0, i), ...large.slice(i + count)];
    return initials.join('') === stem && rest.every((one, k) => one === others[k]);
  });
}
