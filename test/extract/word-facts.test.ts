import { describe, expect, it } from 'vitest';
import { wordAt, wordFacts, wordsOf } from '../../src/extract/word-facts.ts';
import { sentenceOf } from '../support/sentence.ts';

describe('facts of words', () => {
  it('do not depend on case, but for the shape', () => {
    const [low, high] = [wordFacts('outperforms'), wordFacts('Outperforms')];
    expect(high.hash).toBe(low.hash);
    expect(high.cue).toBe(low.cue);
    expect(high.shape).not.toBe(low.shape);
  });

  it('know cues, and nouns that say what a name is', () => {
    expect(wordFacts('proposes').cue).toBeGreaterThan(0);
    expect(wordFacts('window').cue).toBe(0);
    expect(wordFacts('dataset').noun).toBe(wordFacts('corpus').noun);
    expect(wordFacts('dataset').noun).not.toBe(wordFacts('optimizer').noun);
  });

  it('stand one a token, with what lies outside at either border', () => {
    const words = wordsOf(sentenceOf('We prune H2O caches'));
    expect(words.map((word) => word.lower)).toEqual(['we', 'prune', 'h2o', 'caches']);
    expect(wordAt(words, -1).hash).toBe(wordAt(words, -2).hash);
    expect(wordAt(words, 4).hash).toBe(wordAt(words, 9).hash);
    expect(wordAt(words, -1).hash).not.toBe(wordAt(words, 4).hash);
  });
});
