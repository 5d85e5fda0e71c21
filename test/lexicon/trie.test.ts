import { describe, expect, it } from 'vitest';
import { NameMatcher } from '../../src/lexicon/automaton.ts';
import { GrowingTrie, ROOT } from '../../src/lexicon/trie.ts';

/** The node at which these signs end, where each is followed by `after`. */
function walk(
  trie: { after(node: number, sign: number): number },
  signs: readonly number[],
): number {
  return signs.reduce((node, sign) => (node < 0 ? -1 : trie.after(node, sign)), ROOT);
}

describe('a trie', () => {
  it('laid out flat leads where it led while it grew, and nowhere else', () => {
    const growing = new GrowingTrie(1);
    // enough for the table and the lists to grow several times
    const names = Array.from({ length: 9000 }, (_, i) => [
      1 + (i % 7),
      1 + (i % 11),
      255 - (i % 13),
      1 + (i % 97),
    ]);
    const ends: number[] = [];
    names.forEach((signs, i) => {
      ends[walk(growing, signs)] = i + 1;
    });
    const flat = growing.flat(Array.from(ends, (end) => end ?? 0));
    names.forEach((signs) => {
      expect(flat.endOf(walk(flat, signs))).toBe(ends[walk(growing, signs)]);
      expect(flat.endOf(walk(flat, signs.slice(0, 3)))).toBe(0);
      expect(walk(flat, [...signs, 1])).toBe(-1);
      expect(walk(flat, [8, ...signs])).toBe(-1);
    });
  });

  it('without a name is its root alone', () => {
    const flat = new GrowingTrie(0).flat([]);
    expect(flat.after(ROOT, 97)).toBe(-1);
    expect(flat.endOf(ROOT)).toBe(0);
  });

  it('takes names after a text was read', () => {
    const names = new NameMatcher<number>();
    names.add('LoRA', 1);
    expect(names.find('LoRA and GaLore').map(({ payload }) => payload)).toEqual([1]);
    names.add('GaLore', 2);
    expect(names.find('LoRA and GaLore').map(({ payload }) => payload)).toEqual([1, 2]);
  });
});
