/**
 * Titles and sentences as a reader sees them: common LaTeX in them becomes plain text, "H$_2$O" H₂O, "50\%" 50%,
 * "$\tilde{O}(\sqrt{T})$" Õ(√T). It is for showing only: what is stored, counted and exported stays as it was given. All
 * that is not known, or does not close, stays as it stands; so does money. (clean.ts is for extraction: it also makes
 * quotes and dashes plain and drops what says nothing of a name.)
 */
import { LatexReader } from './latex-reader.ts';

/** A stretch of a text, in UTF-16 units. */
interface Stretch {
  start: number;
  end: number;
}

/** Text without any of these is read as it stands. */
const ANY_LATEX = /[\\$]|[_^]\{|``/;

export function readable(text: string): string {
  return asRead(text)[0];
}

/**
 * A text as it is read, and where stretches of it stand then; a stretch within a sign that is shown otherwise covers the
 * sign.
 */
export function asRead<Span extends Stretch>(
  text: string,
  stretches: readonly Span[] = [],
): [text: string, stretches: Span[]] {
  if (!ANY_LATEX.test(text)) return [text, [...stretches]];
  const pieces = new LatexReader(text).read();
  const starts: number[] = [];
  let length = 0;
  for (const { shown } of pieces) {
    starts.push(length);
    length += shown.length;
  }
  const moved = (at: number, isEnd: boolean): number => {
    for (const [i, { start, end, shown }] of pieces.entries()) {
      if (isEnd ? at > end : at >= end) continue;
      if (at <= start) return starts[i]!;
      if (shown.length === end - start) return starts[i]! + at - start;
      return starts[i]! + (isEnd ? shown.length : 0);
    }
    return length;
  };
  return [
    pieces.map(({ shown }) => shown).join(''),
    stretches.map((one) => ({ ...one, start: moved(one.start, false), end: moved(one.end, true) })),
  ];
}
