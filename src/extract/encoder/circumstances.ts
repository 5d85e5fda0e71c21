import type { Sentence } from '../document.ts';

/** Bits that come beside a token's states. */
export const CIRCUMSTANCES = 7;

/**
 * For each token, as bits: a blank stands before it; it is in the title; it is in the abstract and stands in the title
 * too; it stands more than once; more than twice; it stands somewhere in lower case; it is not in lower case.
 */
export function circumstances(sentences: readonly Sentence[]): number[][] {
  const counts = new Map<string, number>();
  const titled = new Set<string>();
  const lowered = sentences.map(({ tokens, field }) =>
    tokens.map(({ text }) => {
      const low = text.toLowerCase();
      counts.set(text, (counts.get(text) ?? 0) + 1);
      if (field === 'title') titled.add(low);
      return low;
    }),
  );
  return sentences.map(({ tokens, field }, s) =>
    tokens.map(({ text, spaced }, t) => {
      const low = lowered[s]![t]!;
      const count = counts.get(text)!;
      const title = field === 'title';
      return (
        (spaced ? 1 : 0) |
        (title ? 2 : 0) |
        (!title && titled.has(low) ? 4 : 0) |
        (count > 1 ? 8 : 0) |
        (count > 2 ? 16 : 0) |
        (counts.has(low) ? 32 : 0) |
        (text !== low ? 64 : 0)
      );
    }),
  );
}

/** The same bits for the end of a sentence, which counts as a token of its own. */
export function atEnd(sentences: readonly Sentence[], s: number): number {
  const own = sentences[s]!.field === 'title' ? 2 : sentences[0]!.field === 'title' ? 4 : 0;
  return own | (sentences.length > 1 ? 8 : 0) | (sentences.length > 2 ? 16 : 0) | 32;
}
