import { describe, expect, it } from 'vitest';
import { keyOf } from '../../src/extract/names.ts';
import { packReading, readingOf } from '../../src/extract/reading.ts';

describe('what a corpus says of names', () => {
  it('knows what they mostly are, in whatever case', () => {
    expect(readingOf(keyOf('LoRA'))).toMatchObject({ verdict: 1, purity: 3 });
    expect(readingOf(keyOf('Vision Transformers'))).toMatchObject({ verdict: 4 });
    expect(readingOf(keyOf('cifar 10'))).toMatchObject({ verdict: 5, purity: 3 });
  });

  it('knows which words are names now and then', () => {
    expect(readingOf(keyOf('attention')).share).toBeLessThan(3);
    expect(readingOf(keyOf('accuracy')).verdict).toBe(0);
  });

  it('says nothing of what the corpus does not have', () => {
    const nothing = { verdict: 0, purity: 0, papers: 0, share: 0, introduced: 0 };
    expect(readingOf(keyOf('Zorblattnet-x'))).toEqual(nothing);
    expect(readingOf('')).toEqual(nothing);
  });

  it('is packed within two bytes', () => {
    const most = packReading({ verdict: 7, purity: 3, papers: 7, share: 7, introduced: 3 });
    expect(most).toBeLessThan(2 ** 16);
  });
});
