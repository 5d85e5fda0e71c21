import { LABELS, mayFollow } from './labels.ts';

export interface Chain {
  /** LABELS x LABELS scores, [from * LABELS + to]; a step that may not be is -Infinity. */
  transitions: Float64Array;
  /** Scores of the first label of a sentence. */
  initial: Float64Array;
  /** The transitions the other way round, [to * LABELS + from]: the loops go along them. */
  into: Float64Array;
  /** exp of `into`. */
  steps: Float64Array;
}

/*
 * Labels of even number go on with the label before theirs and follow only it or themselves; 0 and those of odd number
 * may follow any (labels.ts). The loops below take only steps that may be.
 */

/** @param transitions LABELS x LABELS scores, [from * LABELS + to] */
export function makeChain(transitions: Float64Array): Chain {
  const allowed = transitions.map((score, at) =>
    mayFollow(Math.floor(at / LABELS), at % LABELS) ? score : -Infinity,
  );
  const initial = new Float64Array(LABELS).map((_, label) =>
    mayFollow(-1, label) ? 0 : -Infinity,
  );
  const into = allowed.map((_, at) => allowed[(at % LABELS) * LABELS + Math.floor(at / LABELS)]!);
  return { transitions: allowed, initial, into, steps: into.map(Math.exp) };
}

function goesOn(label: number): boolean {
  return label > 0 && label % 2 === 0;
}

/** The best sequence of labels (Viterbi). */
export function bestLabels(scores: Float64Array, { into, initial }: Chain): Uint8Array {
  const length = scores.length / LABELS;
  const best = new Float64Array(scores.length);
  const from = new Uint8Array(scores.length);
  for (let label = 0; label < LABELS; label++) best[label] = scores[label]! + initial[label]!;
  for (let t = 1; t < length; t++) {
    const now = t * LABELS;
    const last = now - LABELS;
    for (let label = 0; label < LABELS; label++) {
      const first = goesOn(label) ? label - 1 : 0;
      const end = goesOn(label) ? label + 1 : LABELS;
      let top = -Infinity;
      let arg = 0;
      for (let before = first; before < end; before++) {
        const score = best[last + before]! + into[label * LABELS + before]!;
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
    next.fill(0);
    for (let label = 0; label < LABELS; label++) {
      const first = goesOn(label) ? label - 1 : 0;
      const end = goesOn(label) ? label + 1 : LABELS;
      const ahead = emit[now + label]! * backward[label]!;
      for (let before = first; before < end; before++)
        next[before]! += step[label * LABELS + before]! * ahead;
    }
    let total = 0;
    for (let before = 0; before < LABELS; before++) total += next[before]!;
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
      const first = goesOn(label) ? label - 1 : 0;
      const end = goesOn(label) ? label + 1 : LABELS;
      let value = 0;
      if (now === 0) value = Math.exp(chain.initial[label]!);
      else {
        const last = now - LABELS;
        for (let before = first; before < end; before++)
          value += forward[last + before]! * step[label * LABELS + before]!;
      }
      value *= emit[now + label]!;
      forward[now + label] = value;
      sum += value;
    }
    for (let label = 0; label < LABELS; label++) forward[now + label]! /= sum;
  }
  return forward;
}
