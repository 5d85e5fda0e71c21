import { describe, expect, it } from 'vitest';
import { UNKNOWN_WORD, wordStatistics } from '../../src/extract/word-statistics.ts';

describe('what a large corpus says of a word', () => {
  it('knows words from names by how often they are written in lower case', () => {
    expect(wordStatistics('outperforms').lowered).toBe(7);
    expect(wordStatistics('imagenet').lowered).toBeLessThan(3);
  });

  it('puts words of one kind into one cluster', () => {
    expect(wordStatistics('coco').middle).toBe(wordStatistics('imagenet').middle);
    expect(wordStatistics('coco').middle).not.toBe(wordStatistics('propose').middle);
  });

  it('takes all numbers for one word, and has a place for words never met', () => {
    expect(wordStatistics('41')).toEqual(wordStatistics('2,016.5'));
    expect(wordStatistics('zzyzxq')).toEqual(UNKNOWN_WORD);
  });
});
