import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/text/sentences.ts';

function split(text: string): string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end));
}

describe('splitSentences', () => {
  it('ends a sentence at its mark', () => {
    expect(split('One net. Does it work? It does! Yes.')).toEqual([
      'One net.',
      'Does it work?',
      'It does!',
      'Yes.',
    ]);
  });

  it.each([
    'Some tasks, e.g. Parsing, i.e. Trees, are hard.',
    'Carter et al. Show this in Fig. 3 and Eq. 2.',
    'It gains 3.5 points vs. Adam at v1.0 of the code.',
    'The bound is due to J. Smith.',
    'We follow Dr. Novak here.',
  ])('keeps %j whole', (text) => {
    expect(split(text)).toEqual([text]);
  });

  it('splits after a variable, and where the blank was lost', () => {
    expect(split('It is slow for large N. Faster ways exist.')).toHaveLength(2);
    expect(split('It reads up to 128K. It has 70B. It solves GSM8K. The end.')).toHaveLength(4);
    expect(split('These are large models.This paper asks why.')).toEqual([
      'These are large models.',
      'This paper asks why.',
    ]);
  });

  it('lets a sentence begin with a name in lower case that has capitals or digits inside', () => {
    expect(split('We test two nets. nnFoo wins.')).toHaveLength(2);
    expect(split('It runs approx. two hours.')).toHaveLength(1);
  });

  it('keeps closing quotes and brackets with their sentence', () => {
    expect(split('He calls it "slow." (We agree.) It ends.')).toEqual([
      'He calls it "slow."',
      '(We agree.)',
      'It ends.',
    ]);
  });

  it('cuts what is too long for a sentence, at a blank where there is one, never inside a character', () => {
    const long = splitSentences('word '.repeat(2000));
    expect(long.length).toBeGreaterThan(1);
    for (const { start, end } of long) {
      expect(end - start).toBeLessThanOrEqual(2000);
      expect('word '.repeat(2000).slice(start, end)).toMatch(/^word.*word$/);
    }
    const emoji = '😀'.repeat(3000);
    for (const { start, end } of splitSentences(emoji)) {
      expect(emoji.slice(start, end)).toMatch(/^(?:😀)+$/u);
    }
  });
});
