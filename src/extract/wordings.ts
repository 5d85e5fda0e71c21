import { keyOf } from './names.ts';

/**
 * Words for a technique that are no name of it: verbs ("distilling"), tools ("regularizer"), halves ("multi-agent
 * framework"). In the list of names they would be looked for in every paper, where they mostly are plain words; here they
 * only say what a paper means by one that was found to be a technique there.
 */
const WORDINGS: Readonly<Record<string, readonly string[]>> = {
  Autoencoder: ['autoencoding', 'autoencoder network'],
  Backpropagation: ['backpropagating', 'backpropagated'],
  'Bayesian Model': ['Bayesian models'],
  'Bayesian Nonparametric Model': ['Bayesian nonparametric', 'nonparametric Bayesian model'],
  'Contrastive Learning': ['contrastive training'],
  'Convolutional Neural Network': ['convolution neural network', 'deep convolution neural network'],
  'Data Augmentation': ['augmentation', 'augmenting'],
  'Deep Generative Model': ['deep generative network'],
  'Deep Neural Network': ['deep net', 'deep neural architecture'],
  'Domain-Adversarial Training': ['domain-adversarial learning'],
  'Ensemble Learning': ['ensemble'],
  'Fully Convolutional Network': ['fully convolutional architecture'],
  'Graph-Based SLAM': ['graph SLAM'],
  'Greedy Algorithm': ['greedy', 'greedy method', 'greedy strategy', 'greedy approach'],
  'Jailbreak Attack': ['jailbreaking attack'],
  'Knowledge Distillation': ['distill', 'distilled', 'distilling', 'distils', 'distilling models'],
  'Large Vision-Language Model': ['large vision and language model'],
  'Least Squares': ['least squares', 'least square'],
  'LiDAR SLAM': ['LiDAR-based SLAM'],
  'Linear Programming': ['linear program'],
  'Linear Regression': ['linear regressor'],
  'Max Pooling': ['max-pool'],
  'Maximum Likelihood Estimation': ['maximum likelihood estimate', 'maximum likelihood estimator'],
  Minibatching: ['mini-batch training'],
  'Model Predictive Control': ['model predictive controller', 'predictive control'],
  'Model-Free Reinforcement Learning': [
    'model-free',
    'model-free algorithm',
    'model-free learning',
  ],
  'Motion Planning': ['motion planner'],
  'Multi-Agent System': ['multi-agent', 'multi-agent framework'],
  'Multi-Task Learning': ['multi-task training'],
  'Multilayer Perceptron': ['multilayer perceptron network'],
  'Principal Component Analysis': ['principal components analysis', 'principal component'],
  Prompting: ['prompt', 'prompt-based method'],
  'Pseudo-Labeling': ['pseudo-labeled', 'pseudo-labelled'],
  Quantization: ['quantizer', 'quantizing', 'quantized', 'network quantization'],
  Regularization: ['regularizer', 'regularizing', 'regularized'],
  'Sampling-Based Motion Planning': ['sampling-based motion planner'],
  'Self-Supervised Learning': ['self-supervise'],
  'Siamese Network': ['Siamese architecture'],
  'Small Language Model': ['smaller language model'],
  'Sparse PCA': ['sparse principal component analysis'],
  'Squared Loss': ['square loss'],
  'Stochastic Gradient Method': ['stochastic gradient', 'stochastic gradient algorithm'],
  'Synthetic Data': ['synthetic dataset', 'synthetic training dataset'],
  'Teacher-Student Framework': ['teacher-student learning', 'student-teacher framework'],
  'Trajectory Optimization': ['trajectory optimizer'],
  Transformer: ['transformer network'],
  Watermarking: ['watermark'],
};

const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(WORDINGS).flatMap(([name, words]) => words.map((one) => [keyOf(one), name])),
);

/** The usual name of what a generic term means, where another word is used for it: "Distilling" is "Knowledge Distillation". */
export function usualName(term: string): string | undefined {
  return NAMES.get(keyOf(term));
}
