import type { Sentence } from '../document.ts';
import { gateOrder, HALF, Kernel, UNIT } from '../kernel.ts';
import { CIRCUMSTANCES } from './circumstances.ts';
import type { Encoded } from './encoded.ts';
import type { ByteMatrix, EncoderData } from './encoder-file.ts';
import { STRETCH, type Stretch, stretchesOf } from './stretches.ts';
import { WordRows } from './words.ts';

/** Distinct words whose part in the gates is kept. */
const KEPT_WORDS = 16000;
/** Scores that the kernel gives of a token, of which the first are labels. */
const SCORES = 32;
/** Answers to one question about a token, of which one is right: as many relations there are, and links. */
export const ANSWERS = 5;

const MATRICES = ['gateF', 'gateB', 'layer', 'second', 'secondF', 'secondB', 'mix', 'out'] as const;
const BIASES = ['layerBias', 'secondBias', 'mixBias', 'outBias'] as const;

/**
 * A bidirectional LSTM over the words of a paper; a layer that looks at each token with its neighbours; a second, smaller
 * LSTM over what that layer says, so that it is known further on; and a layer over both. The words and the first LSTM were
 * learned by telling the next and the last word in papers not annotated, then with all else on labelled ones. A word is
 * its vector, the pieces it is spelt with, and its outline.
 */
export class Encoder {
  readonly #kernel = new Kernel();
  readonly #data: EncoderData;
  readonly #words: WordRows;
  /** Cells of the first LSTM and of the second, in one direction. */
  readonly #cells: number;
  readonly #second: number;
  /** Numbers that each of the two layers says of a token. */
  readonly #width: number;
  /** Scores after those of the labels: one an answer. */
  readonly #roles: number;
  readonly #reach: number;
  readonly #labels: number;
  /** Addresses in the kernel's memory. */
  readonly #at: Record<(typeof MATRICES)[number] | (typeof BIASES)[number], number> &
    Record<'work' | 'hidden' | 'scores', number>;
  /** Of the two stretches that are read at a time: addresses of what comes to the gates of each token, and the states. */
  readonly #rows: [number, number];
  readonly #states: [number, number];
  /** What comes to the gates of the second LSTM, and its states. */
  readonly #gates: [number, number];
  readonly #seconds: [number, number];
  /** What the first layer says, and place for what the second LSTM does. */
  readonly #joint: [number, number];

  constructor(data: EncoderData) {
    this.#data = data;
    const kernel = this.#kernel;
    const m = (name: string): ByteMatrix => data.matrices.get(name)!;
    this.#cells = m('gateF').rows;
    this.#width = m('layer').columns;
    this.#labels = Math.sqrt(data.floats.get('transitions')!.length);
    this.#roles = m('out').columns - this.#labels;
    this.#reach = m('layer').rows / this.#stateSize;
    this.#second = m('secondF').rows;
    const gates = gateOrder(this.#cells);
    const secondGates = gateOrder(this.#second);
    const orders: Partial<Record<string, (column: number) => number>> = {
      gateF: gates,
      gateB: gates,
      secondF: secondGates,
      secondB: secondGates,
      // what comes to both directions, one after the other
      second: (column) => {
        const back = column < 4 * this.#second ? 0 : 4 * this.#second;
        return back + secondGates(column - back);
      },
    };
    const putMatrix = (name: string) =>
      kernel.putMatrix(m(name).bytes, m(name).rows, m(name).columns, orders[name]);
    const putBias = (name: string, matrix: string) => {
      const order = orders[matrix] ?? ((column: number) => column);
      const given = data.floats.get(name)!;
      const bias = new Float32Array(Math.ceil(given.length / 16) * 16);
      given.forEach((value, column) => {
        bias[order(column)] = value * (name === 'secondBias' ? HALF : 1);
      });
      return kernel.putFloats(bias);
    };
    this.#words = new WordRows(kernel, data, KEPT_WORDS);
    // one token more than asked for may be read and answered
    const most = STRETCH + 1;
    const widest = Math.max(this.#cells * 44, this.#jointSize * 4);
    this.#at = {
      gateF: putMatrix('gateF'),
      gateB: putMatrix('gateB'),
      layer: putMatrix('layer'),
      second: putMatrix('second'),
      secondF: putMatrix('secondF'),
      secondB: putMatrix('secondB'),
      mix: putMatrix('mix'),
      out: putMatrix('out'),
      layerBias: putBias('layerBias', 'layer'),
      secondBias: putBias('secondBias', 'second'),
      mixBias: putBias('mixBias', 'mix'),
      outBias: putBias('outBias', 'out'),
      work: kernel.take(128 + widest),
      hidden: kernel.take(most * this.#width * 4),
      scores: kernel.take(most * SCORES * 4),
    };
    const two = (bytes: number): [number, number] => [kernel.take(bytes), kernel.take(bytes)];
    this.#rows = two(STRETCH * 4);
    this.#states = two((most + this.#reach) * this.#stateSize * 2);
    this.#gates = two(most * this.#second * 32);
    this.#seconds = two(most * this.#second * 4);
    this.#joint = two(most * this.#jointSize * 4);
  }

  /** labels × labels scores of one label after another, [before * labels + label]. */
  get transitions(): Float32Array {
    return this.#data.floats.get('transitions')!;
  }

  /** Numbers kept for a token: both states and the circumstances. */
  get #stateSize(): number {
    return 2 * this.#cells + CIRCUMSTANCES;
  }

  /** Numbers over which the last layer goes: what the first layer says of a token, and both states of the second LSTM. */
  get #jointSize(): number {
    return this.#width + 2 * this.#second;
  }

  /** Reads a paper; an answer for each sentence. */
  encode(sentences: readonly Sentence[]): Encoded[] {
    return this.encodeMany([sentences])[0]!;
  }

  /** Reads papers, with the same answers as one by one, but sooner: two are read at a time. */
  encodeMany(papers: readonly (readonly Sentence[])[]): Encoded[][] {
    const stretches: Stretch[] = [];
    const answers = papers.map((sentences) => {
      const encoded = this.#empty(sentences);
      stretches.push(...stretchesOf(sentences, encoded));
      return encoded;
    });
    // of like length, two and two
    stretches.sort((a, b) => b.words.length - a.words.length);
    for (let i = 0; i < stretches.length; i += 2) this.#read(stretches[i]!, stretches[i + 1]);
    return answers;
  }

  #empty(sentences: readonly Sentence[]): Encoded[] {
    const width = this.#width + this.#roles;
    const labels = this.#labels;
    const count = sentences.reduce((sum, { tokens }) => sum + tokens.length, 0);
    const cells = new Float32Array(count * width);
    const scores = new Float32Array(count * labels);
    let from = 0;
    return sentences.map(({ tokens }) => {
      const to = from + tokens.length;
      const own = {
        cells: cells.subarray(from * width, to * width),
        width,
        scores: scores.subarray(from * labels, to * labels),
        labels,
      };
      from = to;
      return own;
    });
  }

  /** Reads a stretch, and another no longer. */
  #read(one: Stretch, other: Stretch | undefined): void {
    const { buffer } = this.#kernel;
    const size = this.#stateSize;
    const before = ((this.#reach - 1) / 2) * size;
    const both = other ? [one, other] : [one];
    both.forEach((stretch, k) => {
      const count = stretch.words.length;
      new Uint32Array(buffer, this.#rows[k]!, count).set(this.#words.rowsOf(stretch.words));
      const states = new Int16Array(buffer, this.#states[k]!, (count + this.#reach) * size);
      // nothing stands before the first token nor after the last
      states.fill(0, 0, before);
      states.fill(0, before + count * size);
      let at = before + 2 * this.#cells;
      for (const told of stretch.circumstances) {
        for (let bit = 0; bit < CIRCUMSTANCES; bit++)
          states[at + bit] = (told >> bit) & 1 ? UNIT : 0;
        at += size;
      }
    });
    const lengths = both.map(({ words }) => words.length);
    this.#direction(lengths, 'gateF', 0, this.#states, before, size);
    this.#direction(lengths, 'gateB', 1, this.#states, before + this.#cells, size);
    lengths.forEach((count, k) => {
      this.#tellSecond(count, k);
    });
    this.#direction(lengths, 'secondF', 0, this.#seconds, 0, 2 * this.#second);
    this.#direction(lengths, 'secondB', 1, this.#seconds, this.#second, 2 * this.#second);
    both.forEach((stretch, k) => {
      this.#answer(stretch, k);
    });
  }

  /** One direction of an LSTM over one stretch or two; its states, `size` numbers a token, stand from `place` on in theirs. */
  #direction(
    [countA, countB = 0]: readonly number[],
    name: 'gateF' | 'gateB' | 'secondF' | 'secondB',
    backwards: 0 | 1,
    states: readonly [number, number],
    place: number,
    size: number,
  ): void {
    const { rows: cells, scale } = this.#data.matrices.get(name)!;
    this.#kernel.run.lstm(
      this.#rows[0],
      countA!,
      this.#rows[1],
      countB,
      backwards * cells * 16,
      backwards,
      this.#at[name],
      (scale / UNIT) * HALF,
      cells,
      this.#at.work,
      states[0] + 2 * place,
      states[1] + 2 * place,
      size * 2,
    );
  }

  /** From the states of the first LSTM to what the first layer says, and from that to the gates of the second. */
  #tellSecond(count: number, k: number): void {
    const { run, buffer } = this.#kernel;
    const { layer, layerBias, second, secondBias, work } = this.#at;
    const first = this.#data.matrices.get('layer')!;
    const { columns, scale } = this.#data.matrices.get('second')!;
    run.layers(
      this.#states[k]!,
      count,
      this.#stateSize * 2,
      Math.ceil(first.rows / 2),
      layer,
      first.scale / UNIT,
      layerBias,
      this.#width,
      second,
      scale * HALF,
      secondBias,
      columns,
      this.#joint[k]!,
      this.#jointSize * 4,
      this.#gates[k]!,
      work,
    );
    const rows = new Uint32Array(buffer, this.#rows[k]!, count);
    for (let t = 0; t < count; t++) rows[t] = this.#gates[k]! + t * columns * 4;
  }

  /** What the last layers make of what the first one and the second LSTM say. */
  #answer({ words, runs }: Stretch, k: number): void {
    const { run, buffer } = this.#kernel;
    const { mix, mixBias, out, outBias, hidden, scores, work } = this.#at;
    run.layersOfBoth(
      this.#joint[k]!,
      words.length,
      this.#jointSize * 4,
      this.#seconds[k]!,
      2 * this.#second,
      mix,
      this.#data.matrices.get('mix')!.scale,
      mixBias,
      this.#width,
      out,
      this.#data.matrices.get('out')!.scale,
      outBias,
      SCORES,
      hidden,
      scores,
      work,
    );
    const told = this.#width;
    const labels = this.#labels;
    const cells = new Float32Array(buffer, hidden, words.length * told);
    const given = new Float32Array(buffer, scores, words.length * SCORES);
    for (const { encoded, token, from, count } of runs) {
      for (let t = 0; t < count; t++) {
        const cell = (from + t) * told;
        const at = (token + t) * encoded.width;
        for (let c = 0; c < told; c++) encoded.cells[at + c] = cells[cell + c]!;
        const read = (from + t) * SCORES;
        const write = (token + t) * labels;
        for (let l = 0; l < labels; l++) encoded.scores[write + l] = given[read + l]!;
        for (let q = 0; q < this.#roles; q += ANSWERS)
          writeShares(given, read + labels + q, encoded.cells, at + told + q);
      }
    }
  }
}

const powers = new Float64Array(ANSWERS);

/** Scores as probabilities that sum to one. */
function writeShares(scores: Float32Array, from: number, out: Float32Array, at: number): void {
  let sum = 0;
  for (let i = 0; i < ANSWERS; i++) sum += powers[i] = Math.exp(scores[from + i]!);
  for (let i = 0; i < ANSWERS; i++) out[at + i] = powers[i]! / sum;
}
