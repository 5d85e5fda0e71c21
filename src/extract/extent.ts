import type { LexiconEntry } from '../lexicon/lexicon.ts';
import type { Sentence } from './document.ts';
import type { KnownName } from './knowledge.ts';
import type { Piece } from './span.ts';
import { isSize, isVersion } from './versions.ts';

/** A place where the lists, or the papers of the corpus, have a name: tokens [from, to). */
export interface KnownPiece {
  from: number;
  to: number;
  entry?: LexiconEntry;
  name?: KnownName;
}

/** "Heron and Stork" are two where the list has one of them as a name of its own, else one. */
export function partsOf(
  { tokens }: Sentence,
  from: number,
  to: number,
  known: readonly KnownPiece[] = [],
): [number, number][] {
  for (let i = from + 1; i < to - 1; i++) {
    if (tokens[i]!.text !== 'and') continue;
    const isName = (a: number, b: number) =>
      known.some((piece) => piece.from === a && piece.to === b && piece.entry?.scope === 'proper');
    if (known.some((piece) => piece.from < i && piece.to > i)) continue;
    if (!isName(from, i) && !isName(i + 1, to)) continue;
    // "VOC 2007 and 2012": a number is no name
    const second: [number, number][] = /\p{Lu}/u.test(tokens[i + 1]!.text) ? [[i + 1, to]] : [];
    return [[from, i], ...second];
  }
  return [[from, to]];
}

/** Takes in what follows "LLaMA-2-7B" in a list of sizes: "/13B", " and 13B", ", 13B and 70B". */
export function withSizes({ tokens }: Sentence, end: number): number {
  let to = end;
  if (to === 0 || !isSize(tokens[to - 1]!.text)) return to;
  for (;;) {
    const next = behindComma(tokens, to);
    // "LLaMA 7B and 40B tokens" counts something else
    if (next === to || !isSize(tokens[next]?.text ?? '')) return to;
    if (/^(?:tokens?|parameters?|weights|images?|params)$/.test(tokens[next + 1]?.text ?? ''))
      return to;
    to = next + 1;
  }
}

/** The versions that follow "YOLOv5" in a list: "/v7", ", v7 and v8"; the list ends before token `to`. */
export function versionsBehind({ sentence: { tokens }, to }: Piece): {
  versions: string[];
  to: number;
} {
  const versions: string[] = [];
  for (let end = to; ; end++) {
    const next = behindComma(tokens, end);
    const text = tokens[next]?.text ?? '';
    if (next === end || !isVersion(text)) return { versions, to: end };
    versions.push(text);
    end = next;
  }
}

/** The token behind what parts a list; `at` where nothing does. */
function behindComma(tokens: Sentence['tokens'], at: number): number {
  if (/^[/&]$/.test(tokens[at]?.text ?? '')) return at + 1;
  const next = tokens[at]?.text === ',' ? at + 1 : at;
  return /^(?:and|or)$/.test(tokens[next]?.text ?? '') ? next + 1 : next;
}

/** Takes in the empty brackets of "Fold.x()". */
export function withCall({ tokens }: Sentence, to: number): number {
  const brackets = tokens[to]?.text === '(' && tokens[to + 1]?.text === ')';
  return brackets && !tokens[to]!.spaced && !tokens[to + 1]!.spaced ? to + 2 : to;
}

/** Takes in the size and edition after the name of a model: "-6.7B", " 7B Chat"; `to` where there is none. */
export function withRelease({ tokens }: Sentence, to: number): number {
  let end = to;
  for (let turn = 0; turn < 4; turn++) {
    const dash = tokens[end]?.text === '-' && !tokens[end]!.spaced ? 1 : 0;
    const part = tokens[end + dash];
    if (!part || (dash === 1 && part.spaced)) break;
    if (!isSize(part.text) && !/^(?:Chat|Instruct|chat|instruct)$/.test(part.text)) break;
    end += dash + 1;
  }
  for (let i = to; i < end; i++)
    if (isSize(tokens[i]!.text)) return withSizes({ tokens } as Sentence, end);
  return to;
}

/** "MH) Markov chain" and "X (Y" lose what stands beyond the bracket that has no partner. */
export function withoutOddBrackets({ sentence, from, to }: Piece): [number, number] {
  const opened: number[] = [];
  let start = from;
  for (let i = from; i < to; i++) {
    const { text } = sentence.tokens[i]!;
    if (text === '(') opened.push(i);
    else if (text === ')' && opened.pop() === undefined) start = i + 1;
  }
  return [start, opened[0] ?? to];
}
