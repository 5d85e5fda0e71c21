import { describe, expect, it } from 'vitest';
import { usualName } from '../../src/extract/wordings.ts';

describe('usual names of techniques', () => {
  it.each([
    ['Distilling', 'Knowledge Distillation'],
    ['synthetic datasets', 'Synthetic Data'],
    ['regularizers', 'Regularization'],
    ['Multi-Agent framework', 'Multi-Agent System'],
    ['linear programs', 'Linear Programming'],
    ['pseudo-labelled', 'Pseudo-Labeling'],
    ['maximum-likelihood estimators', 'Maximum Likelihood Estimation'],
    ['Principal Components Analysis', 'Principal Component Analysis'],
  ])('calls %j %j', (term, name) => {
    expect(usualName(term)).toBe(name);
  });

  it('does not take a Bayesian model for a Bayesian network', () => {
    expect(usualName('Bayesian models')).toBe('Bayesian Model');
    expect(usualName('Bayesian network')).toBeUndefined();
  });

  it('leaves what has a name of its own', () => {
    expect(usualName('dataset distillation')).toBeUndefined();
    expect(usualName('ensemble Kalman filter')).toBeUndefined();
  });
});
