// Trains the tagger: a linear-chain CRF by AdaGrad on the log-likelihood.

import { makeChain } from '../../dist/extract/tagger/decode.js';
import { sentenceFeatures } from '../../dist/extract/tagger/features.js';
import { LABELS } from '../../dist/extract/tagger/labels.js';
import { paperFacts } from '../../dist/extract/tagger/paper.js';
import { random, shuffle } from './gold.js';

/** Sentences as lists of feature rows, with labels. */
function collect(prepared) {
  const sentences = [];
  for (const { document, labels } of prepared) {
    const facts = paperFacts(document);
    for (const sentence of document.sentences) {
      sentences.push({
        features: sentenceFeatures(sentence, facts),
        labels: labels[sentence.index],
      });
    }
  }
  return sentences;
}

/**
 * @param prepared papers from gold.js
 * @returns data of a LinearModel (src/extract/linear.ts)
 */
export function trainTagger(
  prepared,
  {
    epochs = 10,
    rate = 0.12,
    l2 = 2e-6,
    minCount = 2,
    drop = 0.1,
    prune = 0.1,
    log = () => {},
  } = {},
) {
  const sentences = collect(prepared);
  const counts = new Map();
  for (const { features } of sentences) {
    for (const list of features) for (const f of list) counts.set(f, (counts.get(f) ?? 0) + 1);
  }
  const keys = Uint32Array.from(
    [...counts].filter(([, n]) => n >= minCount).map(([f]) => f),
  ).sort();
  const rowOf = new Map();
  for (let row = 0; row < keys.length; row++) rowOf.set(keys[row], row);
  counts.clear();
  for (const s of sentences) {
    s.rows = s.features.map((list) =>
      Int32Array.from(list.map((f) => rowOf.get(f) ?? -1).filter((r) => r >= 0)),
    );
    s.features = undefined;
  }
  log(`${sentences.length} sentences, ${keys.length} features`);
  const weights = new Float32Array(keys.length * LABELS);
  const squares = new Float32Array(keys.length * LABELS);
  const trans = new Float64Array(LABELS * LABELS);
  const transSquares = new Float64Array(LABELS * LABELS);
  const next = random(7);
  const chain = makeChain(trans);
  const initial = chain.initial;
  for (let epoch = 0; epoch < epochs; epoch++) {
    let loss = 0;
    const step = rate;
    for (const s of shuffle(sentences, next)) {
      loss += learn(s, step);
    }
    log(`epoch ${epoch + 1}: ${(loss / sentences.length).toFixed(4)}`);
  }
  return pack(keys, weights, trans, prune, log);

  function learn(s, step) {
    const n = s.rows.length;
    const emit = new Float64Array(n * LABELS);
    const kept = s.rows.map((list) => (drop > 0 ? list.filter(() => next() >= drop) : list));
    const boost = 1 / (1 - drop);
    for (let t = 0; t < n; t++) {
      for (const row of kept[t]) {
        const at = row * LABELS;
        for (let l = 0; l < LABELS; l++) emit[t * LABELS + l] += weights[at + l] * boost;
      }
    }
    const { node, edge, logZ } = forwardBackward(emit, n);
    let gold = 0;
    for (let t = 0; t < n; t++) {
      gold += emit[t * LABELS + s.labels[t]];
      if (t > 0) gold += trans[s.labels[t - 1] * LABELS + s.labels[t]];
      for (const row of kept[t]) {
        const at = row * LABELS;
        for (let l = 0; l < LABELS; l++) {
          const p = node[t * LABELS + l];
          const gradient = p - (s.labels[t] === l ? 1 : 0);
          if (gradient < 1e-4 && gradient > -1e-4) continue;
          const g = gradient * boost + l2 * weights[at + l] * 1000 * 0.001;
          squares[at + l] += g * g;
          weights[at + l] -=
            (step * g) / (Math.sqrt(squares[at + l]) + 0.1) + step * l2 * 50 * weights[at + l];
        }
      }
    }
    for (let t = 1; t < n; t++) edge[s.labels[t - 1] * LABELS + s.labels[t]] -= 1;
    for (let k = 0; k < trans.length; k++) {
      const g = edge[k];
      if (Math.abs(g) < 1e-6 || chain.transitions[k] === -Infinity) continue;
      transSquares[k] += g * g;
      trans[k] -= (step * g) / (Math.sqrt(transSquares[k]) + 1);
    }
    return logZ - gold;
  }

  function forwardBackward(emit, n) {
    const allowed = chain.transitions;
    const E = new Float64Array(LABELS * LABELS);
    for (let k = 0; k < E.length; k++) E[k] = allowed[k] === -Infinity ? 0 : Math.exp(trans[k]);
    const M = new Float64Array(n * LABELS);
    let logZ = 0;
    for (let t = 0; t < n; t++) {
      let top = -Infinity;
      for (let l = 0; l < LABELS; l++) top = Math.max(top, emit[t * LABELS + l]);
      for (let l = 0; l < LABELS; l++) M[t * LABELS + l] = Math.exp(emit[t * LABELS + l] - top);
      logZ += top;
    }
    const F = new Float64Array(n * LABELS);
    for (let t = 0; t < n; t++) {
      let sum = 0;
      for (let l = 0; l < LABELS; l++) {
        let v = 0;
        if (t === 0) v = initial[l] === -Infinity ? 0 : 1;
        else for (let b = 0; b < LABELS; b++) v += F[(t - 1) * LABELS + b] * E[b * LABELS + l];
        v *= M[t * LABELS + l];
        F[t * LABELS + l] = v;
        sum += v;
      }
      for (let l = 0; l < LABELS; l++) F[t * LABELS + l] /= sum;
      logZ += Math.log(sum);
    }
    const node = new Float64Array(n * LABELS);
    const edge = new Float64Array(LABELS * LABELS);
    const B = new Float64Array(LABELS).fill(1);
    for (let t = n - 1; t >= 0; t--) {
      let sum = 0;
      for (let l = 0; l < LABELS; l++) sum += node[t * LABELS + l] = F[t * LABELS + l] * B[l];
      for (let l = 0; l < LABELS; l++) node[t * LABELS + l] /= sum;
      if (t === 0) break;
      const C = new Float64Array(LABELS);
      let total = 0;
      let z = 0;
      for (let b = 0; b < LABELS; b++) {
        let v = 0;
        for (let l = 0; l < LABELS; l++) v += E[b * LABELS + l] * M[t * LABELS + l] * B[l];
        C[b] = v;
        total += v;
        z += F[(t - 1) * LABELS + b] * v;
      }
      for (let b = 0; b < LABELS; b++) {
        const f = F[(t - 1) * LABELS + b] / z;
        if (f < 1e-9) continue;
        for (let l = 0; l < LABELS; l++)
          edge[b * LABELS + l] += f * E[b * LABELS + l] * M[t * LABELS + l] * B[l];
      }
      for (let b = 0; b < LABELS; b++) B[b] = C[b] / total;
    }
    return { node, edge, logZ };
  }
}

/** Rows that say nothing are dropped, the others become one byte a label. */
function pack(keys, weights, transitions, prune, log) {
  let top = 0;
  for (const w of weights) top = Math.max(top, Math.abs(w));
  const limit = Math.min(top, 4);
  const scale = limit / 127;
  const kept = [];
  for (let row = 0; row < keys.length; row++) {
    let most = 0;
    for (let l = 0; l < LABELS; l++) most = Math.max(most, Math.abs(weights[row * LABELS + l]));
    if (most >= prune) kept.push(row);
  }
  const packed = new Int8Array(kept.length * LABELS);
  kept.forEach((row, i) => {
    for (let l = 0; l < LABELS; l++) {
      packed[i * LABELS + l] = Math.max(
        -127,
        Math.min(127, Math.round(weights[row * LABELS + l] / scale)),
      );
    }
  });
  log(`${kept.length} features kept, largest weight ${top.toFixed(2)}`);
  return {
    labels: Array.from({ length: LABELS }, (_, l) => `${l}`),
    keys: Uint32Array.from(kept.map((row) => keys[row])),
    weights: packed,
    scale,
    extra: { transitions: Array.from(transitions, (x) => Number(x.toFixed(3))) },
  };
}
