import type { EntityType } from '../graph/schema.ts';
import { findAbbreviations } from './abbreviations.ts';
import { claimOf } from './claims.ts';
import { CUES, HEAD_NOUNS } from './cues.ts';
import type { Document, Sentence } from './document.ts';
import { isCoined } from './shape.ts';
import { type Piece, surfaceOf } from './span.ts';

/** A name that a paper gives to something of its own, by the words around it. */
export interface IntroducedPiece extends Piece {
  type: EntityType;
  rule: 'title-colon' | 'we-propose' | 'called' | 'abbreviation';
}

const PROPOSE = 1;
const RELEASE = 2;
const NAME = 3;
const TYPES: readonly EntityType[] = ['Method', 'Model', 'Benchmark'];
/** How far before a name the verb that introduces it may stand, in tokens. */
const REACH = 24;

/**
 * The paper's own names, found by their form alone: a coined name before the colon of the title, after "we propose",
 * after "called", or as the abbreviation of a long form that "we propose" comes before.
 */
export function findIntroduced(document: Document): IntroducedPiece[] {
  const found: IntroducedPiece[] = [];
  for (const sentence of document.sentences) {
    if (sentence.field === 'title') {
      const piece = beforeColon(sentence);
      if (piece)
        found.push({ ...piece, type: typeOfTitle(sentence, piece.to), rule: 'title-colon' });
    } else {
      collect(sentence, found);
    }
  }
  return found;
}

/** "GaLore: Memory-Efficient …": what stands before the first colon or dash, when it is one coined word or two. */
function beforeColon(sentence: Sentence): Piece | undefined {
  const { tokens } = sentence;
  const end = tokens.findIndex(
    (token, i) =>
      i > 0 &&
      (token.text === ':' || (token.text === '-' && token.spaced && tokens[i + 1]?.spaced)),
  );
  if (end < 1 || end > 8) return undefined;
  const piece = { sentence, from: 0, to: end };
  const words = surfaceOf(piece).split(' ');
  return words.length <= 2 && words.some(isCoined) ? piece : undefined;
}

function typeOfTitle(sentence: Sentence, from: number): EntityType {
  for (let i = from; i < sentence.tokens.length; i++) {
    const low = sentence.tokens[i]!.text.toLowerCase();
    if (/^(?:for|with|via|in|on|through|to|by|from|using)$/.test(low)) break;
    const head = HEAD_NOUNS.get(low);
    if (head && /^(?:dataset|benchmark|corpus|testbed|suite|database|treebank)/.test(low))
      return 'Benchmark';
  }
  return 'Method';
}

function collect(sentence: Sentence, found: IntroducedPiece[]): void {
  const { tokens } = sentence;
  const shorts = new Map(findAbbreviations(sentence).map(({ short }) => [short.from, short]));
  let verb = -1;
  let named = -1;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const cue = token.word ? CUES.get(token.text.toLowerCase()) : undefined;
    if (cue === PROPOSE || cue === RELEASE) verb = i;
    if (cue === NAME) named = i;
    if (!token.word || !token.spaced) {
      const short = shorts.get(i);
      if (short && verb >= 0 && i - verb <= REACH && isCoined(surfaceOf(short))) {
        found.push({ ...short, type: typeNear(sentence, verb, short), rule: 'abbreviation' });
      }
      continue;
    }
    const piece = chunkAt(sentence, i);
    if (!isCoined(surfaceOf(piece))) {
      const plain = verb >= 0 || named >= 0 ? capitalised(sentence, i) : undefined;
      if (plain)
        found.push({
          ...plain,
          type: typeNear(sentence, Math.max(verb, named), plain),
          rule: 'we-propose',
        });
      continue;
    }
    if (named >= 0 && i - named <= 3) {
      found.push({
        ...piece,
        type: typeNear(sentence, verb >= 0 ? verb : named, piece),
        rule: 'called',
      });
    } else if (verb >= 0 && i > verb && i - verb <= REACH && introduces(sentence, verb, piece)) {
      found.push({ ...piece, type: typeNear(sentence, verb, piece), rule: 'we-propose' });
    }
  }
}

/** "We release Heron, a …": one to four capitalised words that are told about where "we introduce" them. */
function capitalised(sentence: Sentence, from: number): Piece | undefined {
  const { tokens } = sentence;
  if (!/^\p{Lu}\p{Ll}{2,}/u.test(tokens[from]!.text)) return undefined;
  let to = from + 1;
  while (
    to < tokens.length &&
    to - from < 5 &&
    /^(?:\p{Lu}[\p{L}\d]+|\d+(?:\.\d+)?[BM]?|-)$/u.test(tokens[to]!.text)
  )
    to++;
  if (to - from > 4 || tokens[to - 1]!.text === '-') return undefined;
  const piece = { sentence, from, to };
  const after = tokens[to]?.text ?? '';
  if (!/^(?:[,:(]|which|that)$/.test(after)) return undefined;
  if (after === ',' && !/^(?:an?|the|our|which|two|three)$/i.test(tokens[to + 1]?.text ?? ''))
    return undefined;
  return claimOf(piece, true) ? piece : undefined;
}

/** What stands between blanks, without brackets and commas. */
function chunkAt(sentence: Sentence, from: number): Piece {
  const { tokens } = sentence;
  let to = from + 1;
  while (to < tokens.length && !tokens[to]!.spaced && !'()[],;:.!?"'.includes(tokens[to]!.text))
    to++;
  while (to > from + 1 && !tokens[to - 1]!.word && !'+*#'.includes(tokens[to - 1]!.text)) to--;
  return { sentence, from, to };
}

/** "propose X", "propose a novel method, X," and "propose X, a …": nothing but words of description may come between. */
function introduces(sentence: Sentence, verb: number, piece: Piece): boolean {
  const { tokens } = sentence;
  if (!/^(?:we|paper|work|article|study|and|,|is|are)$/i.test(tokens[verb - 1]?.text ?? 'we')) {
    // "the proposed X" and "recently introduced X" name things too, but not always the paper's own
    if (
      !/^(?:this|thus|here|hence|further|also|then|first|finally|therefore)$/i.test(
        tokens[verb - 1]?.text ?? '',
      )
    )
      return false;
  }
  if (piece.from === verb + 1) return true;
  const before = tokens[piece.from - 1]!.text;
  const after = tokens[piece.to]?.text ?? '.';
  for (let i = verb + 1; i < piece.from; i++) {
    const low = tokens[i]!.text.toLowerCase();
    if (/^(?:that|which|for|to|on|with|from|using|based|by|in|of|where|via)$/.test(low))
      return false;
  }
  return (before === ',' || before === ':' || before === '-') &&
    /^[,.:;(]|-|a|an|the|which|that|for$/.test(after)
    ? true
    : HEAD_NOUNS.has(before.toLowerCase()) || before === 'the' || before === 'new';
}

/** The nearest head noun after the name ("X, a benchmark for"), else between verb and name ("a benchmark called X"). */
function typeNear(sentence: Sentence, verb: number, piece: Piece): EntityType {
  const { tokens } = sentence;
  const between = lastHead(sentence, verb + 1, piece.from);
  if (between) return TYPES[between - 1]!;
  const next = HEAD_NOUNS.get(tokens[piece.to]?.text.toLowerCase() ?? '');
  if (next) return TYPES[next - 1]!;
  const after = tokens[piece.to]?.text ?? '';
  if (after === ',' || after === '(' || after === '-' || after === ':') {
    let end = piece.to + 1;
    while (
      end < tokens.length &&
      end - piece.to < 14 &&
      !/^(?:that|which|for|to|with|of|,|\.|designed)$/.test(tokens[end]!.text)
    )
      end++;
    const head = lastHead(sentence, piece.to + 1, end);
    if (head) return TYPES[head - 1]!;
  }
  return 'Method';
}

function lastHead(sentence: Sentence, from: number, to: number): number {
  for (let i = to - 1; i >= from; i--) {
    const head = HEAD_NOUNS.get(sentence.tokens[i]!.text.toLowerCase());
    if (head) return head;
  }
  return 0;
}
