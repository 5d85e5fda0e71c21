import { describe, expect, it } from 'vitest';
import { american, headingOf, keyOf, singular, tidyName } from '../../src/extract/names.ts';

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
    ['mixture of quiet experts', 'Mixture of Quiet Experts'],
    ['α-expansions', 'α-Expansion'],
    ['k-tide decomposition', 'k-Tide Decomposition'],
    ['tidal k-means', 'Tidal k-Means'],
    ['n-gram', 'n-Gram'],
    ['tide bonuses', 'Tide Bonus'],
    ['tide databases', 'Tide Database'],
    ['self-supervised learning', 'Self-Supervised Learning'],
    ['LLMs', 'LLM'],
    ['pruning strategies', 'Pruning Strategy'],
    ['Gaussian process', 'Gaussian Process'],
    ['variational Bayes', 'Variational Bayes'],
  ])('writes %j as the heading %j', (surface, heading) => {
    expect(headingOf(surface)).toBe(heading);
  });

  it.each([
    ['"tidal" gate', 'tidal gate'],
    ['quiet-effort" policy', 'quiet-effort policy'],
    ['“Heron” loss', 'Heron loss'],
    ['100}', '100'],
    ['[TIDE]-token tuning', '[TIDE]-token tuning'],
    ['TIDE]-token tuning', 'TIDE-token tuning'],
    ['Gull (G) loss', 'Gull (G) loss'],
    ['Gull (G loss', 'Gull G loss'],
    ['(a]b)', '(ab)'],
    ['-Arena', 'Arena'],
    ['Heron &', 'Heron'],
    ['Multigull-', 'Multigull'],
    ['Doc2Heron--', 'Doc2Heron--'],
    ['ASPIC+', 'ASPIC+'],
    ['A*', 'A*'],
    ['.NET', '.NET'],
    ['"!"', '"!"'],
    ['𝓗eron (x', '𝓗eron x'],
  ])('shows %j without odd marks: %j', (surface, name) => {
    expect(tidyName(surface)).toBe(name);
  });

  it.each([
    ['tidal generalisation', 'tidal generalization'],
    ['Regularised tides', 'Regularized tides'],
    ['Tide Modelling', 'Tide Modeling'],
    ['gull behaviour', 'gull behavior'],
    ['tide supervision', 'tide supervision'],
    ['improvisation at a precise revision', 'improvisation at a precise revision'],
  ])('writes %j as Americans do: %j', (british, written) => {
    expect(american(british)).toBe(written);
  });

  it('knows what is no plural', () => {
    for (const word of ['loss', 'dynamics', 'bias', 'analysis', 'Atlas', 'least squares'])
      expect(singular(word)).toBe(word);
  });
});
