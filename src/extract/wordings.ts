import { keyOf } from './names.ts';

/**
 * Words for a technique that are no name of it: verbs ("distilling"), tools ("regularizer"), halves ("multi-agent
 * framework"). In the list of names they would be looked for in every paper, where they mostly are plain words; here they
 * only say what a paper means by one that was found to be a technique there.
 */
const WORDINGS: Readonly<Record<string, readonly string[]>> = {
  'Bayesian Model': ['Bayesian models'],
  'Convolutional Neural Network': ['convolution neural network', 'deep convolution neural network'],
  'Data Augmentation': ['augmentation', 'augmenting'],
  'Deep Neural Network': ['deep net'],
  'Ensemble Learning': ['ensemble'],
  'Greedy Algorithm': ['greedy', 'greedy method', 'greedy strategy'],
  'Jailbreak Attack': ['jailbreaking attack'],
  'Knowledge Distillation': ['distill', 'distilled', 'distilling', 'distils', 'distilling models'],
  'Least Squares': ['least squares', 'least square'],
  'Model Predictive Control': ['model predictive controller', 'predictive control'],
  'Model-Free Reinforcement Learning': [
    'model-free',
    'model-free algorithm',
    'model-free learning',
  ],
  'Motion Planning': ['motion planner'],
  'Multi-Agent System': ['multi-agent', 'multi-agent framework'],
  'Principal Component Analysis': ['principal components analysis', 'principal component'],
  Prompting: ['prompt', 'prompt-based method'],
  Quantization: ['quantizer', 'quantizing', 'quantized', 'network quantization'],
  Regularization: ['regularizer', 'regularizing', 'regularized'],
  'Sampling-Based Motion Planning': ['sampling-based motion planner'],
  'Small Language Model': ['smaller language model'],
  'Synthetic Data': ['synthetic dataset', 'synthetic training dataset'],
  'Trajectory Optimization': ['trajectory optimizer'],
  Watermarking: ['watermark'],
};

const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(WORDINGS).flatMap(([name, words]) => words.map((one) => [keyOf(one), name])),
);

/** The usual name of what a generic term means, where another word is used for it: "Distilling" is "Knowledge Distillation". */
export function usualName(term: string): string | undefined {
  return NAMES.get(keyOf(term));
}
