/** Places for three-letter pieces in the encoder's table; 0 is "none". */
export const GRAM_ROWS = 16384;
/** Pieces of a word that are looked at, at most. */
export const GRAMS = 14;

const NUMBER = /^\d[\d.,]*$/;

/** The form under which a word stands in the encoder's vocabulary. */
export function vocabularyForm(word: string): string {
  const low = word.toLowerCase();
  return NUMBER.test(low) ? '0' : low;
}

/** Rows of the pieces a word is spelt with: its beginning and end, and all threes of neighbouring letters. */
export function gramsOf(word: string): number[] {
  const letters = ['^', ...word.toLowerCase(), '$'];
  const pieces: string[] = [];
  if (letters.length > 5) {
    pieces.push(letters.slice(0, 4).join(''), letters.slice(-4).join(''));
  }
  for (let i = 0; i + 3 <= letters.length && pieces.length < GRAMS; i++) {
    pieces.push(letters[i]! + letters[i + 1]! + letters[i + 2]!);
  }
  return pieces.map((piece) => (hashOf(piece) % (GRAM_ROWS - 1)) + 1);
}

const utf8 = new TextEncoder();

/** FNV-1a over UTF-8, 32 bits. */
function hashOf(text: string): number {
  let hash = 2166136261;
  for (const byte of utf8.encode(text)) hash = Math.imul(hash ^ byte, 16777619);
  return hash >>> 0;
}

/** The run of kinds of letters: "LLaMA-2" → "XXxXX-d"; a kind stands twice at most. */
export function outlineOf(word: string): string {
  let outline = '';
  for (const letter of word) {
    const kind = kindOf(letter);
    if (outline.length >= 2 && outline.at(-1) === kind && outline.at(-2) === kind) continue;
    outline += kind;
  }
  return outline;
}

function kindOf(letter: string): string {
  if (/\p{Lu}/u.test(letter)) return 'X';
  if (/\p{Ll}/u.test(letter)) return 'x';
  if (/\p{Nd}/u.test(letter)) return 'd';
  return letter.charCodeAt(0) < 128 ? letter : 'u';
}
