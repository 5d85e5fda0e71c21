// Multinomial logistic regression over hashed features, by AdaGrad.
import { random, shuffle } from './gold.js';

/**
 * @param examples [{features: number[], label: number}]
 * @returns data of a LinearModel (src/extract/linear.ts)
 */
export function trainLinear(
  examples,
  labels,
  { epochs = 12, rate = 0.1, l2 = 1e-4, minCount = 2, prune = 0.02, seed = 3 } = {},
) {
  const counts = new Map();
  for (const { features } of examples)
    for (const f of features) counts.set(f, (counts.get(f) ?? 0) + 1);
  const keys = Uint32Array.from(
    [...counts].filter(([, n]) => n >= minCount).map(([f]) => f),
  ).sort();
  const rowOf = new Map();
  for (let row = 0; row < keys.length; row++) rowOf.set(keys[row], row);
  const rows = examples.map(({ features, label }) => ({
    label,
    rows: features.map((f) => rowOf.get(f) ?? -1).filter((r) => r >= 0),
  }));
  const count = labels.length;
  const weights = new Float32Array(keys.length * count);
  const squares = new Float32Array(keys.length * count);
  const scores = new Float64Array(count);
  const next = random(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const example of shuffle(rows, next)) {
      scores.fill(0);
      for (const row of example.rows)
        for (let l = 0; l < count; l++) scores[l] += weights[row * count + l];
      const top = Math.max(...scores);
      let sum = 0;
      for (let l = 0; l < count; l++) sum += scores[l] = Math.exp(scores[l] - top);
      for (let l = 0; l < count; l++) {
        const gradient = scores[l] / sum - (example.label === l ? 1 : 0);
        if (Math.abs(gradient) < 1e-3) continue;
        for (const row of example.rows) {
          const at = row * count + l;
          const g = gradient + l2 * weights[at];
          squares[at] += g * g;
          weights[at] -= (rate * g) / (Math.sqrt(squares[at]) + 0.1);
        }
      }
    }
  }
  let top = 0;
  for (const w of weights) top = Math.max(top, Math.abs(w));
  const scale = Math.min(top, 6) / 127;
  const kept = [];
  for (let row = 0; row < keys.length; row++) {
    let most = 0;
    for (let l = 0; l < count; l++) most = Math.max(most, Math.abs(weights[row * count + l]));
    if (most >= prune) kept.push(row);
  }
  const packed = new Int8Array(kept.length * count);
  kept.forEach((row, i) => {
    for (let l = 0; l < count; l++) {
      packed[i * count + l] = Math.max(
        -127,
        Math.min(127, Math.round(weights[row * count + l] / scale)),
      );
    }
  });
  return {
    labels: [...labels],
    keys: Uint32Array.from(kept.map((row) => keys[row])),
    weights: packed,
    scale,
    extra: {},
  };
}
