import { expect, test } from 'vitest';
import { lookupKeys } from '../../src/graph/lookup-keys.ts';

test('a name and its aliases in lower case, each once', () => {
  const keys = lookupKeys({ name: 'LoRA', aliases: ['LORA', 'Low-Rank Adaptation'] });
  expect([...keys]).toEqual(['lora', 'low-rank adaptation']);
});

test('half a surrogate pair is what stores make of it, so that two names cannot become one key twice', () => {
  expect([...lookupKeys({ name: 'x\ud800', aliases: ['x\ufffd'] })]).toEqual(['x\ufffd']);
});

test('a name that no index takes is not looked up', () => {
  expect([...lookupKeys({ name: 'a'.repeat(10_000), aliases: ['a'] })]).toEqual(['a']);
});
