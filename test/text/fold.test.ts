import { expect, it } from 'vitest';
import { foldName } from '../../src/text/fold.ts';

it.each([
  ['LLaMA-2 7B', 'llama-2-7b'],
  ['llama_2-7b', 'llama-2-7b'],
  ['Qwen2.5', 'qwen2.5'],
  ['A*', 'a*'],
  ['Fold#', 'fold-sharp'],
  ['#fold', 'fold'],
  ['!', 'u21'],
])('folds %j to %j', (name, folded) => {
  expect(foldName(name)).toBe(folded);
});
