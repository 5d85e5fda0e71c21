import { readFileSync } from 'node:fs';
import { PaperloomError } from '../errors.ts';
import { MOST, PackedWeights } from './packed.ts';

/** Cells that are summed at a time. */
const BLOCK = 4;

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
  readonly #packed: PackedWeights;
  /** The rows of the numbers beside, in blocks of BLOCK cells, for each block one row after the other. */
  readonly #beside: Float64Array;
  readonly #keys = new Int32Array(MOST);
  readonly #pairs: Int32Array;
  readonly #sums: Float64Array;
  readonly #cells: Float64Array;
  readonly #values: Float64Array;
  readonly #places: Int32Array;

  constructor(data: NetworkData) {
    this.labels = data.labels;
    this.#data = data;
    const { hidden, inputs, labels, floats } = data;
    const width = hidden + labels.length;
    this.#packed = new PackedWeights(data.keys, data.weights, width);
    this.#pairs = new Int32Array(this.#packed.pairs);
    this.#sums = new Float64Array(width);
    const whole = Math.ceil(width / BLOCK) * BLOCK;
    this.#cells = new Float64Array(whole);
    this.#values = new Float64Array(inputs);
    this.#places = new Int32Array(inputs);
    this.#beside = new Float64Array(inputs * whole);
    for (let n = 0; n < inputs; n++) {
      for (let i = 0; i < width; i++) {
        const at = (i - (i % BLOCK)) * inputs + n * BLOCK + (i % BLOCK);
        this.#beside[at] = floats[(n + 1) * width + i]!;
      }
    }
  }

  /** Probabilities of the labels for these features and, where the model takes them, these numbers. */
  probabilities(features: readonly number[], numbers?: Float32Array): Float64Array {
    const { hidden, inputs, scales, floats } = this.#data;
    const classes = this.labels.length;
    const width = hidden + classes;
    const cells = this.#cells.fill(0);
    this.#addFeatures(features);
    for (let i = 0; i < width; i++) {
      cells[i] = floats[i]! + cells[i]! * scales[i < hidden ? 0 : 1]!;
    }
    if (numbers) this.#addNumbers(numbers);
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

  /** Adds the rows of the features to the cells, as whole numbers. */
  #addFeatures(features: readonly number[]): void {
    const cells = this.#cells;
    const sums = this.#sums;
    for (let from = 0; from < features.length; from += MOST) {
      const count = Math.min(MOST, features.length - from);
      for (let f = 0; f < count; f++) this.#keys[f] = features[from + f]!;
      this.#packed.add(this.#keys, count, this.#pairs.fill(0));
      this.#packed.unpack(this.#pairs, sums);
      for (let i = 0; i < sums.length; i++) cells[i]! += sums[i]!;
    }
  }

  /** Adds the numbers beside, times their rows, to the cells. Half of what the encoder reads are zeros. */
  #addNumbers(numbers: Float32Array): void {
    const { inputs } = this.#data;
    const cells = this.#cells;
    const rows = this.#beside;
    const values = this.#values;
    const places = this.#places;
    let count = 0;
    for (let n = 0; n < inputs; n++) {
      values[count] = numbers[n]!;
      places[count] = n * BLOCK;
      if (values[count] !== 0) count++;
    }
    for (let c = 0; c < cells.length; c += BLOCK) {
      const from = c * inputs;
      let c0 = cells[c]!;
      let c1 = cells[c + 1]!;
      let c2 = cells[c + 2]!;
      let c3 = cells[c + 3]!;
      for (let k = 0; k < count; k++) {
        const row = from + places[k]!;
        const x = values[k]!;
        c0 += rows[row]! * x;
        c1 += rows[row + 1]! * x;
        c2 += rows[row + 2]! * x;
        c3 += rows[row + 3]! * x;
      }
      cells[c] = c0;
      cells[c + 1] = c1;
      cells[c + 2] = c2;
      cells[c + 3] = c3;
    }
  }
}

function softmax(scores: Float64Array): Float64Array {
  let top = scores[0]!;
  for (let i = 1; i < scores.length; i++) if (scores[i]! > top) top = scores[i]!;
  let sum = 0;
  for (let i = 0; i < scores.length; i++) sum += scores[i] = Math.exp(scores[i]! - top);
  for (let i = 0; i < scores.length; i++) scores[i]! /= sum;
  return scores;
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
