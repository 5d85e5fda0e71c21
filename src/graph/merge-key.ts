import { foldName } from '../text/fold.ts';

/**
 * What two spellings of one name have in common: the folded name without its dashes, so that GPT4 and GPT-4, finetuning
 * and fine-tuning meet. A dash between two digits stays, since LLaMA-2 7B is not LLaMA-27B.
 */
export function mergeKey(name: string): string {
  return foldName(name).replace(/(?<!\d)-|-(?!\d)/g, '');
}
