import { findAbbreviations } from '../abbreviations.ts';
import type { Sentence } from '../document.ts';
import { mix } from './hash.ts';
import type { PaperFacts, PaperWord } from './paper.ts';
import { NO_WORD, PLACES, type WordFacts, wordFacts, wordFeatures } from './word.ts';

/** What a token's place says of it. */
interface Row {
  chunkLow: number;
  chunkShape: number;
  /** 0 alone, 1 first, 2 inside, 3 last piece of what stands between blanks. */
  place: number;
  /** Its part in an abbreviation, and in the paper: in the title, met again, met in lower case, in brackets. */
  context: number;
}

/** What goes on without a blank for longer is told apart by its beginning alone. */
const LONGEST_CHUNK = 48;

/** All features of each token of a sentence: unsigned 32-bit numbers, one list a token. For training. */
export function sentenceFeatures(sentence: Sentence, facts: PaperFacts): number[][] {
  const words = facts[sentence.index]!;
  const keys = contextFeatures(sentence, facts);
  return words.map((_, i) => [
    ...Array.from(keys.subarray(i * CONTEXT, (i + 1) * CONTEXT), (key) => key >>> 0),
    ...PLACES.flatMap((place) => wordFeatures(words[i + place]?.facts ?? NO_WORD, place)),
  ]);
}

/** Number of features that contextFeatures gives for a token. */
export const CONTEXT = 40;

/** The features that need more than one word, or the place in the paper: CONTEXT a token, one token after the other. */
export function contextFeatures(sentence: Sentence, facts: PaperFacts): Int32Array {
  const { tokens } = sentence;
  const words = facts[sentence.index]!;
  const rows = readRows(sentence, words);
  const keys = new Int32Array(rows.length * CONTEXT);
  const colon = sentence.field === 'title' ? tokens.findIndex((token) => token.text === ':') : -1;
  const field = sentence.field === 'title' ? (colon > 0 ? 2 : 1) : 0;
  const where = sentence.field === 'title' ? 0 : Math.min(sentence.index, 9);
  const leftCues = nearest(words, 'cue', 8);
  const leftHeads = nearest(words, 'head', 4);
  const rightHeads = nearest(words, 'head', 5, true);
  const rightCues = nearest(words, 'cue', 4, true);
  let k = 0;
  let b1 = NO_WORD;
  let b2 = NO_WORD;
  let b3 = NO_WORD;
  let word = words[0]?.facts ?? NO_WORD;
  let a1 = words[1]?.facts ?? NO_WORD;
  let a2 = words[2]?.facts ?? NO_WORD;
  for (let i = 0; i < rows.length; i++) {
    const a3 = i + 3 < words.length ? words[i + 3]!.facts : NO_WORD;
    const row = rows[i]!;
    const { shape, low, middle, coarse, use } = word;
    keys[k++] = mix(mix(12, b2.low), b1.low);
    keys[k++] = mix(mix(13, b1.low), low);
    keys[k++] = mix(mix(14, low), a1.low);
    keys[k++] = mix(mix(15, a1.low), a2.low);
    keys[k++] = mix(mix(mix(16, b1.low), low), a1.low);
    keys[k++] = mix(mix(18, b1.shape), shape);
    keys[k++] = mix(mix(19, shape), a1.shape);
    keys[k++] = mix(mix(mix(20, b1.shape), shape), a1.shape);
    keys[k++] = mix(mix(21, shape), b1.low);
    keys[k++] = mix(mix(22, shape), a1.low);
    keys[k++] = mix(mix(mix(23, shape), b1.low), b2.low);
    keys[k++] = mix(mix(mix(24, shape), a1.low), a2.low);
    keys[k++] = mix(25, row.chunkLow);
    keys[k++] = mix(mix(26, row.chunkShape), row.place);
    keys[k++] = mix(mix(27, shape), field * 4 + (colon > 0 ? (i < colon ? 1 : 2) : 0));
    keys[k++] = mix(mix(28, shape), where);
    keys[k++] = mix(mix(29, shape), row.context);
    keys[k++] = mix(mix(30, low), row.context & 3);
    keys[k++] = mix(mix(31, shape), leftCues[i]!);
    keys[k++] = mix(32, leftCues[i]!);
    keys[k++] = mix(mix(33, shape), rightHeads[i]!);
    keys[k++] = mix(34, rightHeads[i]!);
    keys[k++] = mix(mix(35, shape), leftHeads[i]!);
    keys[k++] = mix(mix(36, leftCues[i]!), rightHeads[i]!);
    keys[k++] = mix(mix(37, shape), rightCues[i]!);
    keys[k++] = mix(mix(38, row.place), a1.low);
    keys[k++] = mix(mix(mix(39, a1.low), a2.low), a3.low);
    keys[k++] = mix(mix(40, i === 0 ? 1 : 0), shape);
    keys[k++] = mix(mix(mix(41, b1.low), b2.low), b3.low);
    keys[k++] = mix(mix(48, b1.middle), middle);
    keys[k++] = mix(mix(49, middle), a1.middle);
    keys[k++] = mix(mix(mix(50, b1.coarse), coarse), a1.coarse);
    keys[k++] = mix(mix(51, shape), b1.middle);
    keys[k++] = mix(mix(52, shape), a1.middle);
    keys[k++] = mix(mix(mix(53, b2.coarse), b1.coarse), shape);
    keys[k++] = mix(mix(mix(54, shape), a1.coarse), a2.coarse);
    keys[k++] = mix(mix(57, b1.lowered), use);
    keys[k++] = mix(mix(58, use), a1.lowered);
    keys[k++] = mix(mix(59, b1.fine), a1.fine);
    keys[k++] = mix(mix(60, row.context), word.lowered);
    b3 = b2;
    b2 = b1;
    b1 = word;
    word = a1;
    a1 = a2;
    a2 = a3;
  }
  return keys;
}

function readRows(sentence: Sentence, words: readonly PaperWord[]): Row[] {
  const { tokens } = sentence;
  const rows: Row[] = [];
  const roles = abbreviationRoles(sentence);
  let depth = 0;
  for (let i = 0; i < tokens.length; ) {
    let end = i + 1;
    while (
      end < tokens.length &&
      !tokens[end]!.spaced &&
      !words[end]!.facts.parts &&
      !words[end - 1]!.facts.parts
    )
      end++;
    const chunk = chunkFacts(sentence, words, i, end);
    for (let k = i; k < end; k++) {
      const { facts, count, anyCase } = words[k]!;
      depth = Math.max(0, depth + facts.deeper);
      rows.push({
        chunkLow: chunk.low,
        chunkShape: chunk.shape,
        place: end - i === 1 ? 0 : k === i ? 1 : k === end - 1 ? 3 : 2,
        context:
          roles[k]! +
          (anyCase.title ? 4 : 0) +
          (count > 2 ? 16 : count > 1 ? 8 : 0) +
          (anyCase.lowered ? 32 : 0) +
          (depth > 0 ? 64 : 0),
      });
    }
    i = end;
  }
  return rows;
}

/** A chunk is what stands between blanks; marks inside it go with it, brackets, commas and the like do not. */
function chunkFacts(
  { tokens }: Sentence,
  words: readonly PaperWord[],
  from: number,
  to: number,
): WordFacts {
  if (to - from === 1 && tokens[from]!.text.length <= LONGEST_CHUNK) return words[from]!.facts;
  let chunk = '';
  for (let k = from; k < to && chunk.length < LONGEST_CHUNK; k++) chunk += tokens[k]!.text;
  return wordFacts(chunk.slice(0, LONGEST_CHUNK));
}

/** 1 in the long form of an abbreviation, 2 in the short one. */
function abbreviationRoles(sentence: Sentence): Uint8Array {
  const roles = new Uint8Array(sentence.tokens.length);
  for (const { long, short } of findAbbreviations(sentence)) {
    roles.fill(1, long.from, long.to);
    roles.fill(2, short.from, short.to);
  }
  return roles;
}

/** For each token the nearest cue before (or after) it within reach, with the distance: a small number. */
function nearest(
  words: readonly PaperWord[],
  kind: 'cue' | 'head',
  reach: number,
  after = false,
): Int32Array {
  const found = new Int32Array(words.length);
  let last = -1;
  for (let k = 0; k < words.length; k++) {
    const i = after ? words.length - 1 - k : k;
    if (last >= 0 && Math.abs(i - last) <= reach) {
      const distance = Math.abs(i - last);
      found[i] = words[last]!.facts[kind] * 8 + (distance > 4 ? 5 : distance);
    }
    if (words[i]!.facts[kind] > 0) last = i;
  }
  return found;
}
