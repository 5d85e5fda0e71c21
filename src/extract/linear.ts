import { readFileSync } from 'node:fs';
import { PaperloomError } from '../errors.ts';
import { MOST, PackedWeights } from './packed.ts';

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
  /** Weights as whole numbers; times `scale` they are the model's. */
  readonly packed: PackedWeights;
  readonly scale: number;
  readonly #keys = new Int32Array(MOST);
  readonly #sums: Int32Array;

  constructor(data: LinearData) {
    this.labels = data.labels;
    this.extra = data.extra;
    this.scale = data.scale;
    this.packed = new PackedWeights(data.keys, data.weights, data.labels.length);
    this.#sums = new Int32Array(this.packed.pairs);
  }

  /** Writes the scores of all labels for these features to out[at], out[at + 1], … */
  writeScores(features: readonly number[], out: Float64Array, at = 0): void {
    const sums = this.#sums;
    const totals = new Float64Array(this.labels.length);
    const part = new Float64Array(this.labels.length);
    for (let from = 0; from < features.length; from += MOST) {
      const count = Math.min(MOST, features.length - from);
      for (let f = 0; f < count; f++) this.#keys[f] = features[from + f]!;
      sums.fill(0);
      this.packed.add(this.#keys, 0, count, sums, 0);
      this.packed.unpack(sums, 0, 1, part, 0);
      for (let label = 0; label < part.length; label++) totals[label]! += part[label]!;
    }
    for (let label = 0; label < totals.length; label++)
      out[at + label] = totals[label]! * this.scale;
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
