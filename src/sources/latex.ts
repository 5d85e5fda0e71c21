import { ACCENTS, SYMBOLS } from '../text/latex.ts';

/** "\d", an accent in names alone: in an abstract it is more often a regular expression. */
const DOT_BELOW = '\u0323';

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
        `${(braced ?? bare).replace('\\', '')}${ACCENTS.get(mark ?? word) ?? DOT_BELOW}`.normalize(
          'NFC',
        ),
    )
    .replace(
      /\\(ss|ae|AE|oe|OE|aa|AA|o|O|l|L|i|j)(?:\{\}|(?![A-Za-z])\s*)/g,
      (_all, name: string) => (name === 'i' || name === 'j' ? name : SYMBOLS.get(name)!),
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
