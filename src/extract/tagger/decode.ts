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

/** Labels whose score lies so far below a token's best are not followed: of most words only "outside" is left. */
const WITHIN = 7;

/** @param scores LABELS a token */
export function decode(scores: Float32Array, chain: Chain): Decoded {
  const count = scores.length / LABELS;
  const live = liveLabels(scores, count);
  const { from, label, weight } = live;
  const total = from[count]!;
  const forward = new Float64Array(total);
  const best = new Float64Array(total);
  const back = new Int32Array(total);
  for (let t = 0; t < count; t++) {
    let sum = 0;
    let top = 0;
    for (let k = from[t]!; k < from[t + 1]!; k++) {
      let ways = 0;
      let most = 0;
      let arg = 0;
      if (t === 0) ways = most = mayFollow(-1, label[k]!) ? 1 : 0;
      else {
        for (let j = from[t - 1]!; j < from[t]!; j++) {
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
    for (let k = from[t]!; k < from[t + 1]!; k++) {
      forward[k]! /= sum;
      best[k]! /= top;
    }
  }
  return {
    labels: trace(live, best, back, count),
    marginals: sumBack(live, forward, chain, count),
  };
}

/** For each token the labels worth following, "outside" always, and exp of their scores, the best made 1. */
interface Live {
  /** Of token t: [from[t], from[t + 1]). */
  from: Int32Array;
  label: Uint8Array;
  weight: Float64Array;
}

function liveLabels(scores: Float32Array, count: number): Live {
  const from = new Int32Array(count + 1);
  const label = new Uint8Array(scores.length);
  const weight = new Float64Array(scores.length);
  let next = 0;
  for (let t = 0; t < count; t++) {
    const at = t * LABELS;
    let top = scores[at]!;
    for (let l = 1; l < LABELS; l++) if (scores[at + l]! > top) top = scores[at + l]!;
    for (let l = 0; l < LABELS; l++) {
      const score = scores[at + l]! - top;
      if (l > 0 && score < -WITHIN) continue;
      label[next] = l;
      weight[next++] = Math.exp(score);
    }
    from[t + 1] = next;
  }
  return { from, label, weight };
}

function trace({ from, label }: Live, best: Float64Array, back: Int32Array, count: number) {
  const labels = new Uint8Array(count);
  if (count === 0) return labels;
  let arg = from[count - 1]!;
  for (let k = arg + 1; k < from[count]!; k++) if (best[k]! > best[arg]!) arg = k;
  for (let t = count - 1; t >= 0; t--) {
    labels[t] = label[arg]!;
    arg = back[arg]!;
  }
  return labels;
}

function sumBack(
  { from, label, weight }: Live,
  forward: Float64Array,
  chain: Chain,
  count: number,
) {
  const marginals = new Float64Array(count * LABELS);
  let backward = new Float64Array(LABELS).fill(1);
  let before = new Float64Array(LABELS);
  for (let t = count - 1; t >= 0; t--) {
    let sum = 0;
    for (let k = from[t]!; k < from[t + 1]!; k++) sum += forward[k]! * backward[label[k]!]!;
    for (let k = from[t]!; k < from[t + 1]!; k++)
      marginals[t * LABELS + label[k]!] = (forward[k]! * backward[label[k]!]!) / sum;
    if (t === 0) break;
    let total = 0;
    for (let j = from[t - 1]!; j < from[t]!; j++) {
      let ways = 0;
      for (let k = from[t]!; k < from[t + 1]!; k++) {
        const l = label[k]!;
        ways += chain[label[j]! * LABELS + l]! * weight[k]! * backward[l]!;
      }
      before[label[j]!] = ways;
      total += ways;
    }
    for (let j = from[t - 1]!; j < from[t]!; j++) before[label[j]!]! /= total;
    [backward, before] = [before, backward];
  }
  return marginals;
}
