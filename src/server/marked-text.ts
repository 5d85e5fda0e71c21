import type { MarkedText } from './wire.ts';

export interface Span {
  start: number;
  end: number;
}

/**
 * Splits a text at the marked spans. Overlapping spans become one; spans outside the text are cut to it.
 * @param spans UTF-16 offsets into `text`
 */
export function markText(text: string, spans: Iterable<Span>): MarkedText {
  const sorted = [...spans]
    .map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(text.length, end) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const pieces: MarkedText = [];
  let at = 0;
  for (const { start, end } of sorted) {
    if (end <= at) continue;
    if (start < at || (start === at && pieces.length > 0)) {
      pieces[pieces.length - 1] += text.slice(at, end);
    } else {
      pieces.push(text.slice(at, start), text.slice(start, end));
    }
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces;
}

/**
 * Marks spans in a text and shortens it around the first of them, at words, with "…" where something is left out.
 * @param limit characters to keep; a few more where the marked surface itself is longer
 */
export function markAndCut(text: string, spans: Span[], limit = 240): MarkedText {
  if (text.length <= limit) return markText(text, spans);
  const first = spans.reduce<Span>((a, b) => (b.start < a.start ? b : a), spans[0] ?? zero);
  const spare = Math.max(0, limit - (first.end - first.start));
  // As much before the surface as behind it; what one side does not need goes to the other.
  let from = Math.max(0, Math.min(first.start - Math.floor(spare / 2), text.length - limit));
  let to = Math.min(text.length, Math.max(from + limit, first.end));
  if (from > 0) from = wordStart(text, from, first.start);
  if (to < text.length) to = wordEnd(text, to, first.end);
  const head = from > 0 ? '… ' : '';
  const tail = to < text.length ? ' …' : '';
  const shift = head.length - from;
  const inside = spans.filter((span) => span.start >= from && span.end <= to);
  return markText(
    head + text.slice(from, to) + tail,
    inside.map(({ start, end }) => ({ start: start + shift, end: end + shift })),
  );
}

const zero: Span = { start: 0, end: 0 };

/** The start of the first whole word at or behind `at`, but not behind `limit`. */
function wordStart(text: string, at: number, limit: number): number {
  if (/\s/.test(text[at - 1] ?? ' ')) return at;
  const space = text.slice(at, limit).search(/\s/);
  return space < 0 ? limit : at + space + 1;
}

/** The end of the last whole word at or before `at`, but not before `limit`. */
function wordEnd(text: string, at: number, limit: number): number {
  if (/\s/.test(text[at] ?? ' ')) return at;
  for (let i = at; i > limit; i -= 1) if (/\s/.test(text[i - 1] ?? '')) return i - 1;
  return limit;
}
