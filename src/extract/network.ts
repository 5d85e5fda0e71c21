import { readFileSync } from 'node:fs';
import { PaperloomError } from '../errors.ts';
import { FeatureTable } from './feature-table.ts';
import { softmax } from './linear.ts';

/** Weights as a file of src/extract/data holds them; written by tools/train/network.js. */
export interface NetworkData {
  labels: string[];
  /** Cells of the hidden layer. */
  hidden: number;
  /** Numbers that come beside the hashed features. */
  inputs: number;
  /** The known features (32-bit hashes), sorted. */
  keys: Uint32Array;
  /** A row a key: `hidden` bytes for the cells, then one for each label. */
  weights: Int8Array;
  /** What the bytes for cells, and those for labels, are times to be weights. */
  scales: number[];
  /** Bias (a row), the rows of the numbers beside, then for each cell its weight for each label. */
  floats: Float32Array;
}

/**
 * A classifier over hashed features with one hidden layer of rectified cells, and beside it a straight way from the
 * features to the labels: the latter holds what a feature says alone, the former what features say together.
 */
export class NetworkModel {
  readonly labels: readonly string[];
  readonly #data: NetworkData;
  readonly #table: FeatureTable;
  readonly #sums: Int32Array;
  readonly #row: Float64Array;

  constructor(data: NetworkData) {
    this.labels = data.labels;
    this.#data = data;
    this.#table = new FeatureTable(data.keys);
    this.#sums = new Int32Array(data.hidden + data.labels.length);
    this.#row = new Float64Array(data.hidden + data.labels.length);
  }

  /** Probabilities of the labels for these features and, where the model takes them, these numbers. */
  probabilities(features: readonly number[], numbers?: Float32Array): Float64Array {
    const { hidden, inputs, weights, scales, floats } = this.#data;
    const classes = this.labels.length;
    const width = hidden + classes;
    const sums = this.#sums.fill(0);
    for (let f = 0; f < features.length; f++) {
      const row = this.#table.rowOf(features[f]!);
      if (row < 0) continue;
      const from = row * width;
      for (let i = 0; i < width; i++) sums[i]! += weights[from + i]!;
    }
    const cells = this.#row;
    for (let i = 0; i < width; i++) {
      cells[i] = floats[i]! + sums[i]! * scales[i < hidden ? 0 : 1]!;
    }
    for (let n = 0; numbers && n < inputs; n++) {
      const from = (n + 1) * width;
      const x = numbers[n]!;
      if (x !== 0) for (let i = 0; i < width; i++) cells[i]! += floats[from + i]! * x;
    }
    const scores = new Float64Array(classes);
    for (let c = 0; c < classes; c++) scores[c] = cells[hidden + c]!;
    const out = (1 + inputs) * width;
    for (let d = 0; d < hidden; d++) {
      const value = cells[d]!;
      if (value <= 0) continue;
      for (let c = 0; c < classes; c++) scores[c]! += value * floats[out + d * classes + c]!;
    }
    return softmax(scores);
  }
}

/*
 * The file: a line of JSON {"labels", "hidden", "inputs", "count", "scales"}, padded with blanks to a multiple of four
 * bytes, then the floats and the keys as little-endian 32-bit numbers, then the weights.
 */

export function packNetwork({ keys, weights, floats, ...head }: NetworkData): Buffer {
  let line = JSON.stringify({ ...head, count: keys.length });
  line += `${' '.repeat(3 - (Buffer.byteLength(line) % 4))}\n`;
  const numbers = Buffer.alloc((floats.length + keys.length) * 4);
  floats.forEach((value, i) => {
    numbers.writeFloatLE(value, i * 4);
  });
  keys.forEach((key, i) => {
    numbers.writeUInt32LE(key, (floats.length + i) * 4);
  });
  const bytes = Buffer.from(weights.buffer, weights.byteOffset, weights.byteLength);
  return Buffer.concat([Buffer.from(line), numbers, bytes]);
}

export function unpackNetwork(bytes: Buffer, name: string): NetworkModel {
  const damaged = () =>
    new PaperloomError(`The model file ${name} is damaged: install paperloom again.`);
  const from = bytes.indexOf(10) + 1;
  let head: Omit<NetworkData, 'keys' | 'weights' | 'floats'> & { count: number };
  try {
    head = JSON.parse(bytes.toString('utf8', 0, from));
  } catch {
    throw damaged();
  }
  const { count, hidden, inputs, labels, scales } = head;
  const width = hidden + labels.length;
  const size = (1 + inputs) * width + hidden * labels.length;
  if (bytes.length !== from + (size + count) * 4 + count * width) throw damaged();
  const floats = Float32Array.from({ length: size }, (_, i) => bytes.readFloatLE(from + i * 4));
  const keyAt = from + size * 4;
  const keys = Uint32Array.from({ length: count }, (_, i) => bytes.readUInt32LE(keyAt + i * 4));
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset + keyAt + count * 4, count * width);
  return new NetworkModel({ labels, hidden, inputs, keys, weights, scales, floats });
}

const DATA = new URL('../../src/extract/data/', import.meta.url);

/** Loads one of the models that ship with the package. */
export function loadNetwork(name: string): NetworkModel {
  return unpackNetwork(readFileSync(new URL(name, DATA)), name);
}
