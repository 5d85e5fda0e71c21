/** Combining marks of LaTeX's accent commands. */
const ACCENTS: Record<string, string> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
};
const LETTERS: Record<string, string> = {
  ss: 'ß',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  aa: 'å',
  AA: 'Å',
  i: 'i',
  j: 'j',
};

/**
 * What BibTeX's own syntax puts into a value, taken out: accents become letters, protecting braces go, "\&" is "&".
 * Mathematics and other commands stay, as they do in titles from anywhere else.
 */
export function plainLatex(value: string): string {
  return value
    .split(/(\$[^$]*\$)/)
    .map((part, at) => (at % 2 === 1 ? part : plainText(part)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

function plainText(text: string): string {
  const plain = text
    .replace(
      /\\(?:([`'^~=."])\s*|([uHrvdck])(?:\s+|(?=\{)))(?:\{\s*(\\?[A-Za-z])\s*\}|(\\?[A-Za-z]))/g,
      (_all, mark: string, word: string, braced: string, bare: string) =>
        `${(braced ?? bare).replace('\\', '')}${ACCENTS[mark ?? word]}`.normalize('NFC'),
    )
    .replace(
      /\\(ss|ae|AE|oe|OE|aa|AA|o|O|l|L|i|j)(?:\{\}|(?![A-Za-z])\s*)/g,
      (_all, name: string) => LETTERS[name]!,
    )
    .replace(/\\([&%$#_])/g, '$1')
    .replace(/(?<!\\)~/g, ' ');
  return withoutBraces(plain);
}

/** Braces that only protect the case of letters; those of a command's arguments, "^" and "_" stay. */
function withoutBraces(text: string): string {
  let out = '';
  let argumentEnd = -1;
  const kept: boolean[] = [];
  for (const c of text) {
    if (c === '{') {
      kept.push(/(?:\\[A-Za-z]+|[_^])$/.test(out.slice(-40)) || out.length === argumentEnd);
      if (kept.at(-1)) out += c;
    } else if (c !== '}') out += c;
    else if (kept.pop()) {
      out += c;
      argumentEnd = out.length;
    }
  }
  return out;
}
