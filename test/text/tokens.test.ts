import { describe, expect, it } from 'vitest';
import { tokenize } from '../../src/text/tokens.ts';

const words = (text: string) => tokenize(text).map((token) => token.text);

describe('tokenize', () => {
  it('parts hyphens and slashes, keeps versions and sizes', () => {
    expect(words('FooLM-2-6.7B/13B, v4.0')).toEqual([
      'FooLM',
      '-',
      '2',
      '-',
      '6.7B',
      '/',
      '13B',
      ',',
      'v4.0',
    ]);
  });

  it('says what stands where, and whether a blank stands before it', () => {
    const text = ' a-b (cé)';
    for (const token of tokenize(text)) expect(text.slice(token.start, token.end)).toBe(token.text);
    expect(tokenize(text).map((token) => token.spaced)).toEqual([
      true,
      false,
      false,
      true,
      false,
      false,
    ]);
    expect(tokenize(text).map((token) => token.word)).toEqual([
      true,
      false,
      true,
      false,
      true,
      false,
    ]);
  });

  it('never cuts a pair of surrogates', () => {
    expect(words('net 😀!')).toEqual(['net', '😀', '!']);
  });
});
