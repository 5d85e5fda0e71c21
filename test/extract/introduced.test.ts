import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/extract/document.ts';
import { findIntroduced } from '../../src/extract/introduced.ts';
import { surfaceOf } from '../../src/extract/span.ts';

function introduced(abstract: string, title = ''): string[] {
  return findIntroduced(readDocument({ id: 'a', title, abstract })).map(
    (piece) => `${surfaceOf(piece)}: ${piece.type} by ${piece.rule}`,
  );
}

describe('findIntroduced', () => {
  it('takes a coined name before the colon of the title', () => {
    expect(introduced('', 'TidePool: Folding Caches Twice')).toEqual([
      'TidePool: Method by title-colon',
    ]);
    expect(introduced('', 'SandQA: A Dataset of Beach Questions')).toEqual([
      'SandQA: Benchmark by title-colon',
    ]);
    expect(introduced('', 'Learning Slowly: A Study of Snails')).toEqual([]);
  });

  it.each([
    ['We propose TidePool, a method for caches.', 'TidePool: Method by we-propose'],
    ['We introduce TideNet, a network of ponds.', 'TideNet: Model by we-propose'],
    ['In this paper, we present the SandQA dataset.', 'SandQA: Benchmark by we-propose'],
    ['We build a benchmark called SandQA.', 'SandQA: Benchmark by called'],
    ['We develop a training algorithm, dubbed TideSGD.', 'TideSGD: Method by called'],
    ['We propose folded state caching (FSC) for nets.', 'FSC: Method by abbreviation'],
  ])('reads %j', (text, expected) => {
    expect(introduced(text)).toContain(expected);
  });

  it.each([
    'Unlike TidePool, ours needs no cache.',
    'We use TidePool to fold caches.',
    'We propose a method for training TidePool.',
    'We propose an LLM-based method.',
    // the verb is itself part of what looks coined, with nothing before it
    'Design-X2 pools are cheap.',
    'Design-of-X2Net is hard.',
  ])('finds nothing of its own in %j', (text) => {
    expect(introduced(text)).toEqual([]);
  });
});
