import { describe, expect, it } from 'vitest';
import { contrastOf } from '../../src/extract/contrast.ts';
import { readDocument } from '../../src/extract/document.ts';

function contrast(abstract: string, name: string): string | undefined {
  const { sentences } = readDocument({ id: 'a', title: '', abstract });
  for (const sentence of sentences) {
    const from = sentence.tokens.findIndex((token) => token.text === name);
    if (from >= 0) return contrastOf({ sentence, from, to: from + 1 });
  }
  throw new Error(`${name} is not in ${abstract}`);
}

describe('contrastOf', () => {
  it.each([
    'Unlike TidePool, it drops no token.',
    'Unlike eviction policies such as HeronKV and TidePool, it drops no token.',
    'It is on par with TidePool in all tests.',
    'Compared with TidePool it needs less memory.',
    'Our pond is better than TidePool.',
    'It stays well above HeronKV and TidePool.',
    'It holds where TidePool falls behind.',
    'In contrast to TidePool, it folds once.',
    'It reads one way, as TidePool does.',
  ])('reads a comparison in %j', (text) => {
    expect(contrast(text, 'TidePool')).toBe('compares_with');
  });

  it.each([
    'It trains without TidePool.',
    'It has neither ponds nor TidePool blocks.',
    'We fold states instead of TidePool.',
    'It keeps the cache rather than TidePool.',
  ])('reads no use in %j', (text) => {
    expect(contrast(text, 'TidePool')).toBe('mentions');
  });

  it.each(['We build on TidePool.', 'It is trained with TidePool.', 'We use TidePool as a base.'])(
    'leaves %j to the model',
    (text) => {
      expect(contrast(text, 'TidePool')).toBeUndefined();
    },
  );
});
