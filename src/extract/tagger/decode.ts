import { LABELS, mayFollow } from './labels.ts';

/** What a label weighs after another: exp of its score, [before * LABELS + label], 0 for a step that may not be. */
export type Chain = Float64Array;

/** @param transitions LABELS x LABELS scores, [before * LABELS + label] */
export function makeChain(transitions: Float32Array): Chain {
  return Float64Array.from(transitions, (score, at) =>
    mayFollow(Math.floor(at / LABELS), at % LABELS) ? Math.exp(score) : 0,
  );
}

export interface Decoded {
  /** The best sequence of labels (Viterbi). */
  labels: Uint8Array;
  /** Probability of each label at each token (forward-backward, scaled), LABELS a token. */
  marginals: Float64Array;
}

/** Labels whose score lies so far below a token's best are not followed. */
const WITHIN = 7;

/** What a sentence needs while it is decoded; kept from one to the next, since making room costs more than the sums. */
class Room {
  /** Live labels of token t: [from[t], from[t + 1]). */
  from = new Int32Array(0);
  label = new Uint8Array(0);
  /** exp of their scores, the best of a token made 1. */
  weight = new Float64Array(0);
  /** Probability of each, given the tokens up to it. */
  forward = new Float64Array(0);
  /** Weight of the best way to each, and the label before it on that way. */
  best = new Float64Array(0);
  back = new Int32Array(0);
  backward = new Float64Array(LABELS);
  before = new Float64Array(LABELS);

  /** Makes room for so many tokens. */
  fit(count: number): void {
    if (this.from.length > count) return;
    const most = 2 * count;
    this.from = new Int32Array(most + 1);
    this.label = new Uint8Array(most * LABELS);
    this.weight = new Float64Array(most * LABELS);
    this.forward = new Float64Array(most * LABELS);
    this.best = new Float64Array(most * LABELS);
    this.back = new Int32Array(most * LABELS);
  }
}

const room = new Room();

/** @param scores LABELS a token */
export function decode(scores: Float32Array, chain: Chain): Decoded {
  const count = scores.length / LABELS;
  room.fit(count);
  findLive(scores, count);
  sumForth(chain, count);
  const labels = new Uint8Array(count);
  if (count > 0) trace(labels);
  const marginals = new Float64Array(count * LABELS);
  sumBack(marginals, chain, count);
  return { labels, marginals };
}

/**
 * For each token the labels worth following, "outside" always. One that goes on with a name is none where no name of its class
 * is alive before it, however high its score: the encoder has not learned to give such ones low scores.
 */
function findLive(scores: Float32Array, count: number): void {
  const { from, label, weight } = room;
  let next = 0;
  /** A bit a label of the token before. */
  let alive = 0;
  for (let t = 0; t < count; t++) {
    const at = t * LABELS;
    let top = scores[at]!;
    for (let l = 1; l < LABELS; l++) if (scores[at + l]! > top) top = scores[at + l]!;
    let own = 0;
    for (let l = 0; l < LABELS; l++) {
      const score = scores[at + l]! - top;
      if (l > 0 && score < -WITHIN) continue;
      if (l > 0 && l % 2 === 0 && ((alive >> (l - 1)) & 3) === 0) continue;
      own |= 1 << l;
      label[next] = l;
      weight[next++] = score === 0 ? 1 : Math.exp(score);
    }
    alive = own;
    from[t + 1] = next;
  }
}

/** True where token t and the one before can be nothing but "outside". */
function bothOutside(t: number): boolean {
  const { from } = room;
  return t > 0 && from[t + 1]! - from[t - 1]! === 2;
}

function sumForth(chain: Chain, count: number): void {
  const { from, label, weight, forward, best, back } = room;
  for (let t = 0; t < count; t++) {
    const first = from[t]!;
    const end = from[t + 1]!;
    if (bothOutside(t)) {
      forward[first] = best[first] = 1;
      back[first] = first - 1;
      continue;
    }
    let sum = 0;
    let top = 0;
    for (let k = first; k < end; k++) {
      let ways = 0;
      let most = 0;
      let arg = 0;
      if (t === 0) ways = most = mayFollow(-1, label[k]!) ? 1 : 0;
      else {
        for (let j = from[t - 1]!; j < first; j++) {
          const step = chain[label[j]! * LABELS + label[k]!]!;
          ways += forward[j]! * step;
          const way = best[j]! * step;
          if (way > most) {
            most = way;
            arg = j;
          }
        }
      }
      sum += forward[k] = ways * weight[k]!;
      const value = most * weight[k]!;
      best[k] = value;
      back[k] = arg;
      if (value > top) top = value;
    }
    for (let k = first; k < end; k++) {
      forward[k]! /= sum;
      best[k]! /= top;
    }
  }
}

function trace(labels: Uint8Array): void {
  const { from, label, best, back } = room;
  const last = labels.length - 1;
  let arg = from[last]!;
  for (let k = arg + 1; k < from[last + 1]!; k++) if (best[k]! > best[arg]!) arg = k;
  for (let t = last; t >= 0; t--) {
    labels[t] = label[arg]!;
    arg = back[arg]!;
  }
}

function sumBack(marginals: Float64Array, chain: Chain, count: number): void {
  const { from, label, weight, forward } = room;
  let { backward, before } = room;
  backward.fill(1);
  for (let t = count - 1; t >= 0; t--) {
    const first = from[t]!;
    const end = from[t + 1]!;
    if (end - first === 1) marginals[t * LABELS] = 1;
    else {
      let sum = 0;
      for (let k = first; k < end; k++) sum += forward[k]! * backward[label[k]!]!;
      for (let k = first; k < end; k++)
        marginals[t * LABELS + label[k]!] = (forward[k]! * backward[label[k]!]!) / sum;
    }
    if (t === 0) break;
    if (bothOutside(t)) {
      backward[0] = 1;
      continue;
    }
    let total = 0;
    for (let j = from[t - 1]!; j < first; j++) {
      let ways = 0;
      for (let k = first; k < end; k++) {
        const l = label[k]!;
        ways += chain[label[j]! * LABELS + l]! * weight[k]! * backward[l]!;
      }
      before[label[j]!] = ways;
      total += ways;
    }
    for (let j = from[t - 1]!; j < first; j++) before[label[j]!]! /= total;
    [backward, before] = [before, backward];
  }
}
