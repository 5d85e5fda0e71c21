import { expect, it } from 'vitest';
import { Labels, labelOf } from '../../src/graph/community-label.ts';

const label = (...names: [string, number][]) =>
  labelOf(names.map(([name, distinctness]) => ({ name, distinctness })));

it('joins the two most distinctive names', () => {
  expect(label(['LoRA', 9], ['Instruction Tuning', 8], ['Adapter', 3])).toBe(
    'LoRA · Instruction Tuning',
  );
});

it('takes a third that is nearly as telling, where there is room', () => {
  expect(label(['RLHF', 9], ['PPO', 8], ['DPO', 7])).toBe('RLHF · PPO · DPO');
  expect(label(['RLHF', 9], ['PPO', 8], ['Direct Preference Optimization', 7])).toBe('RLHF · PPO');
});

it('says nothing twice', () => {
  expect(label(['LLaMA-2', 9], ['LLaMA-2 7B', 8], ['Llama', 7], ['MMLU', 6])).toBe(
    'LLaMA-2 · MMLU',
  );
});

it('stays with one name where the next is far less telling', () => {
  expect(label(['Mamba', 9], ['Softmax', 1])).toBe('Mamba');
});

it('gives no label twice: the second gets a name more', () => {
  const labels = new Labels();
  const names = ['LoRA', 'Adapter', 'QLoRA', 'BitFit'].map((name, i) => ({
    name,
    distinctness: 9 - 3 * i,
  }));
  expect(labels.of(names)).toBe('LoRA · Adapter');
  expect(labels.of(names)).toBe('LoRA · Adapter · BitFit');
});

it('calls a part by what the whole is not called by', () => {
  const names = ['LoRA', 'Adapter', 'BitFit'].map((name, i) => ({ name, distinctness: 9 - i }));
  expect(new Labels().of(names, 'LoRA · Prefix Tuning')).toBe('Adapter · BitFit');
  expect(new Labels().of(names.slice(0, 1), 'LoRA')).toBe('LoRA');
});
