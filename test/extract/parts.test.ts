import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/extract/document.ts';

const partsOf = (title: string, abstract: string): string[] =>
  readDocument({ id: 'a', title, abstract }).sentences.map(({ part }) => part);

describe('parts of a paper', () => {
  it("turn from others' work to its own once", () => {
    const abstract =
      'Caches are large. LoRA is small. In this paper TidePool folds them. It is quick. We test it on MMLU.';
    expect(partsOf('TidePool: Folding Caches', abstract)).toEqual([
      'title',
      'before',
      'before',
      'turn',
      'own',
      'own',
    ]);
  });

  it('may begin with its own, or never come to it', () => {
    expect(partsOf('', 'We fold caches. They are small.')).toEqual(['turn', 'own']);
    expect(partsOf('Our Caches', 'Caches are large. This is known.')).toEqual([
      'title',
      'before',
      'before',
    ]);
  });
});
