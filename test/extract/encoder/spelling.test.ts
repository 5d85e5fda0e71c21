import { describe, expect, it } from 'vitest';
import {
  GRAM_ROWS,
  gramsOf,
  outlineOf,
  vocabularyForm,
} from '../../../src/extract/encoder/spelling.ts';

describe('how the encoder takes a word', () => {
  it('looks it up in lower case, all numbers as one', () => {
    expect(vocabularyForm('Attention')).toBe('attention');
    expect(vocabularyForm('1,024')).toBe('0');
    expect(vocabularyForm('2.5')).toBe('0');
    expect(vocabularyForm('7B')).toBe('7b');
  });

  it('sees what is written alike as alike', () => {
    const shared = gramsOf('QuantLoRA').filter((row) => gramsOf('SparseLoRA').includes(row));
    expect(shared.length).toBeGreaterThanOrEqual(3);
    expect(gramsOf('ab')).toHaveLength(2);
    expect(gramsOf('a-very-long-compound-word-of-letters')).toHaveLength(14);
    for (const row of gramsOf('Größe')) expect(row).toBeLessThan(GRAM_ROWS);
  });

  it('takes letters outside ASCII by their UTF-8', () => {
    const rowOf = (text: string) => {
      let hash = 2166136261;
      for (const byte of new TextEncoder().encode(text)) {
        hash = Math.imul(hash ^ byte, 16777619);
      }
      return ((hash >>> 0) % (GRAM_ROWS - 1)) + 1;
    };
    for (const letter of ['a', 'ß', 'ℓ', '𝓁', '\ud835']) {
      expect(gramsOf(letter)).toEqual([rowOf(`^${letter}$`)]);
    }
    expect(gramsOf('näher')).toEqual(
      ['^näh', 'her$', '^nä', 'näh', 'ähe', 'her', 'er$'].map(rowOf),
    );
  });

  it('draws its outline', () => {
    expect(outlineOf('LLaMA')).toBe('XXxXX');
    expect(outlineOf('ResNet50')).toBe('XxxXxxdd');
    expect(outlineOf('Transformer')).toBe('Xxx');
    expect(outlineOf('–')).toBe('u');
  });
});
