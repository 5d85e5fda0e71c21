import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../src/extract/document.ts';
import { Encoder } from '../../../src/extract/encoder/encoder.ts';
import type { ByteMatrix, EncoderData } from '../../../src/extract/encoder/encoder-file.ts';
import { GRAM_ROWS } from '../../../src/extract/encoder/spelling.ts';

const CELLS = 8;
const SECOND = 8;
const WIDTH = 16;
const LABELS = 5;
/** Relations that it tells apart, and links, in their scores after the labels'. */
const RELATIONS = 5;
const ROLES = 2 * RELATIONS;
const PARTS = { words: 6, grams: 4, outlines: 3 };

/** An encoder that has learned nothing: its weights only look random. */
function untaught(): Encoder {
  let state = 5;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
  const matrix = (rows: number, columns: number): ByteMatrix => ({
    rows,
    columns,
    scale: 0.01,
    bytes: Int8Array.from({ length: rows * columns }, () => Math.round(next() * 127)),
  });
  const floats = (length: number) => Float32Array.from({ length }, next);
  const words = ['the', 'net', 'learns', 'to', 'read', '.', '0'];
  const outlines = ['x', 'xx', 'Xxx', 'd'];
  const inputs = PARTS.words + PARTS.grams + PARTS.outlines;
  const data: EncoderData = {
    words,
    outlines,
    matrices: new Map([
      ['words', matrix(words.length + 3, PARTS.words)],
      ['grams', matrix(GRAM_ROWS, PARTS.grams)],
      ['outlines', matrix(outlines.length + 2, PARTS.outlines)],
      ['wordF', matrix(inputs, CELLS * 4)],
      ['wordB', matrix(inputs, CELLS * 4)],
      ['gateF', matrix(CELLS, CELLS * 4)],
      ['gateB', matrix(CELLS, CELLS * 4)],
      ['layer', matrix(3 * (2 * CELLS + 7), WIDTH)],
      ['second', matrix(WIDTH, SECOND * 8)],
      ['secondF', matrix(SECOND, SECOND * 4)],
      ['secondB', matrix(SECOND, SECOND * 4)],
      ['mix', matrix(WIDTH + 2 * SECOND, WIDTH)],
      ['out', matrix(WIDTH, LABELS + ROLES)],
    ]),
    floats: new Map([
      ['bias', floats(CELLS * 8)],
      ['layerBias', floats(WIDTH)],
      ['secondBias', floats(SECOND * 8)],
      ['mixBias', floats(WIDTH)],
      ['outBias', floats(LABELS + ROLES)],
      ['transitions', floats(LABELS * LABELS)],
    ]),
  };
  return new Encoder(data);
}

const sentencesOf = (title: string, abstract: string) =>
  readDocument({ id: 'a', title, abstract }).sentences;

const PAPERS = [
  sentencesOf('The net', 'The net learns to read. It learned 7 things.'),
  sentencesOf('', 'Reading ℓ is hard for it.'),
  sentencesOf('A long one', 'The OtterNet learns to read the word , '.repeat(90)),
  sentencesOf('', ''),
  sentencesOf('The end', 'Nothing else is said of the OtterNet.'),
];

describe('the encoder', () => {
  it('says the same of a paper alone and among others', () => {
    const encoder = untaught();
    const together = encoder.encodeMany(PAPERS);
    expect(together).toEqual(PAPERS.map((paper) => untaught().encode(paper)));
    expect(encoder.encodeMany([...PAPERS].reverse())).toEqual([...together].reverse());
  });

  it('answers each token of each sentence', () => {
    const [encoded] = untaught().encodeMany(PAPERS);
    encoded!.forEach(({ cells, scores, width, labels }, s) => {
      const { length } = PAPERS[0]![s]!.tokens;
      expect([width, labels]).toEqual([WIDTH + ROLES, LABELS]);
      expect(cells).toHaveLength(length * width);
      expect(scores).toHaveLength(length * LABELS);
      expect(scores.every((score) => score !== 0)).toBe(true);
    });
  });

  it('says last of a token how likely each relation is, and each link', () => {
    for (const { cells, width } of untaught().encode(PAPERS[0]!)) {
      for (let at = 0; at < cells.length; at += width) {
        for (let from = at + WIDTH; from < at + width; from += RELATIONS) {
          const shares = cells.subarray(from, from + RELATIONS);
          expect(shares.every((share) => share > 0)).toBe(true);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
        }
      }
    }
  });

  it('reads a word by its neighbours before and after', () => {
    const last = (title: string, abstract: string) =>
      untaught().encode(sentencesOf(title, abstract)).at(-1)!.scores.slice(0, LABELS);
    const plain = last('', 'Nets learn to read.');
    expect(last('', 'Nets learn to see.')).not.toEqual(plain);
    expect(last('The end', 'Nets learn to read.')).not.toEqual(plain);
  });

  it('still knows what it read after many other words', () => {
    const encoder = untaught();
    const [paper] = PAPERS as [(typeof PAPERS)[0]];
    const before = encoder.encode(paper);
    for (let i = 0; i < 60; i++) {
      const words = Array.from({ length: 200 }, (_, k) => `w${i}x${k}`).join(' ');
      encoder.encode(sentencesOf('', words));
    }
    expect(encoder.encode(paper)).toEqual(before);
  });
});
