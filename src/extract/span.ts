import type { Sentence } from './document.ts';

/** A piece of one sentence: tokens [from, to) of it. */
export interface Piece {
  sentence: Sentence;
  from: number;
  to: number;
}

export function startOf(piece: Piece): number {
  return piece.sentence.tokens[piece.from]!.start;
}

export function endOf(piece: Piece): number {
  return piece.sentence.tokens[piece.to - 1]!.end;
}

/** The piece's plain text, as it stands. */
export function surfaceOf(piece: Piece): string {
  const { tokens } = piece.sentence;
  let text = '';
  for (let i = piece.from; i < piece.to; i++) {
    const token = tokens[i]!;
    text += i > piece.from && token.spaced ? ` ${token.text}` : token.text;
  }
  return text;
}
