import { describe, expect, it } from 'vitest';
import { asPhrase, WordHolders } from '../../src/server/search/word-holders.ts';
import { WordIndex, wordTable } from '../../src/server/search/word-index.ts';

// "the" stands in nearly all, "sparse" in few, so that both ways of looking are taken.
const texts = [
  'the sparse road',
  'sparse the roadside',
  'sparsely the',
  ...Array.from({ length: 60 }, (_, i) => `the road ${i} of them`),
];
const holders = new WordHolders(texts, new WordIndex(wordTable(texts)));
const found = (words: Parameters<WordHolders['ofAll']>[0]) =>
  holders
    .ofAll(words)
    .map((place) => texts[place])
    .sort();

describe('which texts hold several words', () => {
  it('takes the last word of a phrase as its beginning, the others whole', () => {
    expect(found(asPhrase(['the', 'sparse']))).toEqual([
      'sparse the roadside',
      'sparsely the',
      'the sparse road',
    ]);
    expect(found(asPhrase(['sparse', 'the']))).toEqual(['sparse the roadside', 'the sparse road']);
  });

  it('does not take a longer word for a whole one, whichever of both is the rarer', () => {
    const whole = (word: string) => ({ word, whole: true });
    expect(found([whole('the'), whole('sparse'), whole('road')])).toEqual(['the sparse road']);
    expect(found([whole('sparse'), whole('th')])).toEqual([]);
  });

  it('names a text once that has many words of a beginning, and counts a word once', () => {
    const r = { word: 't', whole: false };
    expect(found([r, r, r])).toHaveLength(texts.length);
    expect(found([{ word: 'them', whole: true }, r])).toHaveLength(60);
  });

  it('says how many texts hold the rarest', () => {
    expect(holders.ofRarest(asPhrase(['the', 'sparse']))).toBe(3);
    expect(holders.ofRarest(asPhrase(['the', 'unheard']))).toBe(0);
    expect(found(asPhrase(['the', 'unheard']))).toEqual([]);
  });
});
