import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../src/extract/candidate.ts';
import type { Sentence } from '../../src/extract/document.ts';
import { pickApart, withoutParts } from '../../src/extract/overlaps.ts';
import { UNREAD } from '../../src/extract/reading.ts';
import { addSiblings } from '../../src/extract/siblings.ts';
import { sentenceOf } from '../support/sentence.ts';

function candidate(
  sentence: Sentence,
  from: number,
  to: number,
  more: Partial<Candidate> = {},
): Candidate {
  const classes = Float64Array.of(0, 0.9, 0, 0, 0, 0, 0, 0);
  return {
    sentence,
    from,
    to,
    classes,
    reading: UNREAD,
    nameness: 0.9,
    tagged: 0,
    cut: 0,
    cells: new Float32Array(4),
    encoded: { cells: new Float32Array(0), width: 4, scores: new Float32Array(0), labels: 0 },
    long: false,
    repeated: false,
    ...more,
  };
}

describe('pieces that overlap', () => {
  const sentence = sentenceOf('tested on mini-ImageNet');
  const listed = { name: 'miniImageNet', type: 'Benchmark', scope: 'proper' } as const;

  it('gives a piece of a listed name up', () => {
    const whole = candidate(sentence, 2, 5, { entry: { ...listed, aliases: [], surfaces: [] } });
    const part = candidate(sentence, 4, 5, { tagged: 0.95 });
    expect(withoutParts([whole, part])).toEqual([whole]);
  });

  it('keeps the surer of two', () => {
    const sure = candidate(sentence, 2, 5, { cut: 0.9 });
    const unsure = candidate(sentence, 4, 5, { cut: 0.2 });
    expect(pickApart([unsure, sure])).toEqual([sure]);
  });

  it('prefers two that are likely to one across both', () => {
    const both = candidate(sentence, 1, 5, { cut: 0.7 });
    const first = candidate(sentence, 1, 2, { cut: 0.5 });
    const second = candidate(sentence, 4, 5, { cut: 0.4 });
    expect(pickApart([both, second, first])).toEqual([first, second]);
  });
});

describe('names in a list', () => {
  it('learn of each other, others do not', () => {
    const sentence = sentenceOf('LoRA, DoRA and VeRA beat BitFit');
    const [lora, dora, vera, bitfit] = [0, 2, 4, 6].map((at) => candidate(sentence, at, at + 1));
    addSiblings([vera!, lora!, bitfit!, dora!]);
    expect(lora!.siblings?.[1]).toBeCloseTo(0.9);
    expect(dora!.siblings?.[1]).toBeCloseTo(1.8);
    expect(vera!.siblings?.[1]).toBeCloseTo(0.9);
    expect(bitfit!.siblings).toBeUndefined();
  });
});
