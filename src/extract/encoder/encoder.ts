import type { Sentence } from '../document.ts';
import type { ByteMatrix, EncoderData } from './encoder-file.ts';
import { Kernel, UNIT } from './kernel.ts';
import { gramsOf, outlineOf, vocabularyForm } from './spelling.ts';

/** Tokens read in one go; a longer paper is read in stretches. */
const STRETCH = 480;
/** Distinct words whose part in the gates is kept. */
const KEPT_WORDS = 6000;
/** Numbers that come beside a token's states: see `circumstances`. */
const CIRCUMSTANCES = 7;

/** What the encoder makes of the tokens of a sentence. */
export interface Encoded {
  /** `width` numbers a token: what is told of it and its neighbours. */
  cells: Float32Array;
  width: number;
  /** Scores of the tagger's labels, `labels` a token. */
  scores: Float32Array;
  labels: number;
}

/**
 * A bidirectional LSTM over the words of a paper, and a layer that looks at each token with its neighbours. Its words
 * and gates were learned by telling the next and the last word in papers not annotated, then with the layer on annotated
 * ones. A word is its vector, the pieces it is spelt with, and its outline.
 */
export class Encoder {
  readonly #kernel = new Kernel();
  readonly #data: EncoderData;
  readonly #rowOfWord: Map<string, number>;
  readonly #rowOfOutline: Map<string, number>;
  readonly #cells: number;
  readonly #inputs: number;
  readonly #width: number;
  readonly #reach: number;
  readonly #labels: number;
  /** Addresses in the kernel's memory. */
  readonly #at: Record<
    'wordF' | 'wordB' | 'gateF' | 'gateB' | 'layer' | 'layerBias' | 'out' | 'outBias' | 'bias',
    number
  >;
  readonly #input: number;
  readonly #rows: number;
  readonly #work: number;
  readonly #states: number;
  readonly #hidden: number;
  readonly #scores: number;
  readonly #table: number;
  readonly #kept = new Map<string, number>();
  readonly #vector: Float32Array;

  constructor(data: EncoderData) {
    this.#data = data;
    const kernel = this.#kernel;
    // 0 is padding, 1 a word unknown, 2 the end of a sentence
    this.#rowOfWord = new Map(data.words.map((word, i) => [word, i + 3]));
    this.#rowOfOutline = new Map(data.outlines.map((outline, i) => [outline, i + 2]));
    const m = (name: string): ByteMatrix => data.matrices.get(name)!;
    this.#cells = m('gateF').rows;
    this.#inputs = m('wordF').rows;
    this.#width = m('layer').columns;
    this.#labels = m('out').columns;
    this.#reach = m('layer').rows / (2 * this.#cells + CIRCUMSTANCES);
    const put = (name: string) => kernel.putMatrix(m(name).bytes, m(name).rows, m(name).columns);
    const outBias = new Float32Array(32);
    outBias.set(data.floats.get('outBias')!);
    this.#at = {
      wordF: put('wordF'),
      wordB: put('wordB'),
      gateF: put('gateF'),
      gateB: put('gateB'),
      layer: put('layer'),
      out: put('out'),
      bias: kernel.putFloats(data.floats.get('bias')!),
      layerBias: kernel.putFloats(data.floats.get('layerBias')!),
      outBias: kernel.putFloats(outBias),
    };
    const state = this.#stateSize;
    this.#input = kernel.take((this.#inputs + 2) * 2);
    this.#rows = kernel.take(STRETCH * 4);
    this.#work = kernel.take(this.#cells * 5 * 4);
    this.#states = kernel.take((STRETCH + this.#reach) * state * 2 + 64);
    this.#hidden = kernel.take(Math.max(this.#width, 32) * 4);
    this.#scores = kernel.take(32 * 4);
    this.#table = kernel.take(KEPT_WORDS * this.#cells * 8 * 4);
    this.#vector = new Float32Array(this.#inputs);
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
    const facts = circumstances(sentences);
    const width = this.#width;
    const labels = this.#labels;
    const encoded = sentences.map(({ tokens }) => ({
      cells: new Float32Array(tokens.length * width),
      width,
      scores: new Float32Array(tokens.length * labels),
      labels,
    }));
    let texts: string[] = [];
    let told: number[] = [];
    let places: { sentence: number; token: number }[] = [];
    const flush = () => {
      if (texts.length > 0) this.#read(texts, told, places, encoded);
      texts = [];
      told = [];
      places = [];
    };
    sentences.forEach(({ tokens }, s) => {
      if (texts.length > 0 && texts.length + tokens.length + 1 > STRETCH) flush();
      for (let t = 0; t < tokens.length; t++) {
        if (texts.length === STRETCH) flush();
        texts.push(tokens[t]!.text);
        told.push(facts[s]![t]!);
        places.push({ sentence: s, token: t });
      }
      if (texts.length === STRETCH) flush();
      texts.push('');
      told.push(atEnd(sentences, s));
      places.push({ sentence: s, token: -1 });
    });
    flush();
    return encoded;
  }

  #read(
    texts: string[],
    told: number[],
    places: { sentence: number; token: number }[],
    encoded: Encoded[],
  ): void {
    const kernel = this.#kernel;
    const cells = this.#cells;
    const size = this.#stateSize;
    const count = texts.length;
    // Only for speed: emptied when full, and never while a stretch is read.
    if (this.#kept.size + count > KEPT_WORDS) this.#kept.clear();
    const addresses = texts.map((text) => this.#rowOf(text));
    const { buffer } = kernel;
    new Uint32Array(buffer, this.#rows, count).set(addresses);
    const edge = (this.#reach - 1) / 2;
    const states = new Int16Array(buffer, this.#states, (count + this.#reach) * size);
    states.fill(0);
    const first = this.#states + edge * size * 2;
    const { gateF, gateB } = this.#at;
    const scaleF = this.#data.matrices.get('gateF')!.scale / UNIT;
    const scaleB = this.#data.matrices.get('gateB')!.scale / UNIT;
    const run = kernel.run;
    run.lstm(this.#rows, count, 0, 0, gateF, scaleF, cells, this.#work, first, size * 2);
    run.lstm(
      this.#rows,
      count,
      cells * 16,
      1,
      gateB,
      scaleB,
      cells,
      this.#work,
      first + cells * 2,
      size * 2,
    );
    for (let t = 0; t < count; t++) {
      const at = (t + edge) * size + 2 * cells;
      for (let k = 0; k < CIRCUMSTANCES; k++) states[at + k] = (told[t]! >> k) & 1 ? UNIT : 0;
    }
    const layer = this.#data.matrices.get('layer')!;
    const out = this.#data.matrices.get('out')!;
    const hidden = new Float32Array(buffer, this.#hidden, this.#width);
    const scores = new Float32Array(buffer, this.#scores, this.#labels);
    const input = new Int16Array(buffer, this.#input, this.#width + 2);
    for (let t = 0; t < count; t++) {
      const { sentence, token } = places[t]!;
      if (token < 0) continue;
      run.multiply(
        this.#states + t * size * 2,
        Math.ceil(layer.rows / 2),
        this.#at.layer,
        this.#width,
        layer.scale / UNIT,
        this.#at.layerBias,
        this.#hidden,
      );
      let top = 1e-6;
      for (let d = 0; d < this.#width; d++) {
        if (hidden[d]! < 0) hidden[d] = 0;
        else if (hidden[d]! > top) top = hidden[d]!;
      }
      for (let d = 0; d < this.#width; d++) input[d] = Math.round((hidden[d]! / top) * UNIT);
      run.multiply(
        this.#input,
        this.#width / 2,
        this.#at.out,
        32,
        (out.scale * top) / UNIT,
        this.#at.outBias,
        this.#scores,
      );
      encoded[sentence]!.cells.set(hidden, token * this.#width);
      encoded[sentence]!.scores.set(scores, token * this.#labels);
    }
  }

  /** The address of what a word brings to the gates, forwards then backwards. */
  #rowOf(text: string): number {
    const found = this.#kept.get(text);
    if (found !== undefined) return found;
    const size = this.#cells * 4;
    const at = this.#table + this.#kept.size * size * 2 * 4;
    this.#kept.set(text, at);
    this.#spell(text);
    let top = 1e-6;
    for (const x of this.#vector) top = Math.max(top, Math.abs(x));
    const input = new Int16Array(this.#kernel.buffer, this.#input, this.#inputs + 1);
    input.fill(0);
    for (let i = 0; i < this.#inputs; i++) input[i] = Math.round((this.#vector[i]! / top) * UNIT);
    const pairs = Math.ceil(this.#inputs / 2);
    const { run } = this.#kernel;
    const { wordF, wordB, bias } = this.#at;
    const scale = (name: string) => (this.#data.matrices.get(name)!.scale * top) / UNIT;
    run.multiply(this.#input, pairs, wordF, size, scale('wordF'), bias, at);
    run.multiply(this.#input, pairs, wordB, size, scale('wordB'), bias + size * 4, at + size * 4);
    return at;
  }

  /** The vector of a word: as a whole, by its letters, by its outline. */
  #spell(text: string): void {
    const vector = this.#vector.fill(0);
    const { matrices } = this.#data;
    let at = 0;
    const addRow = (matrix: ByteMatrix, row: number, share: number) => {
      const from = row * matrix.columns;
      for (let i = 0; i < matrix.columns; i++) {
        vector[at + i]! += matrix.bytes[from + i]! * matrix.scale * share;
      }
    };
    const words = matrices.get('words')!;
    addRow(words, text === '' ? 2 : (this.#rowOfWord.get(vocabularyForm(text)) ?? 1), 1);
    at += words.columns;
    const grams = matrices.get('grams')!;
    const pieces = text === '' ? [] : gramsOf(text);
    for (const row of pieces) addRow(grams, row, 1 / Math.sqrt(pieces.length));
    at += grams.columns;
    addRow(
      matrices.get('outlines')!,
      text === '' ? 1 : (this.#rowOfOutline.get(outlineOf(text)) ?? 1),
      1,
    );
  }
}

/** The same bits for the end of a sentence, which counts as a token of its own. */
function atEnd(sentences: readonly Sentence[], s: number): number {
  const own = sentences[s]!.field === 'title' ? 2 : sentences[0]!.field === 'title' ? 4 : 0;
  return own | (sentences.length > 1 ? 8 : 0) | (sentences.length > 2 ? 16 : 0) | 32;
}

/**
 * For each token, as bits: a blank stands before it; it is in the title; it is in the abstract and stands in the title
 * too; it stands more than once; more than twice; it stands somewhere in lower case; it is not in lower case.
 */
function circumstances(sentences: readonly Sentence[]): number[][] {
  const counts = new Map<string, number>();
  const titled = new Set<string>();
  const lowered = sentences.map(({ tokens, field }) =>
    tokens.map(({ text }) => {
      const low = text.toLowerCase();
      counts.set(text, (counts.get(text) ?? 0) + 1);
      if (field === 'title') titled.add(low);
      return low;
    }),
  );
  return sentences.map(({ tokens, field }, s) =>
    tokens.map(({ text, spaced }, t) => {
      const low = lowered[s]![t]!;
      const count = counts.get(text)!;
      const title = field === 'title';
      return (
        (spaced ? 1 : 0) |
        (title ? 2 : 0) |
        (!title && titled.has(low) ? 4 : 0) |
        (count > 1 ? 8 : 0) |
        (count > 2 ? 16 : 0) |
        (counts.has(low) ? 32 : 0) |
        (text !== low ? 64 : 0)
      );
    }),
  );
}
