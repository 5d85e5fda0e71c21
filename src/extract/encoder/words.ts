import { gateOrder, HALF, type Kernel, UNIT } from '../kernel.ts';
import type { EncoderData } from './encoder-file.ts';
import { gramsOf, outlineOf, vocabularyForm } from './spelling.ts';

/** A matrix of bytes in the kernel's memory. */
interface Table {
  at: number;
  columns: number;
  scale: number;
}

/**
 * What words bring to the gates of the LSTM, kept for the words of late: a corpus says most of its words again soon.
 * The words stand in two generations, and one that is asked for goes into the newer; when that holds half of them, the
 * older is forgotten.
 */
export class WordRows {
  readonly #kernel: Kernel;
  readonly #data: EncoderData;
  readonly #rowOfWord: Map<string, number>;
  readonly #rowOfOutline: Map<string, number>;
  readonly #half: number;
  readonly #gates: number;
  readonly #at: Record<'wordF' | 'wordB' | 'bias' | 'inputs' | 'vector' | 'work', number>;
  readonly #tables: Record<'words' | 'grams' | 'outlines', Table>;
  /** Numbers of a word, filled up to a multiple of four, and pairs of those that there are. */
  readonly #inputs: number;
  readonly #pairs: number;
  readonly #free: number[] = [];
  #newer = new Map<string, number>();
  #older = new Map<string, number>();
  #vector: Float32Array | undefined;

  /** most: words kept, at least four times as many as are asked for in one go. */
  constructor(kernel: Kernel, data: EncoderData, most: number) {
    this.#kernel = kernel;
    this.#data = data;
    // 0 is padding, 1 a word unknown, 2 the end of a sentence
    this.#rowOfWord = new Map(data.words.map((word, i) => [word, i + 3]));
    this.#rowOfOutline = new Map(data.outlines.map((outline, i) => [outline, i + 2]));
    this.#half = most >> 1;
    const { rows, columns } = data.matrices.get('wordF')!;
    this.#inputs = Math.ceil(rows / 4) * 4;
    this.#pairs = Math.ceil(rows / 2);
    this.#gates = columns;
    const order = gateOrder(columns / 4);
    const put = (name: string) => {
      const { bytes } = data.matrices.get(name)!;
      return kernel.putMatrix(bytes, rows, columns, order);
    };
    const given = data.floats.get('bias')!;
    const bias = new Float32Array(given.length);
    for (let i = 0; i < columns; i++) {
      bias[order(i)] = given[i]! * HALF;
      bias[columns + order(i)] = given[columns + i]! * HALF;
    }
    this.#at = {
      wordF: put('wordF'),
      wordB: put('wordB'),
      bias: kernel.putFloats(bias),
      inputs: kernel.take(this.#inputs * 4),
      vector: kernel.take(this.#inputs * 4),
      work: kernel.take(128),
    };
    const size = columns * 2 * 4;
    const first = kernel.take(most * size);
    for (let i = most - 1; i >= 0; i--) this.#free.push(first + i * size);
    const table = (name: string): Table => {
      const { bytes, columns, scale } = data.matrices.get(name)!;
      return { at: kernel.putBytes(bytes), columns, scale };
    };
    this.#tables = { words: table('words'), grams: table('grams'), outlines: table('outlines') };
  }

  /**
   * The addresses of half of what these words bring to the gates: forwards, then backwards, four numbers a cell. They hold
   * until as many words as half of those kept have been asked for.
   */
  rowsOf(words: readonly string[]): Uint32Array {
    const rows = new Uint32Array(words.length);
    const fresh: string[] = [];
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!;
      let at = this.#newer.get(word);
      if (at === undefined) {
        at = this.#older.get(word);
        if (at === undefined) {
          at = this.#free.pop()!;
          fresh.push(word);
        } else this.#older.delete(word);
        this.#newer.set(word, at);
        if (this.#newer.size >= this.#half) this.#forget();
      }
      rows[i] = at;
    }
    for (let i = 0; i < fresh.length; i += 2) this.#make(fresh[i]!, fresh[i + 1] ?? fresh[i]!);
    return rows;
  }

  #forget(): void {
    for (const at of this.#older.values()) this.#free.push(at);
    this.#older = this.#newer;
    this.#newer = new Map();
  }

  /** Two words at once, which may be the same. */
  #make(one: string, other: string): void {
    const { wordF, wordB, bias, inputs, work } = this.#at;
    const pairs = this.#pairs;
    const a = inputs;
    const b = inputs + this.#inputs * 2;
    const topA = this.#putVector(one, a);
    const topB = this.#putVector(other, b);
    const atA = this.#addressOf(one);
    const atB = this.#addressOf(other);
    const { matrices } = this.#data;
    const gates = this.#gates;
    const run = (name: string, weights: number, offset: number) => {
      const scale = matrices.get(name)!.scale * HALF;
      this.#kernel.run.multiply(
        a,
        b,
        pairs,
        weights,
        gates,
        (scale * topA) / UNIT,
        (scale * topB) / UNIT,
        bias + offset,
        atA + offset,
        atB + offset,
        work,
      );
    };
    run('wordF', wordF, 0);
    run('wordB', wordB, gates * 4);
  }

  #addressOf(word: string): number {
    return (this.#newer.get(word) ?? this.#older.get(word))!;
  }

  /** Puts the vector of a word over its greatest number at `out`, and gives that. */
  #putVector(word: string, out: number): number {
    const { run, buffer } = this.#kernel;
    const { vector } = this.#at;
    this.#vector ??= new Float32Array(buffer, vector, this.#inputs);
    this.#vector.fill(0);
    this.#spell(word);
    return run.wholes(vector, this.#inputs, out);
  }

  /** The vector of a word: as a whole, by its letters, by its outline. */
  #spell(text: string): void {
    const { run } = this.#kernel;
    let { vector } = this.#at;
    const part = ({ at, columns, scale }: Table, rows: readonly number[]) => {
      const share = 1 / Math.sqrt(rows.length);
      for (const row of rows) run.addRow(at + row * columns, columns, scale, share, vector);
      vector += columns * 4;
    };
    const end = text === '';
    part(this.#tables.words, [end ? 2 : (this.#rowOfWord.get(vocabularyForm(text)) ?? 1)]);
    part(this.#tables.grams, end ? [] : gramsOf(text));
    part(this.#tables.outlines, [end ? 1 : (this.#rowOfOutline.get(outlineOf(text)) ?? 1)]);
  }
}
