import { describe, expect, it } from 'vitest';
import { decode, makeChain } from '../../../src/extract/tagger/decode.ts';
import { LABELS, mayFollow } from '../../../src/extract/tagger/labels.ts';

/** Numbers that look drawn at random, the same on every run. */
function numbers(count: number, seed: number, scale: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state / 2 ** 32 - 0.5) * scale;
  });
}

/** Every sequence of labels that may be, with the exp of its score. */
function* sequences(
  scores: Float32Array,
  transitions: Float32Array,
): Generator<[number[], number]> {
  const count = scores.length / LABELS;
  function* from(before: number[], score: number): Generator<[number[], number]> {
    const t = before.length;
    if (t === count) {
      yield [before, Math.exp(score)];
      return;
    }
    for (let label = 0; label < LABELS; label++) {
      const last = before[t - 1] ?? -1;
      if (!mayFollow(last, label)) continue;
      const step = t === 0 ? 0 : transitions[last * LABELS + label]!;
      yield* from([...before, label], score + step + scores[t * LABELS + label]!);
    }
  }
  yield* from([], 0);
}

describe('labels of a sentence', () => {
  it('are those of the likeliest sequence, and their probabilities sum over all sequences', () => {
    for (const seed of [1, 2, 3]) {
      const scores = numbers(3 * LABELS, seed, 6);
      const transitions = numbers(LABELS * LABELS, seed + 10, 3);
      let best: [number[], number] = [[], 0];
      let total = 0;
      const sums = new Float64Array(scores.length);
      for (const [labels, weight] of sequences(scores, transitions)) {
        if (weight > best[1]) best = [labels, weight];
        total += weight;
        labels.forEach((label, t) => {
          sums[t * LABELS + label]! += weight;
        });
      }
      const decoded = decode(scores, makeChain(transitions));
      expect([...decoded.labels]).toEqual(best[0]);
      decoded.marginals.forEach((p, i) => {
        expect(p).toBeCloseTo(sums[i]! / total, 10);
      });
    }
  });

  it('leave out of a token what lies far below its best', () => {
    const scores = new Float32Array(2 * LABELS).fill(-20);
    scores[0] = 1;
    scores[LABELS + 1] = 1;
    const { labels, marginals } = decode(scores, makeChain(new Float32Array(LABELS * LABELS)));
    expect([...labels]).toEqual([0, 1]);
    expect(marginals[0]).toBe(1);
    expect(marginals[LABELS + 1]).toBeCloseTo(1, 8);
    expect(marginals[LABELS + 3]).toBe(0);
  });

  it('never go on with a name that has not begun', () => {
    const scores = new Float32Array(LABELS);
    scores[2] = 5;
    const { labels, marginals } = decode(scores, makeChain(new Float32Array(LABELS * LABELS)));
    expect(labels[0]! % 2).toBe(labels[0] === 0 ? 0 : 1);
    expect(marginals[2]).toBe(0);
    expect(marginals.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10);
  });

  it('of a sentence without tokens are none', () => {
    expect(
      decode(new Float32Array(0), makeChain(new Float32Array(LABELS * LABELS))).labels,
    ).toHaveLength(0);
  });
});
