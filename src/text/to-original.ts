import type { CleanText } from './clean.ts';

/**
 * Where [start, end) of the plain text stands in the original: the smallest piece that holds it, with the other `$` or
 * a closing `}` taken in where the piece holds the first one.
 */
export function toOriginal(cleaned: CleanText, start: number, end: number): [number, number] {
  if (end <= start)
    return [cleaned.starts[start] ?? cleaned.original.length, cleaned.starts[start] ?? 0];
  let from = cleaned.starts[start]!;
  let to = cleaned.ends[end - 1]!;
  const { original } = cleaned;
  let braces = 0;
  let dollars = 0;
  for (let i = from; i < to; i++) {
    const char = original[i];
    if (char === '\\') i++;
    else if (char === '{') braces++;
    else if (char === '}') braces--;
    else if (char === '$') dollars++;
  }
  // "k$-means" of "$k$-means": the dollar inside closes what stands before
  if (dollars % 2 === 1 && original[from - 1] === '$') {
    from--;
    dollars++;
  }
  for (;;) {
    const next = original[to];
    if (next === '}' && braces > 0) braces--;
    else if (next === '$' && dollars % 2 === 1) dollars++;
    else return [from, to];
    to++;
  }
}
