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
  const codes = letters.map((letter) => letter.codePointAt(0)!);
  const rows: number[] = [];
  const last = codes.length;
  if (last > 5) rows.push(rowOf(codes, 0, 4), rowOf(codes, last - 4, last));
  for (let i = 0; i + 3 <= last && rows.length < GRAMS; i++) rows.push(rowOf(codes, i, i + 3));
  return rows;
}

/** FNV-1a over the UTF-8 of these letters, 32 bits, brought into the table. */
function rowOf(codes: readonly number[], from: number, to: number): number {
  let hash = 2166136261;
  const add = (byte: number) => {
    hash = Math.imul(hash ^ byte, 16777619);
  };
  for (let i = from; i < to; i++) {
    let code = codes[i]!;
    // half a pair of surrogates has no UTF-8 and stands as U+FFFD
    if (code >= 0xd800 && code < 0xe000) code = 0xfffd;
    if (code < 0x80) add(code);
    else {
      if (code < 0x800) add(0xc0 | (code >> 6));
      else {
        if (code < 0x10000) add(0xe0 | (code >> 12));
        else {
          add(0xf0 | (code >> 18));
          add(0x80 | ((code >> 12) & 63));
        }
        add(0x80 | ((code >> 6) & 63));
      }
      add(0x80 | (code & 63));
    }
  }
  return ((hash >>> 0) % (GRAM_ROWS - 1)) + 1;
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
