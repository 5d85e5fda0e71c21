import { LABELS, mayFollow } from './labels.ts';

export interface Chain {
  /** LABELS x LABELS scores, [from * LABELS + to]; a step that may not be is -Infinity. */
  transitions: Float64Array;
  /** Scores of the first label of a sentence. */
  initial: Float64Array;
  /** exp of the two. */
  steps: Float64Array;
}

export function makeChain(transitions: Float64Array): Chain {
  const allowed = transitions.map((score, at) =>
    mayFollow(Math.floor(at / LABELS), at % LABELS) ? score : -Infinity,
  );
  const initial = new Float64Array(LABELS).map((_, label) =>
    mayFollow(-1, label) ? 0 : -Infinity,
  );
  return { transitions: allowed, initial, steps: allowed.map(Math.exp) };
}

/** The best sequence of labels (Viterbi). */
export function bestLabels(scores: Float64Array, chain: Chain): Uint8Array {
  const length = scores.length / LABELS;
  const best = new Float64Array(scores.length);
  const from = new Uint8Array(scores.length);
  for (let label = 0; label < LABELS; label++) best[label] = scores[label]! + chain.initial[label]!;
  for (let t = 1; t < length; t++) {
    for (let label = 0; label < LABELS; label++) {
      let top = -Infinity;
      let arg = 0;
      for (let before = 0; before < LABELS; before++) {
        const score =
          best[(t - 1) * LABELS + before]! + chain.transitions[before * LABELS + label]!;
        if (score > top) {
          top = score;
          arg = before;
        }
      }
      best[t * LABELS + label] = top + scores[t * LABELS + label]!;
      from[t * LABELS + label] = arg;
    }
  }
  const labels = new Uint8Array(length);
  let arg = 0;
  for (let label = 1; label < LABELS; label++) {
    if (best[(length - 1) * LABELS + label]! > best[(length - 1) * LABELS + arg]!) arg = label;
  }
  for (let t = length - 1; t >= 0; t--) {
    labels[t] = arg;
    arg = from[t * LABELS + arg]!;
  }
  return labels;
}

/** Probability of each label at each token (forward-backward, scaled). */
export function marginals(scores: Float64Array, chain: Chain): Float64Array {
  const length = scores.length / LABELS;
  const step = chain.steps;
  const emit = new Float64Array(scores.length);
  for (let t = 0; t < length; t++) {
    let top = -Infinity;
    for (let label = 0; label < LABELS; label++) top = Math.max(top, scores[t * LABELS + label]!);
    for (let label = 0; label < LABELS; label++) {
      emit[t * LABELS + label] = Math.exp(scores[t * LABELS + label]! - top);
    }
  }
  const forward = new Float64Array(scores.length);
  for (let t = 0; t < length; t++) {
    let sum = 0;
    for (let label = 0; label < LABELS; label++) {
      let value = 0;
      if (t === 0) value = Math.exp(chain.initial[label]!);
      else {
        for (let before = 0; before < LABELS; before++) {
          value += forward[(t - 1) * LABELS + before]! * step[before * LABELS + label]!;
        }
      }
      value *= emit[t * LABELS + label]!;
      forward[t * LABELS + label] = value;
      sum += value;
    }
    for (let label = 0; label < LABELS; label++) forward[t * LABELS + label]! /= sum;
  }
  const result = new Float64Array(scores.length);
  const backward = new Float64Array(LABELS).fill(1);
  const next = new Float64Array(LABELS);
  for (let t = length - 1; t >= 0; t--) {
    let sum = 0;
    for (let label = 0; label < LABELS; label++) {
      sum += result[t * LABELS + label] = forward[t * LABELS + label]! * backward[label]!;
    }
    for (let label = 0; label < LABELS; label++) result[t * LABELS + label]! /= sum;
    if (t === 0) break;
    let total = 0;
    for (let before = 0; before < LABELS; before++) {
      let value = 0;
      for (let label = 0; label < LABELS; label++) {
        value += step[before * LABELS + label]! * emit[t * LABELS + label]! * backward[label]!;
      }
      next[before] = value;
      total += value;
    }
    for (let before = 0; before < LABELS; before++) backward[before] = next[before]! / total;
  }
  return result;
}
