import { readFileSync } from 'node:fs';
import { PaperloomError } from '../errors.ts';

/** Weights as a file of src/extract/data holds them; written by tools/train. */
export interface LinearData {
  labels: string[];
  /** The known features (32-bit hashes), sorted. */
  keys: Uint32Array;
  /** One signed byte a label for each key, in order; times `scale` it is the weight. */
  weights: Int8Array;
  scale: number;
  /** Anything else that belongs to the model. */
  extra: Record<string, unknown>;
}

/** A linear model over hashed features: the score of a label is the sum of the weights of the features present. */
export class LinearModel {
  readonly labels: readonly string[];
  readonly extra: Record<string, unknown>;
  /** Pairs of key and row, row -1 for a free place: side by side, since a look-up needs both. */
  readonly #table: Int32Array;
  /** A bit for the upper 22 bits of each key: small enough to stay near, it spares most look-ups of features unknown. */
  readonly #filter = new Int32Array(1 << 17);
  readonly #weights: Int8Array;
  readonly #scale: number;
  readonly #sums: Int32Array;

  constructor(data: LinearData) {
    this.labels = data.labels;
    this.extra = data.extra;
    this.#weights = data.weights;
    this.#scale = data.scale;
    this.#sums = new Int32Array(data.labels.length);
    let size = 1024;
    while (size < data.keys.length * 2) size *= 2;
    this.#table = new Int32Array(size * 2).fill(-1);
    for (let row = 0; row < data.keys.length; row++) {
      let slot = data.keys[row]! & (size - 1);
      while (this.#table[slot * 2 + 1] !== -1) slot = (slot + 1) & (size - 1);
      this.#table[slot * 2] = data.keys[row]!;
      this.#table[slot * 2 + 1] = row;
      const upper = data.keys[row]! >>> 10;
      this.#filter[upper >>> 5]! |= 1 << (upper & 31);
    }
  }

  /** What sums are times this is a score. */
  get scale(): number {
    return this.#scale;
  }

  /** Writes the scores of all labels for these features to out[at], out[at + 1], … */
  writeScores(features: readonly number[], out: Float64Array, at = 0): void {
    const sums = this.#sums;
    sums.fill(0);
    this.addSums(features, sums);
    for (let label = 0; label < sums.length; label++) out[at + label] = sums[label]! * this.#scale;
  }

  /** Adds the weights of these features, as the whole numbers that they are kept as, to sums[at], sums[at + 1], … */
  addSums(features: readonly number[], sums: Int32Array, at = 0): void {
    const count = this.labels.length;
    const table = this.#table;
    const filter = this.#filter;
    const weights = this.#weights;
    const mask = table.length / 2 - 1;
    for (let f = 0; f < features.length; f++) {
      const key = features[f]! | 0;
      const upper = key >>> 10;
      if ((filter[upper >>> 5]! & (1 << (upper & 31))) === 0) continue;
      let slot = key & mask;
      let row = table[slot * 2 + 1]!;
      while (row !== -1 && table[slot * 2] !== key) {
        slot = (slot + 1) & mask;
        row = table[slot * 2 + 1]!;
      }
      if (row === -1) continue;
      const from = row * count;
      for (let label = 0; label < count; label++) sums[at + label]! += weights[from + label]!;
    }
  }

  /** Probabilities of the labels (softmax of the scores). */
  probabilities(features: readonly number[]): Float64Array {
    const scores = new Float64Array(this.labels.length);
    this.writeScores(features, scores);
    return softmax(scores);
  }
}

export function softmax(scores: Float64Array): Float64Array {
  const top = Math.max(...scores);
  let sum = 0;
  for (let i = 0; i < scores.length; i++) sum += scores[i] = Math.exp(scores[i]! - top);
  for (let i = 0; i < scores.length; i++) scores[i]! /= sum;
  return scores;
}

/*
 * The file: a line of JSON {"labels", "count", "scale", …}, padded with blanks to a multiple of four bytes, then the
 * keys as little-endian 32-bit numbers, then the weights.
 */

export function packLinear(data: LinearData): Buffer {
  let head = JSON.stringify({
    ...data.extra,
    labels: data.labels,
    count: data.keys.length,
    scale: data.scale,
  });
  head += `${' '.repeat(3 - (Buffer.byteLength(head) % 4))}\n`;
  const keys = Buffer.alloc(data.keys.length * 4);
  for (let i = 0; i < data.keys.length; i++) keys.writeUInt32LE(data.keys[i]!, i * 4);
  return Buffer.concat([
    Buffer.from(head),
    keys,
    Buffer.from(data.weights.buffer, data.weights.byteOffset, data.weights.byteLength),
  ]);
}

export function unpackLinear(bytes: Buffer, name: string): LinearModel {
  const headEnd = bytes.indexOf(10) + 1;
  let head: { labels: string[]; count: number; scale: number };
  try {
    head = JSON.parse(bytes.toString('utf8', 0, headEnd));
  } catch {
    throw new PaperloomError(`The model file ${name} is damaged: install paperloom again.`);
  }
  const { labels, count, scale, ...extra } = head;
  if (bytes.length !== headEnd + count * (4 + labels.length)) {
    throw new PaperloomError(`The model file ${name} is damaged: install paperloom again.`);
  }
  const keys = new Uint32Array(count);
  for (let i = 0; i < count; i++) keys[i] = bytes.readUInt32LE(headEnd + i * 4);
  const from = headEnd + count * 4;
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset + from, count * labels.length);
  return new LinearModel({ labels, keys, weights, scale, extra });
}

const DATA = new URL('../../src/extract/data/', import.meta.url);

/** Loads one of the models that ship with the package. */
export function loadLinear(name: string): LinearModel {
  return unpackLinear(readFileSync(new URL(name, DATA)), name);
}
