import { type Span, splitSentences } from './sentences.ts';

/** The sentence of a text that holds [start, end); what goes over a sentence's end is given with both sentences. */
export function sentenceAt(text: string, start: number, end: number): Span {
  const sentences = splitSentences(text);
  const first = sentences.findLast((one) => one.start <= start);
  const last = sentences.find((one) => one.end >= end);
  return { start: first?.start ?? 0, end: last?.end ?? text.length };
}
