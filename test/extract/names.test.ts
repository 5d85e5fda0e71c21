import { describe, expect, it } from 'vitest';
import { headingOf, keyOf, singular } from '../../src/extract/names.ts';

describe('names', () => {
  it('compares names without case, marks, accents and plural', () => {
    const keys = ['Tidal networks', 'tidal-network', 'TIDAL  NETWORK', 'Tidál Network'].map(keyOf);
    expect(new Set(keys).size).toBe(1);
    expect(keyOf('A*')).not.toBe(keyOf('A'));
    expect(keyOf('Fold#')).not.toBe(keyOf('Fold'));
    expect(keyOf('Less')).toBe('less');
    expect(keyOf('!!!')).toBe('!!!');
    // sizes, not several
    expect(keyOf('TideT-S')).not.toBe(keyOf('TideT'));
    expect(keyOf('TIDEv8s')).not.toBe(keyOf('TIDEv8'));
    expect(keyOf('TideNets')).toBe(keyOf('TideNet'));
  });

  it.each([
    ['tidal networks', 'Tidal Network'],
    ['mixture of quiet experts', 'Mixture of Quiet Expert'],
    ['self-supervised learning', 'Self-Supervised Learning'],
    ['LLMs', 'LLM'],
    ['pruning strategies', 'Pruning Strategy'],
    ['Gaussian process', 'Gaussian Process'],
    ['variational Bayes', 'Variational Bayes'],
  ])('writes %j as the heading %j', (surface, heading) => {
    expect(headingOf(surface)).toBe(heading);
  });

  it('knows what is no plural', () => {
    for (const word of ['loss', 'dynamics', 'bias', 'analysis', 'Atlas', 'least squares'])
      expect(singular(word)).toBe(word);
  });
});
