import type { Sentence } from '../document.ts';
import type { Piece } from '../span.ts';
import { LABELS } from './labels.ts';
import type { TaggedSentence } from './tagger.ts';

/** A piece counts as a name that may be from this probability on. */
const LEAST = 0.07;
/** Tokens of a name at most, of those found so. */
const LONGEST = 9;

/** Pieces that the tagger may have meant, most of which it did not choose: their labels' probabilities multiplied. */
export function likelyPieces(sentence: Sentence, { marginals }: TaggedSentence): Piece[] {
  const { tokens } = sentence;
  const count = tokens.length;
  const begins = new Float64Array(count + 1);
  const goesOn = new Float64Array(count + 1);
  for (let t = 0; t < count; t++) {
    for (let label = 1; label < LABELS; label += 2) {
      begins[t]! += marginals[t * LABELS + label]!;
      goesOn[t]! += marginals[t * LABELS + label + 1]!;
    }
  }
  const pieces: Piece[] = [];
  for (let from = 0; from < count; from++) {
    let inside = begins[from]!;
    if (inside < LEAST || !tokens[from]!.word) continue;
    for (let to = from + 1; to <= Math.min(count, from + LONGEST); to++) {
      // A label that goes on is likely only after one that begins: given the one before, not both times over.
      if (to > from + 1)
        inside *= Math.min(1, goesOn[to - 1]! / (begins[to - 2]! + goesOn[to - 2]! || 1));
      if (inside < LEAST) break;
      const after =
        to < count ? Math.min(1, goesOn[to]! / (begins[to - 1]! + goesOn[to - 1]! || 1)) : 0;
      if (tokens[to - 1]!.word && inside * (1 - after) >= LEAST)
        pieces.push({ sentence, from, to });
    }
  }
  return pieces;
}
