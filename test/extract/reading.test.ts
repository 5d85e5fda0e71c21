import { describe, expect, it } from 'vitest';
import { buildKnowledge } from '../../src/extract/knowledge.ts';
import { keyOf } from '../../src/extract/names.ts';
import { packReading, readingOf, UNREAD } from '../../src/extract/reading.ts';
import { loadLexicon } from '../../src/lexicon/lexicon.ts';

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
    expect(readingOf(keyOf('Zorblattnet-x'))).toEqual(UNREAD);
    expect(readingOf('')).toEqual(UNREAD);
  });

  it('is left out with the bundled lists', () => {
    const facts = { names: [], forms: [] };
    const read = (bundled: boolean) =>
      buildKnowledge(loadLexicon({ bundled, files: [] }), facts).readingOf(keyOf('LoRA'));
    expect(read(false)).toEqual(UNREAD);
    expect(read(true)).toEqual(readingOf(keyOf('LoRA')));
  });

  it('is packed within two bytes', () => {
    const most = packReading({ verdict: 7, purity: 3, papers: 7, share: 7, introduced: 3 });
    expect(most).toBeLessThan(2 ** 16);
  });
});
