import { describe, expect, it } from 'vitest';
import type { NamedEntity } from '../../src/extract/entities.ts';
import { CONTEXT_NUMBERS, linkContexts } from '../../src/extract/link-context.ts';
import type { LinkPair } from '../../src/extract/link-pairs.ts';

/** "Quill beats Aster and Birch": the paper's own and two of one list. */
const list = { from: 2, to: 5 };
const entity = (name: string, relation: string, listed: boolean) =>
  ({
    entity: { name, type: 'Method', scope: 'proper', relation, confidence: 0.9 },
    group: { candidates: [listed ? { list } : {}] },
  }) as unknown as NamedEntity;
const quill = entity('Quill', 'introduces', false);
const aster = entity('Aster', 'compares_with', true);
const birch = entity('Birch', 'compares_with', true);
const named = [quill, aster, birch];
const pairOf = (head: NamedEntity, tail: NamedEntity) =>
  ({
    head,
    tail,
    headMention: { from: 0 },
    tailMention: { from: 2, sentence: { field: 'abstract' } },
    elsewhere: [],
  }) as unknown as LinkPair;
const pairs = [pairOf(quill, aster), pairOf(quill, birch), pairOf(aster, quill)];
/** none, extends, outperforms, part of, applied to */
const read = (ofBirch: number, back = 0) =>
  linkContexts(
    pairs,
    [
      [0.5, 0, 0.5, 0, 0],
      [1 - ofBirch, 0, ofBirch, 0, 0],
      [1 - back, 0, back, 0, 0],
    ],
    named,
  );

describe('a pair among the other pairs of its paper', () => {
  it('sees how what stands beside it in a list is linked', () => {
    const [unsure, sure] = [read(0.1)[0]!, read(0.9)[0]!];
    expect(unsure).toHaveLength(CONTEXT_NUMBERS);
    expect(sure).not.toEqual(unsure);
    const rises = [...sure].filter((x, i) => x > unsure[i]!).length;
    // sum, highest and total of the head's other links; mean and highest of the list
    expect(rises).toBe(5);
  });

  it('sees the opposite link', () => {
    expect(read(0.1, 0.8)[0]).not.toEqual(read(0.1, 0)[0]);
  });

  it('sees nothing of itself in what the others say', () => {
    const [alone] = linkContexts([pairs[0]!], [[0.5, 0, 0.5, 0, 0]], [quill, aster]);
    const [surer] = linkContexts([pairs[0]!], [[0.2, 0, 0.8, 0, 0]], [quill, aster]);
    const differing = [...alone!].filter((x, i) => x !== surer![i]).length;
    // the answer itself in three forms
    expect(differing).toBe(3);
  });

  it('reads a crowd of names of one list', () => {
    const many = Array.from({ length: 30 }, (_, i) => entity(`Fern ${i}`, 'uses', true));
    const all = many.map((one) => pairOf(quill, one));
    const answers = all.map(() => [0.05, 0, 0.9, 0.05, 0]);
    const numbers = linkContexts(all, answers, [quill, ...many]);
    // all stand alike, so all are read alike
    expect(new Set(numbers.map(String)).size).toBe(1);
    expect([...numbers[0]!].every(Number.isFinite)).toBe(true);
  });
});
