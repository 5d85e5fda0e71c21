import { findAbbreviations } from '../abbreviations.ts';
import { CUES, HEAD_NOUNS } from '../cues.ts';
import type { Document, Sentence } from '../document.ts';
import { shapeOf } from '../shape.ts';
import { hashText, mix } from './hash.ts';
import { UNKNOWN_WORD, type WordStatistics, wordStatistics } from './words.ts';

/** What the tagger knows of a whole paper while it reads one sentence of it. */
export interface PaperFacts {
  /** Lower-case words of the title. */
  titleWords: Set<string>;
  /** Words as written → how often. */
  counts: Map<string, number>;
  lowered: Set<string>;
}

interface Row {
  low: number;
  raw: number;
  shape: number;
  cue: number;
  head: number;
  chunkLow: number;
  chunkShape: number;
  /** 0 alone, 1 first, 2 inside, 3 last piece of what stands between blanks. */
  place: number;
  context: number;
  known: WordStatistics;
}

const NONE: Row = {
  low: 1,
  raw: 1,
  shape: 1,
  cue: 0,
  head: 0,
  chunkLow: 1,
  chunkShape: 1,
  place: 0,
  context: 0,
  known: UNKNOWN_WORD,
};

/** A word beyond the sentence. */
const BEYOND = { ...NONE, affixes: [] as number[] };

const wordCache = new Map<
  string,
  {
    low: number;
    raw: number;
    shape: number;
    cue: number;
    head: number;
    affixes: number[];
    known: WordStatistics;
  }
>();

function wordFacts(text: string) {
  let facts = wordCache.get(text);
  if (facts) return facts;
  const lower = text.toLowerCase();
  const affixes: number[] = [];
  if (/\p{L}/u.test(text)) {
    for (const n of [2, 3, 4]) {
      if (lower.length > n) {
        affixes.push(
          mix(100 + n, hashText(text, 0, n)),
          mix(110 + n, hashText(lower, lower.length - n)),
        );
      }
    }
  }
  facts = {
    low: hashText(/^\d/.test(lower) ? lower.replace(/\d/g, '0') : lower),
    raw: hashText(text),
    shape: hashText(shapeOf(text)),
    cue: CUES.get(lower) ?? 0,
    head: HEAD_NOUNS.get(lower) ?? 0,
    affixes,
    known: wordStatistics(lower),
  };
  // The cache is only for speed: emptied when full, so that memory stays level on a long corpus.
  if (wordCache.size > 50_000) wordCache.clear();
  wordCache.set(text, facts);
  return facts;
}

export function paperFacts(document: Document): PaperFacts {
  const titleWords = new Set<string>();
  const counts = new Map<string, number>();
  const lowered = new Set<string>();
  for (const sentence of document.sentences) {
    for (const token of sentence.tokens) {
      if (!token.word) continue;
      counts.set(token.text, (counts.get(token.text) ?? 0) + 1);
      const low = token.text.toLowerCase();
      if (low === token.text) lowered.add(low);
      if (sentence.field === 'title') titleWords.add(low);
    }
  }
  return { titleWords, counts, lowered };
}

/** Where a word stands from the token that is read: itself, one to three before it, one to three after it. */
export const PLACES = [0, -1, -2, -3, 1, 2, 3] as const;
export type Place = (typeof PLACES)[number];

/**
 * The features that follow from one word and its place alone: their weights can be summed once a word. Undefined for
 * a place beyond the sentence.
 */
export function wordFeatures(text: string | undefined, place: Place): number[] {
  const { low, raw, shape, affixes, known } = text === undefined ? BEYOND : wordFacts(text);
  switch (place) {
    case 0: {
      const use = known.frequency * 16 + known.lowered;
      return [
        3,
        mix(4, low),
        mix(5, raw),
        mix(17, shape),
        mix(42, known.middle),
        mix(43, known.fine),
        mix(mix(55, shape), use),
        mix(mix(56, known.coarse), use),
        ...affixes,
      ];
    }
    case -1:
      return [mix(6, low), mix(44, known.middle)];
    case -2:
      return [mix(7, low), mix(46, known.middle)];
    case -3:
      return [mix(8, low)];
    case 1:
      return [mix(9, low), mix(45, known.middle)];
    case 2:
      return [mix(10, low), mix(47, known.middle)];
    case 3:
      return [mix(11, low)];
  }
}

/** All features of each token of a sentence: 32-bit numbers, one list a token. */
export function sentenceFeatures(sentence: Sentence, facts: PaperFacts): number[][] {
  const { tokens } = sentence;
  const features = contextFeatures(sentence, facts);
  features.forEach((list, i) => {
    for (const place of PLACES) list.push(...wordFeatures(tokens[i + place]?.text, place));
  });
  return features;
}

/** The features that need more than one word, or the place in the paper. */
export function contextFeatures(sentence: Sentence, facts: PaperFacts): number[][] {
  const { tokens } = sentence;
  const rows = readRows(sentence, facts);
  const colon = sentence.field === 'title' ? tokens.findIndex((token) => token.text === ':') : -1;
  const field = sentence.field === 'title' ? (colon > 0 ? 2 : 1) : 0;
  const where = sentence.field === 'title' ? 0 : Math.min(sentence.index, 9);
  const leftCues = nearest(rows, 'cue', 8);
  const leftHeads = nearest(rows, 'head', 4);
  const rightHeads = nearest(rows, 'head', 5, true);
  const rightCues = nearest(rows, 'cue', 4, true);
  return rows.map((row, i) => {
    const b1 = rows[i - 1] ?? NONE;
    const b2 = rows[i - 2] ?? NONE;
    const b3 = rows[i - 3] ?? NONE;
    const a1 = rows[i + 1] ?? NONE;
    const a2 = rows[i + 2] ?? NONE;
    const a3 = rows[i + 3] ?? NONE;
    const shape = row.shape;
    const k = row.known;
    const use = k.frequency * 16 + k.lowered;
    return [
      mix(mix(12, b2.low), b1.low),
      mix(mix(13, b1.low), row.low),
      mix(mix(14, row.low), a1.low),
      mix(mix(15, a1.low), a2.low),
      mix(mix(mix(16, b1.low), row.low), a1.low),
      mix(mix(18, b1.shape), shape),
      mix(mix(19, shape), a1.shape),
      mix(mix(mix(20, b1.shape), shape), a1.shape),
      mix(mix(21, shape), b1.low),
      mix(mix(22, shape), a1.low),
      mix(mix(mix(23, shape), b1.low), b2.low),
      mix(mix(mix(24, shape), a1.low), a2.low),
      mix(25, row.chunkLow),
      mix(mix(26, row.chunkShape), row.place),
      mix(mix(27, shape), field * 4 + (colon > 0 ? (i < colon ? 1 : 2) : 0)),
      mix(mix(28, shape), where),
      mix(mix(29, shape), row.context),
      mix(mix(30, row.low), row.context & 3),
      mix(mix(31, shape), leftCues[i]!),
      mix(32, leftCues[i]!),
      mix(mix(33, shape), rightHeads[i]!),
      mix(34, rightHeads[i]!),
      mix(mix(35, shape), leftHeads[i]!),
      mix(mix(36, leftCues[i]!), rightHeads[i]!),
      mix(mix(37, shape), rightCues[i]!),
      mix(mix(38, row.place), a1.low),
      mix(mix(mix(39, a1.low), a2.low), a3.low),
      mix(mix(40, i === 0 ? 1 : 0), shape),
      mix(mix(mix(41, b1.low), b2.low), b3.low),
      mix(mix(48, b1.known.middle), k.middle),
      mix(mix(49, k.middle), a1.known.middle),
      mix(mix(mix(50, b1.known.coarse), k.coarse), a1.known.coarse),
      mix(mix(51, shape), b1.known.middle),
      mix(mix(52, shape), a1.known.middle),
      mix(mix(mix(53, b2.known.coarse), b1.known.coarse), shape),
      mix(mix(mix(54, shape), a1.known.coarse), a2.known.coarse),
      mix(mix(57, b1.known.lowered), use),
      mix(mix(58, use), a1.known.lowered),
      mix(mix(59, b1.known.fine), a1.known.fine),
      mix(mix(60, row.context), k.lowered),
    ];
  });
}

function readRows(sentence: Sentence, facts: PaperFacts): Row[] {
  const { tokens } = sentence;
  const rows: Row[] = [];
  const roles = abbreviationRoles(sentence);
  let depth = 0;
  for (let i = 0; i < tokens.length; ) {
    let end = i + 1;
    while (
      end < tokens.length &&
      !tokens[end]!.spaced &&
      joins(tokens[end]!.text, tokens[end - 1]!.text)
    )
      end++;
    let chunk = '';
    for (let k = i; k < end; k++) chunk += tokens[k]!.text;
    const chunkFacts = wordFacts(chunk.slice(0, 48));
    for (let k = i; k < end; k++) {
      const { text } = tokens[k]!;
      const word = wordFacts(text);
      if (text === '(' || text === '[') depth++;
      if (text === ')' || text === ']') depth = Math.max(0, depth - 1);
      const low = text.toLowerCase();
      const count = facts.counts.get(text) ?? 0;
      const context =
        (roles[k]! & 3) +
        4 * (facts.titleWords.has(low) ? 1 : 0) +
        8 * (count > 2 ? 2 : count > 1 ? 1 : 0) +
        32 * (facts.lowered.has(low) ? 1 : 0) +
        64 * (depth > 0 ? 1 : 0);
      rows.push({
        low: word.low,
        raw: word.raw,
        shape: word.shape,
        cue: word.cue,
        head: word.head,
        chunkLow: chunkFacts.low,
        chunkShape: chunkFacts.shape,
        place: end - i === 1 ? 0 : k === i ? 1 : k === end - 1 ? 3 : 2,
        context,
        known: word.known,
      });
    }
    i = end;
  }
  return rows;
}

/** Marks inside a chunk go with it; brackets, commas and the like do not. */
function joins(text: string, before: string): boolean {
  return !'()[],;:.!?"'.includes(text) && !'()[],;:.!?"'.includes(before);
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
function nearest(rows: Row[], kind: 'cue' | 'head', reach: number, after = false): Int32Array {
  const found = new Int32Array(rows.length);
  let last = -1;
  for (let k = 0; k < rows.length; k++) {
    const i = after ? rows.length - 1 - k : k;
    if (last >= 0 && Math.abs(i - last) <= reach) {
      const distance = Math.abs(i - last);
      found[i] = rows[last]![kind] * 8 + (distance > 4 ? 5 : distance);
    }
    if (rows[i]![kind] > 0) last = i;
  }
  return found;
}
