/**
 * What a UTF-16 unit is to the name matcher: a sign with a class number (a letter without case and accent, a digit, or
 * one of the marks that names are written with), a separator that may be written in several ways, or the end of a name.
 */

/** No part of any name. */
export const OTHER = 0;
/** Space, line end, tab. */
export const SPACE = -1;
/** Hyphen and its relatives. */
export const HYPHEN = -2;
/** Slash, underscore, apostrophe, bracket …: a separator only where the name itself has one. */
export const MARK = -3;

const HYPHENS = '-\u2010\u2011\u2012\u2013\u2014\u2212';
const MARKS = "/_'\u2019:,()^";
/** Marks that are part of a name: Qwen2.5, A*, ControlNet++, Q&A. */
const NAME_SIGNS = '.+*&@#';
/** Class numbers from here on are given to signs outside ASCII as they are met. */
const FIRST_FREE = 128;
export const CLASSES = 256;

const ascii = new Int16Array(128);
for (let code = 0; code < 128; code++) {
  const char = String.fromCharCode(code);
  if (/[a-z0-9]/.test(char)) ascii[code] = code;
  else if (/[A-Z]/.test(char)) ascii[code] = code + 32;
  else if (/\s/.test(char)) ascii[code] = SPACE;
  else if (HYPHENS.includes(char)) ascii[code] = HYPHEN;
  else if (MARKS.includes(char)) ascii[code] = MARK;
  else if (NAME_SIGNS.includes(char)) ascii[code] = code;
}

const others = new Map<number, number>();
let free = FIRST_FREE;

/** Class of a UTF-16 unit: above 0 a sign of a name, below 0 a separator, 0 neither. */
export function classOf(code: number): number {
  return code < 128 ? ascii[code]! : (others.get(code) ?? classify(code));
}

function classify(code: number): number {
  const char = String.fromCharCode(code);
  let found = OTHER;
  if (/\s/.test(char)) found = SPACE;
  else if (HYPHENS.includes(char)) found = HYPHEN;
  else if (MARKS.includes(char)) found = MARK;
  else if (/[\p{L}\p{N}\p{Sm}]/u.test(char)) {
    const base = char.normalize('NFKD').charCodeAt(0);
    // When the numbers run out, signs share the last one; the spelling is compared anyway.
    found = base < 128 ? Math.max(ascii[base]!, OTHER) : free < CLASSES - 1 ? free++ : CLASSES - 1;
  }
  others.set(code, found);
  return found;
}

const DOT = 46;

/** Letter or digit (of any script). */
export function isWordClass(found: number): boolean {
  return (found >= 97 && found <= 122) || isDigitClass(found) || found >= FIRST_FREE;
}

export function isDigitClass(found: number): boolean {
  return found >= 48 && found <= 57;
}

/** True where a name may end: what follows at `at` does not continue the word, the number or a "++". */
export function endsAt(text: string, at: number): boolean {
  if (at >= text.length) return true;
  const next = classOf(text.charCodeAt(at));
  if (isWordClass(next)) return false;
  const code = text.charCodeAt(at);
  const after = at + 1 < text.length ? classOf(text.charCodeAt(at + 1)) : OTHER;
  if (code === DOT) {
    return !(isDigitClass(after) && isDigitClass(classOf(text.charCodeAt(at - 1))));
  }
  return !(code === 43 && !isWordClass(after));
}
