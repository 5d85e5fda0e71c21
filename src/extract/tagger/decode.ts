import { LABELS, mayFollow } from './labels.ts';

export interface Chain {
  /** LABELS x LABELS scores, [from * LABELS + to]; a step that may not be is -Infinity. */
  transitions: Float64Array;
  /** Scores of the first label of a sentence. */
  initial: Float64Array;
  /** exp of the two. */
  steps: Float64Array;
}

/** For each label those that may stand before it and after it, ascending, one list after the other; and where each list starts. */
const BEFORE = neighbours((label, other) => mayFollow(other, label));
const AFTER = neighbours((label, other) => mayFollow(label, other));

interface Neighbours {
  labels: Uint8Array;
  starts: Uint16Array;
}

function neighbours(may: (label: number, other: number) => boolean): Neighbours {
  const labels: number[] = [];
  const starts = new Uint16Array(LABELS + 1);
  for (let label = 0; label < LABELS; label++) {
    for (let other = 0; other < LABELS; other++) if (may(label, other)) labels.push(other);
    starts[label + 1] = labels.length;
  }
  return { labels: Uint8Array.from(labels), starts };
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
  const { transitions } = chain;
  const best = new Float64Array(scores.length);
  const from = new Uint8Array(scores.length);
  for (let label = 0; label < LABELS; label++) best[label] = scores[label]! + chain.initial[label]!;
  for (let t = 1; t < length; t++) {
    const now = t * LABELS;
    const last = now - LABELS;
    for (let label = 0; label < LABELS; label++) {
      let top = -Infinity;
      let arg = 0;
      for (let k = BEFORE.starts[label]!; k < BEFORE.starts[label + 1]!; k++) {
        const before = BEFORE.labels[k]!;
        const score = best[last + before]! + transitions[before * LABELS + label]!;
        if (score > top) {
          top = score;
          arg = before;
        }
      }
      best[now + label] = top + scores[now + label]!;
      from[now + label] = arg;
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
  const emit = emissions(scores);
  const result = forwards(emit, chain);
  const step = chain.steps;
  const backward = new Float64Array(LABELS).fill(1);
  const next = new Float64Array(LABELS);
  for (let t = length - 1; t >= 0; t--) {
    const now = t * LABELS;
    let sum = 0;
    for (let label = 0; label < LABELS; label++) {
      sum += result[now + label] = result[now + label]! * backward[label]!;
    }
    for (let label = 0; label < LABELS; label++) result[now + label]! /= sum;
    if (t === 0) break;
    let total = 0;
    for (let before = 0; before < LABELS; before++) {
      let value = 0;
      for (let k = AFTER.starts[before]!; k < AFTER.starts[before + 1]!; k++) {
        const label = AFTER.labels[k]!;
        value += step[before * LABELS + label]! * emit[now + label]! * backward[label]!;
      }
      next[before] = value;
      total += value;
    }
    for (let before = 0; before < LABELS; before++) backward[before] = next[before]! / total;
  }
  return result;
}

/** exp of the scores, the best of each token made 1. */
function emissions(scores: Float64Array): Float64Array {
  const emit = new Float64Array(scores.length);
  for (let now = 0; now < scores.length; now += LABELS) {
    let top = -Infinity;
    for (let label = 0; label < LABELS; label++) {
      const score = scores[now + label]!;
      if (score > top) top = score;
    }
    for (let label = 0; label < LABELS; label++) {
      emit[now + label] = Math.exp(scores[now + label]! - top);
    }
  }
  return emit;
}

/** Probability of each label at each token, given the tokens up to it. */
function forwards(emit: Float64Array, chain: Chain): Float64Array {
  const step = chain.steps;
  const forward = new Float64Array(emit.length);
  for (let now = 0; now < emit.length; now += LABELS) {
    let sum = 0;
    for (let label = 0; label < LABELS; label++) {
      let value = 0;
      if (now === 0) value = Math.exp(chain.initial[label]!);
      else {
        const last = now - LABELS;
        for (let k = BEFORE.starts[label]!; k < BEFORE.starts[label + 1]!; k++) {
          const before = BEFORE.labels[k]!;
          value += forward[last + before]! * step[before * LABELS + label]!;
        }
      }
      value *= emit[now + label]!;
      forward[now + label] = value;
      sum += value;
    }
    for (let label = 0; label < LABELS; label++) forward[now + label]! /= sum;
  }
  return forward;
}
