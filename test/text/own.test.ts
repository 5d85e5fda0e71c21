import { expect, it } from 'vitest';
import { ownCopy } from '../../src/text/own.ts';

it('is the same text, whatever stands in it', () => {
  for (const text of ['', 'word', 'naïve Ω 雨网 🧪', 'half \ud83d of a pair', 'a\u0000b\ufeff']) {
    expect(ownCopy(text)).toBe(text);
  }
});
