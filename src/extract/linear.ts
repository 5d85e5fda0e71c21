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
  readonly #keys: Uint32Array;
  readonly #rows: Int32Array;
  readonly #weights: Int8Array;
  readonly #scale: number;

  constructor(data: LinearData) {
    this.labels = data.labels;
    this.extra = data.extra;
    this.#weights = data.weights;
    this.#scale = data.scale;
    let size = 1024;
    while (size < data.keys.length * 2) size *= 2;
    this.#keys = new Uint32Array(size);
    this.#rows = new Int32Array(size).fill(-1);
    for (let row = 0; row < data.keys.length; row++) {
      let slot = data.keys[row]! & (size - 1);
      while (this.#rows[slot] !== -1) slot = (slot + 1) & (size - 1);
      this.#keys[slot] = data.keys[row]!;
      this.#rows[slot] = row;
    }
  }

  /** Adds the scores of all labels for these features to out[at], out[at + 1], … */
  addScores(features: readonly number[], out: Float64Array, at = 0): void {
    const count = this.labels.length;
    const mask = this.#keys.length - 1;
    const keys = this.#keys;
    const rows = this.#rows;
    const weights = this.#weights;
    const scale = this.#scale;
    for (let f = 0; f < features.length; f++) {
      const feature = features[f]!;
      let slot = feature & mask;
      let row = rows[slot]!;
      while (row !== -1 && keys[slot] !== feature) {
        slot = (slot + 1) & mask;
        row = rows[slot]!;
      }
      if (row === -1) continue;
      const from = row * count;
      for (let label = 0; label < count; label++)
        out[at + label]! += weights[from + label]! * scale;
    }
  }

  /** Probabilities of the labels (softmax of the scores). */
  probabilities(features: readonly number[]): Float64Array {
    const scores = new Float64Array(this.labels.length);
    this.addScores(features, scores);
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
