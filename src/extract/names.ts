import { ownCopy } from '../text/own.ts';

/** How names are compared and shown. */

/** Letters and digits alone, no case, no accents, no plural s: "Knowledge distillations" = "knowledge-distillation". */
export function keyOf(surface: string): string {
  let key = keys.get(surface);
  if (key === undefined) {
    key = foldKey(surface);
    if (keys.size >= MOST_KEPT) keys.clear();
    keys.set(ownCopy(surface), key);
  }
  return key;
}

/** The same names are asked for again and again; emptied when full, so that memory stays level on a long corpus. */
const keys = new Map<string, string>();
const MOST_KEPT = 20_000;

/** Most names: letters, digits and common marks, for which the rules below are quick to follow. */
const PLAIN = /^[ !"$-~]*$/;

function foldKey(surface: string): string {
  const folded = PLAIN.test(surface)
    ? surface.toLowerCase().replace(/[^a-z0-9+*]+/g, '')
    : surface
        .normalize('NFKD')
        .toLowerCase()
        .replace(/(?<=\p{L})#(?![\p{L}\p{N}])/gu, 'sharp')
        .replace(/[^\p{L}\p{N}+*]+/gu, '');
  const key = folded || surface;
  const plural = key.length > 4 && key.endsWith('s') && !key.endsWith('ss');
  return plural && !OWN_S.test(surface) ? key.slice(0, -1) : key;
}

/** "ViT-S" and "YOLOv8s" are small ones, not several. */
const OWN_S = /[-_/ \d]s[^\p{L}\p{N}]*$/iu;

/**
 * A name without the marks that a piece of text brings along: quotes, a bracket without its partner, a dash in front. Readers write no
 * name with them (one of 169,380 in annotated papers).
 */
export function tidyName(surface: string): string {
  const bare = withoutOdd(surface.replace(/["“”]/g, ''))
    .replace(/^[-–—&,;:\s]+(?=[\p{L}\d])|(?:\s*[&,;:]|(?<=\p{Ll})[-–—]|[®™])$/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return /[\p{L}\d]/u.test(bare) ? bare : surface;
}

const PARTNER: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

function withoutOdd(text: string): string {
  if (!/[()[\]{}]/.test(text)) return text;
  const odd = new Set<number>();
  const opened: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const mark = text[i]!;
    if (mark === '(' || mark === '[' || mark === '{') opened.push(i);
    else if (PARTNER[mark]) {
      if (text[opened.at(-1) ?? -1] === PARTNER[mark]) opened.pop();
      else odd.add(i);
    }
  }
  for (const i of opened) odd.add(i);
  // by code unit, as the places were counted
  return odd.size === 0
    ? text
    : text
        .split('')
        .filter((_, i) => !odd.has(i))
        .join('');
}

/** Words that English and American papers write otherwise, as the latter do: readers name most so (74 of 82). */
const BRITISH: readonly [RegExp, string][] = [
  [/(?<=\p{L}{2})(?<!improv|telev|superv|rev|adv|div|prec|prov)is(?=ations?\b)/giu, 'iz'],
  [
    /\b((?:over-?|re-?|un-?|de-?)?(?:annual|binar|categor|character|custom|discret|equal|factor|final|general|initial|kernel|linear|local|maxim|memor|minim|modular|neutral|normal|optim|organ|parallel|parameter|penal|personal|polar|quant|random|raster|regular|serial|sparsif|special|stabil|standard|summar|symbol|synchron|token|util|vector|visual|voxel))is(?=e[ds]?\b|ing\b|ers?\b)/giu,
    '$1iz',
  ],
  [/\b(mode|labe|signa|channe)ll(?=ing\b|ed\b|er\b)/giu, '$1l'],
  [/\b(behavi|col|neighb|fav)our/giu, '$1or'],
];

/** "domain generalisation" → "domain generalization". */
export function american(term: string): string {
  return BRITISH.reduce((text, [from, to]) => text.replace(from, to), term);
}

const SMALL = /^(?:of|the|for|and|a|an|in|on|to|with|via|by|from|as|at|or)$/;

/** What stands behind one of these is one of many: "mixture of experts", "navigation among movable obstacles". */
const AMONG = / (?:of|among|with|between|from) /;

/**
 * A generic term as a heading writes it, in the singular: "vision transformers" → "Vision Transformer". Letters that are signs stay
 * small: "k-core", "α-expansion".
 */
export function headingOf(surface: string): string {
  const words = (AMONG.test(surface) ? surface : singular(surface)).split(' ');
  return words
    .map((word, i) =>
      i > 0 && SMALL.test(word)
        ? word
        : word.replace(
            /(^|-)(?!(?:[fgkmnpq]|\p{Script=Greek})(?=-|$|\d))(\p{Script=Latin})/gu,
            (_, mark: string, letter: string) => mark + letter.toUpperCase(),
          ),
    )
    .join(' ');
}

/** The last word in the singular where it is a plain plural ("networks", "strategies", "LLMs"), else unchanged. */
export function singular(surface: string): string {
  if (/(?:ss|us|is|ics|ias|series|squares|[kc]-means|Bayes|Atlas|always)$/i.test(surface))
    return surface;
  if (/\p{Ll}{2}[^aeiou]ies$/u.test(surface)) return `${surface.slice(0, -3)}y`;
  if (/(?:ch|sh|x|ss|z|bonus|virus|census|corpus|status|lens|\bbus|\bbias)es$/.test(surface))
    return surface.slice(0, -2);
  if (/\p{Lu}s$/u.test(surface) && surface.length > 3) return surface.slice(0, -1);
  return /\p{Ll}{2}s$/u.test(surface) ? surface.slice(0, -1) : surface;
}
