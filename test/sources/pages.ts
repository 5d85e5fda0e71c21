/** A listing page as a browser saves it as text, with papers told in words of our own. */

export const HEAD = `new

Get trending papers in your email inbox!

Subscribe

Daily Papers

byAK and the research community

Mar 14
`;

const LORA = {
  title: 'LoRA: Low-Rank Adaptation of Large Language Models',
  abstract:
    'Adapting a pre-trained model to many tasks is costly when each task needs a copy of all its weights. LoRA leaves the weights as they are and learns, for each layer, a product of two thin matrices that is added to them. On GPT-3 175B this cuts the number of trained weights ten thousand times. Code: https://github.com/microsoft/LoRAhttps://github.com/microsoft/LoRA',
};

const H2O = {
  title: 'H$_2$O: Heavy-Hitter Oracle for Efficient Generative Inference of Large Language Models',
  abstract:
    'Most of the memory of a long generation goes to keys and values of earlier tokens. A small part of them, the heavy hitters, gathers most of the attention. H_2O keeps these and the latest tokens and drops the others, and with 20\\% of the cache OPT-6.7B and LLaMA answer as well as before.',
};

const ADAM = {
  title: 'Adam: A Method for Stochastic Optimization',
  abstract:
    'Stochastic gradients differ much in size from weight to weight. Adam keeps running means of the gradient and of its square and scales each step by them. It needs little memory, few settings, and suits sparse and noisy gradients; we prove a bound on its regret and try it on several models.',
};

export const PAPERS = { LORA, H2O, ADAM };

/** Title and abstract, each between blank lines, as the plain listing has them. */
export function listing(...papers: { title: string; abstract: string; block?: string }[]): string {
  return papers
    .map(
      ({ title, abstract, block }) => `\n${title}\n\n${abstract}\n${block ? `\n${block}\n` : ''}`,
    )
    .join('');
}
