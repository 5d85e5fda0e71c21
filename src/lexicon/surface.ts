import { classOf, HYPHEN, isDigitClass, isWordClass, MARK, SPACE } from './letters.ts';

/**
 * How a surface is compared with the text.
 * - exact: this case alone, no plural;
 * - any: any case, and the plural;
 * - auto: by its shape. Capitals within a word (LoRA, BERT, H2O) are kept, all capitals are allowed for mixed names of
 *   four letters and more; names that no word could be taken for (six letters with inner capitals, or digits and three
 *   letters) and plain words in a phrase match in any case; a single capitalised word (Mamba) keeps its capital.
 * In all of them a hyphen and a space stand for each other, a hyphen between parts of two letters and more may be left
 * out (finetuning, but not "multiple" for MultiPL-E), and one may stand between a letter and a digit (GPT4, GPT-4, GPT 4).
 */
export type MatchRule = 'auto' | 'any' | 'exact';

/** A surface made ready for comparison. */
export interface Surface {
  text: string;
  /** One flag a sign (letter, digit, name mark): 1 where the case must be the surface's. */
  strict: Uint8Array;
  /** One flag a sign: 1 where the hyphen before it may be left out. */
  joined: Uint8Array;
  plural: boolean;
}

/** Class numbers of the signs of a surface, separators left out: the way through the trie. */
export function signsOf(text: string): number[] {
  const signs: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const found = classOf(text.charCodeAt(i));
    if (found > 0) signs.push(found);
  }
  return signs;
}

export function compileSurface(text: string, rule: MatchRule): Surface {
  const signs = signsOf(text);
  const strict = new Uint8Array(signs.length).fill(rule === 'exact' ? 1 : 0);
  if (rule === 'auto') markCase(text, strict);
  const last = signs.at(-1) ?? 0;
  const plural = rule !== 'exact' && signs.length > 2 && isWordClass(last);
  return {
    text,
    strict,
    joined: findJoints(text, signs.length),
    plural: plural && !isDigitClass(last),
  };
}

/** Marks the signs that follow a hyphen which may be left out: both parts have two signs or more. */
function findJoints(text: string, signs: number): Uint8Array {
  const joined = new Uint8Array(signs);
  const parts = text.split(/[-\u2010-\u2014\u2212]/);
  let at = 0;
  parts.forEach((part, index) => {
    const length = signsOf(part).length;
    const before = index > 0 ? signsOf(parts[index - 1]!).length : 0;
    if (length > 1 && before > 1) joined[at] = 1;
    at += length;
  });
  return joined;
}

/** Words of a surface: runs between separators. */
const WORD = /[^\s\-\u2010-\u2014\u2212/_'\u2019:,()^]+/g;

function markCase(text: string, strict: Uint8Array): void {
  const words = [...text.matchAll(WORD)].map((match) => match[0]);
  const numbered = /\d/.test(text);
  let at = 0;
  for (const word of words) {
    const length = signsOf(word).length;
    const letters = word.replace(/[^\p{L}]/gu, '');
    const plain = !/\p{Lu}/u.test(letters.slice(1)) && (letters.length > 1 || words.length > 1);
    const telling = letters.length >= (numbered ? 3 : 6);
    if (plain && words.length === 1 && /^\p{Lu}/u.test(word) && !/\d/.test(word)) strict[at] = 1;
    else if (!plain && !(telling && (numbered || /\p{Ll}/u.test(word)))) {
      for (let k = 0; k < length; k++) {
        const lower = /\p{Ll}/u.test(word[k] ?? '');
        strict[at + k] = lower && letters.length >= 4 ? 0 : 1;
      }
    }
    at += length;
  }
}

/**
 * True when text.slice(start, end) is a way to write the surface. The caller has followed the trie, so the classes of
 * the signs are equal; what is left is case and separators.
 */
export function spells(surface: Surface, text: string, start: number, end: number): boolean {
  const { text: name, strict } = surface;
  let a = 0;
  let b = start;
  let before = 0;
  for (let k = 0; b < end && k < strict.length; k++) {
    let separatorInName = 0;
    let separatorInText = 0;
    let found = classOf(name.charCodeAt(a));
    while (found <= 0 && a < name.length) {
      separatorInName = Math.min(separatorInName, found);
      found = classOf(name.charCodeAt(++a));
    }
    let here = classOf(text.charCodeAt(b));
    while (here <= 0) {
      separatorInText = Math.min(separatorInText, here);
      here = classOf(text.charCodeAt(++b));
    }
    if (k > 0 && separatorInName !== separatorInText) {
      const atNumber = isDigitClass(before) !== isDigitClass(found);
      const joinable = atNumber || surface.joined[k] === 1;
      if (!mayDiffer(separatorInName, separatorInText, atNumber, joinable, strict.length))
        return false;
    }
    if (strict[k] === 1 && name.charCodeAt(a) !== text.charCodeAt(b)) return false;
    before = found;
    a++;
    b++;
  }
  return true;
}

function mayDiffer(
  inName: number,
  inText: number,
  atNumber: boolean,
  joinable: boolean,
  length: number,
): boolean {
  if (inText === 0) return inName === MARK || (inName === HYPHEN ? joinable : atNumber);
  if (inName === 0) return atNumber && length >= (inText === HYPHEN ? 3 : 4) && inText !== MARK;
  return inText !== MARK && (inName !== MARK || inText === HYPHEN || inText === SPACE);
}
