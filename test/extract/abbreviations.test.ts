import { describe, expect, it } from 'vitest';
import { findAbbreviations } from '../../src/extract/abbreviations.ts';
import { readDocument } from '../../src/extract/document.ts';
import { surfaceOf } from '../../src/extract/span.ts';

function pairs(text: string): string[] {
  const { sentences } = readDocument({ id: 'a', title: '', abstract: text });
  return sentences.flatMap((sentence) =>
    findAbbreviations(sentence).map(
      ({ short, long }) => `${surfaceOf(short)} = ${surfaceOf(long)}`,
    ),
  );
}

describe('findAbbreviations', () => {
  it.each([
    ['We use folded state caching (FSC) here.', 'FSC = folded state caching'],
    ['Gradient Low-Tide Projection (GraLoT) is new.', 'GraLoT = Gradient Low-Tide Projection'],
    ['It beats FSC (folded state caching) now.', 'FSC = folded state caching'],
    ['With self-supervised learning (SSL) it works.', 'SSL = self-supervised learning'],
    ['Mixture of Quiet Experts (MoQE) is small.', 'MoQE = Mixture of Quiet Experts'],
    ['Many quiet language models (QLMs) exist.', 'QLMs = quiet language models'],
    ['They rely on tidal nets (TNs; see below).', 'TNs = tidal nets'],
    ['An Otter-Aware Quiet Learning framework (OAQL) is new.', 'OAQL = Otter-Aware Quiet Learning'],
    ['An otter aware framework (OAF) is new.', 'OAF = otter aware framework'],
  ])('finds in %j: %s', (text, pair) => {
    expect(pairs(text)).toEqual([pair]);
  });

  it.each([
    'We test on ten tasks (see Table 2).',
    'The net (which is small) wins.',
    'It has many parts (A) and more (B).',
    'The error fell (p < 0.05) again.',
    'An unclosed bracket (FSC of folded',
  ])('finds none in %j', (text) => {
    expect(pairs(text)).toEqual([]);
  });
});
