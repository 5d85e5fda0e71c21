import type { Sentence } from '../document.ts';
import { gateOrder, Kernel, UNIT } from '../kernel.ts';
import { atEnd, CIRCUMSTANCES, circumstances } from './circumstances.ts';
import type { ByteMatrix, EncoderData } from './encoder-file.ts';
import { WordRows } from './words.ts';

/** Tokens read in one go; a longer paper is read in stretches. */
const STRETCH = 480;
/** Distinct words whose part in the gates is kept. */
const KEPT_WORDS = 6000;
/** Scores that the kernel gives of a token, of which the first are labels. */
const SCORES = 32;
/** Answers to one question about a token, of which one is right: as many relations there are, and links. */
export const ANSWERS = 5;

/** What the encoder makes of the tokens of a sentence. */
export interface Encoded {
  /**
   * `width` numbers a token: what is told of it and its neighbours, and last of all, should what stands there be named at
   * all, how likely each relation of the paper (RELATIONS) is to it, and each link of what the paper introduces (LINKS).
   */
  cells: Float32Array;
  width: number;
  /** Scores of the tagger's labels, `labels` a token. */
  scores: Float32Array;
  labels: number;
}

/** Tokens that are read together, and where they come from. */
interface Stretch {
  /** The end of a sentence is a token too, ''. */
  words: string[];
  circumstances: number[];
  /** Runs of tokens of a sentence: `from` is the first one's place in `words`. */
  runs: { encoded: Encoded; token: number; from: number; count: number }[];
}

/**
 * A bidirectional LSTM over the words of a paper, and a layer that looks at each token with its neighbours. Its words
 * and gates were learned by telling the next and the last word in papers not annotated, then with the layer on annotated
 * ones. A word is its vector, the pieces it is spelt with, and its outline.
 */
export class Encoder {
  readonly #kernel = new Kernel();
  readonly #data: EncoderData;
  readonly #words: WordRows;
  readonly #cells: number;
  readonly #width: number;
  /** Scores after those of the labels: one an answer. */
  readonly #roles: number;
  readonly #reach: number;
  readonly #labels: number;
  /** Addresses in the kernel's memory. */
  readonly #at: Record<
    'gateF' | 'gateB' | 'layer' | 'layerBias' | 'out' | 'outBias' | 'work' | 'hidden' | 'scores',
    number
  >;
  /** Of the two stretches that are read at a time. */
  readonly #rows: [number, number];
  readonly #states: [number, number];

  constructor(data: EncoderData) {
    this.#data = data;
    const kernel = this.#kernel;
    const m = (name: string): ByteMatrix => data.matrices.get(name)!;
    this.#cells = m('gateF').rows;
    this.#width = m('layer').columns;
    this.#labels = Math.sqrt(data.floats.get('transitions')!.length);
    this.#roles = m('out').columns - this.#labels;
    this.#reach = m('layer').rows / this.#stateSize;
    const put = (name: string, order?: (column: number) => number) =>
      kernel.putMatrix(m(name).bytes, m(name).rows, m(name).columns, order);
    const order = gateOrder(this.#cells);
    const outBias = new Float32Array(SCORES);
    outBias.set(data.floats.get('outBias')!);
    this.#words = new WordRows(kernel, data, KEPT_WORDS);
    // one token more than asked for may be read and answered
    const most = STRETCH + 1;
    this.#at = {
      gateF: put('gateF', order),
      gateB: put('gateB', order),
      layer: put('layer'),
      out: put('out'),
      layerBias: kernel.putFloats(data.floats.get('layerBias')!),
      outBias: kernel.putFloats(outBias),
      work: kernel.take(128 + Math.max(this.#cells * 10, this.#width * 4)),
      hidden: kernel.take(most * this.#width * 4),
      scores: kernel.take(most * SCORES * 4),
    };
    const states = () => kernel.take((most + this.#reach) * this.#stateSize * 2);
    this.#rows = [kernel.take(STRETCH * 4), kernel.take(STRETCH * 4)];
    this.#states = [states(), states()];
  }

  /** labels × labels scores of one label after another, [before * labels + label]. */
  get transitions(): Float32Array {
    return this.#data.floats.get('transitions')!;
  }

  /** Numbers kept for a token: both states and the circumstances. */
  get #stateSize(): number {
    return 2 * this.#cells + CIRCUMSTANCES;
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
    const { run, buffer } = this.#kernel;
    const size = this.#stateSize;
    const before = ((this.#reach - 1) / 2) * size;
    [one, other].forEach((stretch, k) => {
      if (!stretch) return;
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
    const [rowsA, rowsB] = this.#rows;
    const [statesA, statesB] = this.#states;
    const direction = (backwards: number, weights: number, name: string) => {
      const at = 2 * (before + backwards * this.#cells);
      run.lstm(
        rowsA,
        one.words.length,
        rowsB,
        other?.words.length ?? 0,
        backwards * this.#cells * 16,
        backwards,
        weights,
        this.#data.matrices.get(name)!.scale / UNIT,
        this.#cells,
        this.#at.work,
        statesA + at,
        statesB + at,
        size * 2,
      );
    };
    direction(0, this.#at.gateF, 'gateF');
    direction(1, this.#at.gateB, 'gateB');
    this.#answer(one, statesA);
    if (other) this.#answer(other, statesB);
  }

  /** What the layers make of the states. */
  #answer({ words, runs }: Stretch, states: number): void {
    const { run, buffer } = this.#kernel;
    const { layer, layerBias, out, outBias, hidden, scores, work } = this.#at;
    const layerMatrix = this.#data.matrices.get('layer')!;
    run.layers(
      states,
      words.length,
      this.#stateSize * 2,
      Math.ceil(layerMatrix.rows / 2),
      layer,
      layerMatrix.scale / UNIT,
      layerBias,
      this.#width,
      out,
      this.#data.matrices.get('out')!.scale,
      outBias,
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
          writeShares(given, read + labels + q, ANSWERS, encoded.cells, at + told + q);
      }
    }
  }
}

/** Scores as probabilities that sum to one. */
function writeShares(
  scores: Float32Array,
  from: number,
  count: number,
  out: Float32Array,
  at: number,
): void {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += Math.exp(scores[from + i]!);
  for (let i = 0; i < count; i++) out[at + i] = Math.exp(scores[from + i]!) / sum;
}

/** Whole sentences while they fit; one too long for a stretch goes on in the next. */
function stretchesOf(sentences: readonly Sentence[], encoded: readonly Encoded[]): Stretch[] {
  const facts = circumstances(sentences);
  const stretches: Stretch[] = [];
  let stretch: Stretch | undefined;
  const open = (tokens: number): Stretch => {
    if (!stretch || (stretch.words.length > 0 && stretch.words.length + tokens > STRETCH)) {
      stretch = { words: [], circumstances: [], runs: [] };
      stretches.push(stretch);
    }
    return stretch;
  };
  sentences.forEach(({ tokens }, s) => {
    open(tokens.length + 1);
    for (let token = 0; token < tokens.length; ) {
      const { words, circumstances, runs } = open(1);
      const from = words.length;
      const count = Math.min(tokens.length - token, STRETCH - from);
      runs.push({ encoded: encoded[s]!, token, from, count });
      for (const end = token + count; token < end; token++) {
        words.push(tokens[token]!.text);
        circumstances.push(facts[s]![token]!);
      }
    }
    const { words, circumstances } = open(1);
    words.push('');
    circumstances.push(atEnd(sentences, s));
  });
  return stretches;
}
