import { describe, expect, it, test } from 'vitest';
import { alike, isShortFor, readLongForm } from '../../src/graph/long-forms.ts';

const same = (a: string, b: string) => alike(readLongForm(a), readLongForm(b));

describe('wordings of one long form', () => {
  it.each([
    ['low-rank adaptation', 'Low Rank Adapters'],
    ['class activation maps', 'class activation mapping'],
    ['No-U-Turns', 'no-u-turn sampler'],
    ['contrastive language-image pretraining', 'Contrastive Language-Image Pre-Training'],
    ['stochastic gradient decent', 'stochastic gradient descent'],
    ['RL from human feedback', 'reinforcement learning from human feedback'],
    ['Markov chain Monte Carlo', 'Markov Chain Monte Carlo algorithms'],
  ])('%s, %s', (a, b) => {
    expect(same(a, b)).toBe(true);
    expect(same(b, a)).toBe(true);
  });

  it.each([
    ['mixture of agents', 'mixture of attention'],
    ['sharpness-aware minimization', 'spectral angle mapper'],
    ['graph neural network', 'generative neural network'],
    ['direct preference optimization', 'direct policy optimization'],
  ])('not %s, %s', (a, b) => {
    expect(same(a, b)).toBe(false);
    expect(same(b, a)).toBe(false);
  });
});

test('an abbreviation is short for words whose letters it takes', () => {
  expect(isShortFor('MoA', 'mixture of agents')).toBe(true);
  expect(isShortFor('GaLore', 'Gradient Low-Rank Projection')).toBe(true);
  expect(isShortFor('IRM', 'iterative refinement module')).toBe(true);
  expect(isShortFor('SSMs', 'state space models')).toBe(true);
  expect(isShortFor('LoRA', 'parameter-efficient fine-tuning')).toBe(false);
  expect(isShortFor('MoA', 'agents')).toBe(false);
});
