import type { MarkedText } from '../../../src/server/wire.ts';
import { el } from './dom.ts';

/** A text with its marked stretches as elements. */
export function markedText(pieces: MarkedText): (Node | string)[] {
  return pieces.map((piece, i) => (i % 2 === 1 ? el('mark', {}, piece) : piece));
}
