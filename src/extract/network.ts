import { readFileSync } from 'node:fs';
import { PaperloomError } from '../errors.ts';
import { Kernel } from './kernel.ts';
import { PackedWeights } from './packed.ts';

/** Cells that the kernel sums at a time. */
const BLOCK = 8;

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
  readonly #beside: NumbersBeside | undefined;
  readonly #cells: Float32Array;

  constructor(data: NetworkData) {
    this.labels = data.labels;
    this.#data = data;
    const width = data.hidden + data.labels.length;
    this.#packed = new PackedWeights(kernel, data.keys, data.weights, width);
    this.#cells = new Float32Array(Math.ceil(width / BLOCK) * BLOCK);
    if (data.inputs > 0) this.#beside = new NumbersBeside(data, this.#cells.length);
  }

  /** Probabilities of the labels for these features and, where the model takes them, these numbers. */
  probabilities(features: ArrayLike<number>, numbers?: Float32Array): Float64Array {
    const { hidden, inputs, scales, floats } = this.#data;
    const classes = this.labels.length;
    const width = hidden + classes;
    const cells = this.#cells.fill(0);
    this.#packed.add(features, cells);
    for (let i = 0; i < width; i++) {
      cells[i] = floats[i]! + cells[i]! * scales[i < hidden ? 0 : 1]!;
    }
    if (numbers) this.#beside?.addTo(cells, numbers);
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

/** The rows of the numbers that come beside the features, where the kernel reads them. */
class NumbersBeside {
  readonly #inputs: number;
  readonly #blocks: number;
  /** Addresses in the kernel's memory. */
  readonly #rows: number;
  readonly #numbers: number;
  readonly #cells: number;
  readonly #work: number;

  constructor({ hidden, labels, inputs, floats }: NetworkData, whole: number) {
    const width = hidden + labels.length;
    this.#inputs = inputs;
    this.#blocks = whole / BLOCK;
    const rows = new Float32Array(inputs * whole);
    for (let n = 0; n < inputs; n++) {
      for (let i = 0; i < width; i++) {
        const at = (i - (i % BLOCK)) * inputs + n * BLOCK + (i % BLOCK);
        rows[at] = floats[(n + 1) * width + i]!;
      }
    }
    this.#rows = kernel.putFloats(rows);
    this.#numbers = kernel.take(inputs * 4);
    this.#cells = kernel.take(whole * 4);
    this.#work = kernel.take(inputs * 8);
  }

  /** Adds the numbers, times their rows, to the cells. */
  addTo(cells: Float32Array, numbers: Float32Array): void {
    if (numbers.length !== this.#inputs) {
      throw new Error(`a network of ${this.#inputs} numbers was given ${numbers.length}`);
    }
    const { floats } = kernel;
    floats.set(numbers, this.#numbers >> 2);
    floats.set(cells, this.#cells >> 2);
    kernel.run.addNumbers(
      this.#numbers,
      this.#inputs,
      this.#rows,
      this.#blocks,
      this.#cells,
      this.#work,
    );
    const from = this.#cells >> 2;
    for (let i = 0; i < cells.length; i++) cells[i] = floats[from + i]!;
  }
}

/** One for all networks. */
const kernel = new Kernel();
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
