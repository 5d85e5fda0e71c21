import { describe, expect, it } from 'vitest';
import { neighboursOf } from '../../src/extract/cuts.ts';
import { sentenceOf } from '../support/sentence.ts';

function neighbours(text: string, piece: string): string[] {
  const sentence = sentenceOf(text);
  const start = text.indexOf(piece);
  const from = sentence.tokens.findIndex((token) => token.start === start);
  const to = sentence.tokens.findIndex((token) => token.end === start + piece.length) + 1;
  return neighboursOf(sentence, from, to)
    .map(([a, b]) => text.slice(sentence.tokens[a]!.start, sentence.tokens[b - 1]!.end))
    .sort();
}

describe('other ways to cut a name', () => {
  it('has a word less or more', () => {
    expect(neighbours('a novel Spindle Attention layer', 'Spindle Attention')).toEqual([
      'Attention',
      'Spindle',
      'Spindle Attention layer',
      'novel Spindle Attention',
    ]);
  });

  it('leaves out small words and marks', () => {
    expect(neighbours('we train the Spindle, and', 'Spindle')).toEqual([]);
  });

  it('goes across a hyphen', () => {
    expect(neighbours('with Spindle-Net here', 'Spindle')).toEqual(['Spindle-Net']);
    expect(neighbours('with Spindle-Net', 'Spindle-Net')).toEqual(['Net', 'Spindle']);
  });
});
