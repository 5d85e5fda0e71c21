import { expect, test } from 'vitest';
import { nameId } from '../../src/graph/name-id.ts';

test('is the folded name', () => {
  expect(nameId('LLaMA-2 7B')).toBe('llama-2-7b');
});

test('of a very long name is its beginning and a hash of all of it', () => {
  const long = nameId(`Long ${'net'.repeat(4000)}`);
  expect(long).toMatch(/^long-(net)+n?e?-[0-9a-f]{16}$/);
  expect(long).toHaveLength(200);
  expect(nameId(`Long ${'net'.repeat(4000)}s`)).not.toBe(long);
});

test('of a name of 200 letters is whole, and no character is cut in half', () => {
  expect(nameId('n'.repeat(200))).toBe('n'.repeat(200));
  expect(nameId('a𐐨'.repeat(300))).not.toMatch(/\p{Cs}/u);
});
