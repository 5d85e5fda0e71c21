import { describe, expect, it } from 'vitest';
import { readEncoderFile } from '../../src/extract/encoder/encoder-file.ts';

interface Folds {
  foldOf(papers: { id: string }[], k: number): { id: string }[];
  encoderFile(work: string, name: string): URL;
}
// plain JavaScript that reads dist/, which the set-up of the tests has built
const { foldOf, encoderFile }: Folds = await import(
  new URL('../../tools/train/folds.js', import.meta.url).href
);

describe('halves of the annotated papers', () => {
  it('are told apart by ids alone, as the encoders that are kept have been', () => {
    const papers = ['t001', 'c26320', 'w0780', '2106.09685', 'é'].map((id) => ({ id }));
    const ids = (k: number) => foldOf(papers, k).map(({ id }) => id);
    expect(ids(0)).toEqual(['t001', '2106.09685', 'é']);
    expect(ids(1)).toEqual(['c26320', 'w0780']);
    expect(foldOf(papers.slice(1), 0).map(({ id }) => id)).toEqual(['2106.09685', 'é']);
  });

  it('have each an encoder in the repository, of the form of the one that ships', () => {
    const [whole, ...halves] = ['encoder', 'half0', 'half1'].map((name) =>
      readEncoderFile(encoderFile('no-such-folder', name)),
    );
    for (const half of halves) {
      expect(half.words).toEqual(whole!.words);
      expect(half.outlines).toEqual(whole!.outlines);
      expect(half.matrices.get('layer')!.bytes).not.toEqual(whole!.matrices.get('layer')!.bytes);
    }
  });
});
