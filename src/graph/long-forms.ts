/** Words that say nothing of what a name is short for. */
const SMALL = new Set([
  'of',
  'the',
  'for',
  'and',
  'a',
  'an',
  'in',
  'on',
  'to',
  'with',
  'via',
  'by',
  'from',
  'as',
  'at',
  'or',
]);
/** Beginnings of this length tell words apart and their forms not: adaptation, adapters, adaptive. */
const STEM = 5;

/** The words of a long form that count, each by its beginning: "Low-Rank Adapters" is low, rank, adapt. */
export function stemsOf(long: string): string[] {
  return long
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !SMALL.has(word))
    .map((word) => word.replace(/(?<=.{3})s$/, '').slice(0, STEM));
}

/**
 * Whether an abbreviation's letters are found in a long form in order, the first at the start of a word, at least two
 * of them at starts of words: what makes "MoA" short for "mixture of agents" and not for "agents".
 */
export function isShortFor(short: string, long: string): boolean {
  const letters = short
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?<=.{2})s$/, '');
  const words = long
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  if (letters.length < 2 || words.length < 2 || long.length <= short.length) return false;
  const text = words.join(' ');
  let at = text.startsWith(letters[0]!) ? 0 : text.indexOf(` ${letters[0]}`) + 1;
  if (at === 0 && !text.startsWith(letters[0]!)) return false;
  let starts = 0;
  for (const letter of letters) {
    const found = text.indexOf(letter, at);
    if (found < 0) return false;
    if (found === 0 || text[found - 1] === ' ') starts++;
    at = found + 1;
  }
  return starts >= 2;
}

/**
 * Two long forms that are wordings of one: the same letters, more than half of their words in common, or one within the
 * other.
 */
export function alike(a: readonly string[], b: readonly string[]): boolean {
  const [small, large] = a.length < b.length ? [a, b] : [b, a];
  const shared = small.filter((stem) => large.some((other) => sameWord(stem, other))).length;
  const all = small.length + large.length - shared;
  return (
    shared * 2 > all ||
    (small.length >= 2 && shared === small.length) ||
    joins(small, large) ||
    abbreviates(small, large)
  );
}

/** "map" and "mapping" are forms of one word. */
function sameWord(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short === long || (short.length >= 3 && long.startsWith(short));
}

/** "pretraining" and "pre-training", "dropout" and "drop out": one word here is two there, and the rest is the same. */
function joins(small: readonly string[], large: readonly string[]): boolean {
  if (large.length !== small.length + 1) return false;
  return small.some((stem, i) => {
    const joined = `${large[i]}${large[i + 1]}`.slice(0, STEM);
    const others = [...large.slice(0, i), joined, ...large.slice(i + 2)];
    return small.every((one, k) => (k === i ? stem === joined : sameWord(one, others[k]!)));
  });
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
