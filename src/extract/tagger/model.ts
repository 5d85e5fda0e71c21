import { LABELS, mayFollow } from './labels.ts';

/** Weights of the tagger: for each known feature one signed byte a label, times `scale`. */
export class TaggerModel {
  readonly #keys: Uint32Array;
  readonly #rows: Int32Array;
  readonly #weights: Int8Array;
  readonly #scale: number;
  /** LABELS x LABELS, [from * LABELS + to]; a forbidden step is -Infinity. */
  readonly transitions: Float64Array;
  /** First label of a sentence. */
  readonly initial: Float64Array;

  /**
   * @param keys the known features, sorted
   * @param weights LABELS bytes a feature, in the order of the keys
   */
  constructor(keys: Uint32Array, weights: Int8Array, scale: number, transitions: Float64Array) {
    let size = 1024;
    while (size < keys.length * 2) size *= 2;
    this.#keys = new Uint32Array(size);
    this.#rows = new Int32Array(size).fill(-1);
    for (let i = 0; i < keys.length; i++) {
      let slot = keys[i]! & (size - 1);
      while (this.#rows[slot] !== -1) slot = (slot + 1) & (size - 1);
      this.#keys[slot] = keys[i]!;
      this.#rows[slot] = i;
    }
    this.#weights = weights;
    this.#scale = scale;
    this.transitions = new Float64Array(LABELS * LABELS);
    this.initial = new Float64Array(LABELS);
    for (let from = 0; from < LABELS; from++) {
      if (!mayFollow(-1, from)) this.initial[from] = -Infinity;
      for (let to = 0; to < LABELS; to++) {
        const at = from * LABELS + to;
        this.transitions[at] = mayFollow(from, to) ? transitions[at]! : -Infinity;
      }
    }
  }

  /** Scores of a token's labels: the sum of the weights of its known features. */
  emissions(features: number[][]): Float64Array {
    const scores = new Float64Array(features.length * LABELS);
    const mask = this.#keys.length - 1;
    for (let t = 0; t < features.length; t++) {
      const base = t * LABELS;
      for (const feature of features[t]!) {
        let slot = feature & mask;
        let row = -1;
        while (this.#rows[slot] !== -1) {
          if (this.#keys[slot] === feature) {
            row = this.#rows[slot]!;
            break;
          }
          slot = (slot + 1) & mask;
        }
        if (row < 0) continue;
        const at = row * LABELS;
        for (let label = 0; label < LABELS; label++) {
          scores[base + label]! += this.#weights[at + label]!;
        }
      }
      for (let label = 0; label < LABELS; label++) scores[base + label]! *= this.#scale;
    }
    return scores;
  }
}
