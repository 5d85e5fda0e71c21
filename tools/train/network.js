// A classifier with one hidden layer over hashed features (and a linear part beside it), by Adam on the rows touched.
import { random, shuffle } from './gold.js';

const BATCH = 32;

/**
 * @param examples [{features: Int32Array, dense?: Float32Array, label: number, first?: scores that the network's own are added to}]
 * @returns data of a NetworkModel (src/extract/network.ts)
 */
export function trainNetwork(
  examples,
  labels,
  {
    hidden = 24,
    epochs = 8,
    rate = 2e-3,
    drop = 0.5,
    forget = 0.15,
    decay = 1e-3,
    minCount = 2,
    most = Number.POSITIVE_INFINITY,
    seed = 3,
  } = {},
) {
  const keys = knownFeatures(examples, minCount);
  const rowOf = new Map();
  for (let row = 0; row < keys.length; row++) rowOf.set(keys[row], row);
  const rows = examples.map(({ features, dense, label, first }) => ({
    label,
    first,
    dense,
    rows: Int32Array.from(features)
      .map((f) => rowOf.get(f >>> 0) ?? -1)
      .filter((r) => r >= 0),
  }));
  const inputs = examples[0]?.dense?.length ?? 0;
  const classes = labels.length;
  // A row a feature: its part of the hidden layer, then its score for each label.
  const width = hidden + classes;
  const next = random(seed);
  const gaussian = () => {
    let sum = 0;
    for (let i = 0; i < 6; i++) sum += next();
    return (sum - 3) * Math.SQRT2;
  };
  const table = parameter((keys.length + inputs) * width);
  for (let row = 0; row < keys.length + inputs; row++) {
    for (let d = 0; d < hidden; d++) table.w[row * width + d] = gaussian() * 0.05;
  }
  const bias = parameter(width);
  const out = parameter(hidden * classes);
  for (let i = 0; i < out.w.length; i++) out.w[i] = gaussian() * 0.2;
  const steps = epochs * Math.ceil(rows.length / BATCH);
  const touched = new Int32Array(keys.length + inputs);
  const sums = new Float32Array(width);
  const gradient = new Float32Array(width);
  const alive = new Float32Array(hidden);
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(rows, next);
    for (let from = 0; from < rows.length; from += BATCH) {
      step++;
      const to = Math.min(rows.length, from + BATCH);
      const lr = rate * 0.5 * (1 + Math.cos((Math.PI * step) / steps));
      const list = [];
      for (let e = from; e < to; e++) {
        const example = rows[e];
        const kept = [];
        for (const row of example.rows) if (next() >= forget) kept.push(row);
        const boost = 1 / (1 - forget);
        sums.set(bias.w);
        for (const row of kept) {
          const at = row * width;
          for (let i = 0; i < width; i++) sums[i] += table.w[at + i] * boost;
        }
        for (let d = 0; d < inputs; d++) {
          const x = example.dense[d];
          if (x === 0) continue;
          const at = (keys.length + d) * width;
          for (let i = 0; i < width; i++) sums[i] += table.w[at + i] * x;
        }
        const scores = sums.subarray(hidden);
        if (example.first) for (let c = 0; c < classes; c++) scores[c] += example.first[c];
        for (let d = 0; d < hidden; d++) {
          alive[d] = next() < drop || sums[d] <= 0 ? 0 : 1 / (1 - drop);
          if (alive[d] === 0) continue;
          const value = sums[d] * alive[d];
          for (let c = 0; c < classes; c++) scores[c] += value * out.w[d * classes + c];
        }
        let top = Number.NEGATIVE_INFINITY;
        for (let c = 0; c < classes; c++) top = Math.max(top, scores[c]);
        let total = 0;
        for (let c = 0; c < classes; c++) total += Math.exp(scores[c] - top);
        const share = 1 / (to - from);
        for (let c = 0; c < classes; c++) {
          const p = Math.exp(scores[c] - top) / total;
          gradient[hidden + c] = (p - (example.label === c ? 1 : 0)) * share;
        }
        for (let d = 0; d < hidden; d++) {
          gradient[d] = 0;
          if (alive[d] === 0) continue;
          let g = 0;
          const value = sums[d] * alive[d];
          for (let c = 0; c < classes; c++) {
            g += gradient[hidden + c] * out.w[d * classes + c];
            out.g[d * classes + c] += value * gradient[hidden + c];
          }
          gradient[d] = g * alive[d];
        }
        for (let i = 0; i < width; i++) bias.g[i] += gradient[i];
        for (const row of kept) {
          const at = row * width;
          for (let i = 0; i < width; i++) table.g[at + i] += gradient[i] * boost;
          if (touched[row] === step) continue;
          touched[row] = step;
          list.push(row);
        }
        for (let d = 0; d < inputs; d++) {
          const x = example.dense[d];
          if (x === 0) continue;
          const row = keys.length + d;
          const at = row * width;
          for (let i = 0; i < width; i++) table.g[at + i] += gradient[i] * x;
          if (touched[row] === step) continue;
          touched[row] = step;
          list.push(row);
        }
      }
      for (const row of list) update(table, row * width, width, lr, decay, step);
      update(bias, 0, width, lr, 0, step);
      update(out, 0, out.w.length, lr, decay, step);
    }
  }
  return strongest(pack(keys, table.w, bias.w, out.w, { labels, hidden, inputs }), most);
}

function parameter(size) {
  return {
    w: new Float32Array(size),
    g: new Float32Array(size),
    m: new Float32Array(size),
    v: new Float32Array(size),
  };
}

/** AdamW on a stretch of the parameters; moments of rows not touched stand still. */
function update(p, at, count, lr, decay, step) {
  const a = 1 - 0.9 ** Math.min(step, 1000);
  const b = 1 - 0.999 ** Math.min(step, 20000);
  for (let i = at; i < at + count; i++) {
    const g = p.g[i];
    p.g[i] = 0;
    p.m[i] += 0.1 * (g - p.m[i]);
    p.v[i] += 0.001 * (g * g - p.v[i]);
    p.w[i] -= lr * (p.m[i] / a / (Math.sqrt(p.v[i] / b) + 1e-8) + decay * p.w[i]);
  }
}

function knownFeatures(examples, minCount) {
  const counts = new Map();
  for (const { features } of examples)
    for (const f of features) counts.set(f, (counts.get(f) ?? 0) + 1);
  return Uint32Array.from([...counts].filter(([, n]) => n >= minCount).map(([f]) => f)).sort();
}

/** Rows of features as signed bytes, a scale for the hidden part and one for the scores; the rest as it is. */
function pack(keys, table, bias, out, { labels, hidden, inputs }) {
  const width = hidden + labels.length;
  const count = keys.length;
  const scaleOf = (part) => {
    const sizes = [];
    for (let row = 0; row < count; row++)
      for (let i = 0; i < width; i++) if (part(i)) sizes.push(Math.abs(table[row * width + i]));
    sizes.sort((a, b) => a - b);
    return (sizes[Math.floor(sizes.length * 0.9999)] ?? 1) / 127;
  };
  const scales = [scaleOf((i) => i < hidden), scaleOf((i) => i >= hidden)];
  const weights = new Int8Array(count * width);
  for (let row = 0; row < count; row++) {
    for (let i = 0; i < width; i++) {
      const value = table[row * width + i] / scales[i < hidden ? 0 : 1];
      weights[row * width + i] = Math.max(-127, Math.min(127, Math.round(value)));
    }
  }
  return {
    labels: [...labels],
    hidden,
    inputs,
    keys,
    weights,
    scales,
    floats: Float32Array.from([...bias, ...table.subarray(count * width), ...out]),
  };
}

/** The model with the `most` features that say most alone; the others change little and cost room. */
export function strongest(data, most) {
  const count = data.keys.length;
  if (count <= most) return data;
  const width = data.weights.length / count;
  const split = data.hidden ?? width;
  const [cells, scores] = data.scales ?? [1, 1];
  const strength = Float64Array.from({ length: count }, (_, row) => {
    let sum = 0;
    for (let i = 0; i < width; i++)
      sum += Math.abs(data.weights[row * width + i]) * (i < split ? cells : scores);
    return sum;
  });
  const least = [...strength].sort((a, b) => b - a)[most - 1];
  const rows = Array.from({ length: count }, (_, row) => row).filter(
    (row) => strength[row] >= least,
  );
  const weights = new Int8Array(rows.length * width);
  rows.forEach((row, i) => {
    weights.set(data.weights.subarray(row * width, (row + 1) * width), i * width);
  });
  return { ...data, keys: Uint32Array.from(rows.map((row) => data.keys[row])), weights };
}
