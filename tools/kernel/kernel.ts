// Sums of products on 16-bit whole numbers, eight at a time, and the cells of an LSTM.
// Weights stand in blocks of 32 outputs: for each block, for each pair of inputs, 32 pairs of weights.

/** out[0..outputs) = scale * weights · input (+ add), input: `pairs` pairs of i16. */
export function multiply(
  input: usize,
  pairs: i32,
  weights: usize,
  outputs: i32,
  scale: f32,
  add: usize,
  out: usize,
): void {
  const s = f32x4.splat(scale);
  for (let block = 0; block < outputs; block += 32) {
    let a0 = i32x4.splat(0), a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
    for (let p = 0; p < pairs; p++) {
      const x = v128.load32_splat(input + (<usize>p << 2));
      a0 = i32x4.add(a0, i32x4.dot_i16x8_s(x, v128.load(weights, 0)));
      a1 = i32x4.add(a1, i32x4.dot_i16x8_s(x, v128.load(weights, 16)));
      a2 = i32x4.add(a2, i32x4.dot_i16x8_s(x, v128.load(weights, 32)));
      a3 = i32x4.add(a3, i32x4.dot_i16x8_s(x, v128.load(weights, 48)));
      a4 = i32x4.add(a4, i32x4.dot_i16x8_s(x, v128.load(weights, 64)));
      a5 = i32x4.add(a5, i32x4.dot_i16x8_s(x, v128.load(weights, 80)));
      a6 = i32x4.add(a6, i32x4.dot_i16x8_s(x, v128.load(weights, 96)));
      a7 = i32x4.add(a7, i32x4.dot_i16x8_s(x, v128.load(weights, 112)));
      weights += 128;
    }
    const o = out + (<usize>block << 2);
    const z = add + (<usize>block << 2);
    v128.store(o, f32x4.add(v128.load(z), f32x4.mul(s, f32x4.convert_i32x4_s(a0))), 0);
    v128.store(o, f32x4.add(v128.load(z, 16), f32x4.mul(s, f32x4.convert_i32x4_s(a1))), 16);
    v128.store(o, f32x4.add(v128.load(z, 32), f32x4.mul(s, f32x4.convert_i32x4_s(a2))), 32);
    v128.store(o, f32x4.add(v128.load(z, 48), f32x4.mul(s, f32x4.convert_i32x4_s(a3))), 48);
    v128.store(o, f32x4.add(v128.load(z, 64), f32x4.mul(s, f32x4.convert_i32x4_s(a4))), 64);
    v128.store(o, f32x4.add(v128.load(z, 80), f32x4.mul(s, f32x4.convert_i32x4_s(a5))), 80);
    v128.store(o, f32x4.add(v128.load(z, 96), f32x4.mul(s, f32x4.convert_i32x4_s(a6))), 96);
    v128.store(o, f32x4.add(v128.load(z, 112), f32x4.mul(s, f32x4.convert_i32x4_s(a7))), 112);
  }
}

/** tanh by Lambert's continued fraction, right to 1e-4 everywhere. */
// @ts-expect-error: decorator
@inline
function tanh4(x: v128): v128 {
  const limit = f32x4.splat(4.97);
  x = f32x4.max(f32x4.min(x, limit), f32x4.neg(limit));
  const y = f32x4.mul(x, x);
  const up = f32x4.add(f32x4.splat(135135), f32x4.mul(y, f32x4.add(f32x4.splat(17325), f32x4.mul(y, f32x4.add(f32x4.splat(378), y)))));
  const down = f32x4.add(f32x4.splat(135135), f32x4.mul(y, f32x4.add(f32x4.splat(62370), f32x4.mul(y, f32x4.add(f32x4.splat(3150), f32x4.mul(y, f32x4.splat(28)))))));
  return f32x4.div(f32x4.mul(x, up), down);
}

// @ts-expect-error: decorator
@inline
function sigmoid4(x: v128): v128 {
  const half = f32x4.splat(0.5);
  return f32x4.add(half, f32x4.mul(half, tanh4(f32x4.mul(half, x))));
}

/**
 * One direction of an LSTM. rows: `count` addresses of what the words bring to the gates (4 * cells numbers each, from
 * `offset` on); out: count rows of i16, `stride` bytes apart, h * 8191. work: 4 * cells + cells numbers.
 */
export function lstm(
  rows: usize,
  count: i32,
  offset: usize,
  backwards: bool,
  weights: usize,
  scale: f32,
  cells: i32,
  work: usize,
  out: usize,
  stride: usize,
): void {
  const bytes = <usize>cells << 2;
  const state = work + (bytes << 2);
  memory.fill(state, 0, bytes);
  const unit = f32x4.splat(8191);
  let last: usize = 0;
  for (let n = 0; n < count; n++) {
    const t = backwards ? count - 1 - n : n;
    const row = <usize>load<u32>(rows + (<usize>t << 2)) + offset;
    const gates = work;
    if (n == 0) memory.copy(work, row, bytes << 2);
    else multiply(last, cells >> 1, weights, cells << 2, scale, row, work);
    last = out + <usize>t * stride;
    let o = last;
    for (let c: usize = 0; c < bytes; c += 32) {
      const h0 = cell(gates, state, bytes, c);
      const h1 = cell(gates, state, bytes, c + 16);
      v128.store(o, i16x8.narrow_i32x4_s(i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(unit, h0))), i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(unit, h1)))));
      o += 16;
    }
  }
}

// @ts-expect-error: decorator
@inline
function cell(gates: usize, state: usize, bytes: usize, c: usize): v128 {
  const i = sigmoid4(v128.load(gates + c));
  const f = sigmoid4(v128.load(gates + bytes + c));
  const o = sigmoid4(v128.load(gates + bytes * 2 + c));
  const g = tanh4(v128.load(gates + bytes * 3 + c));
  const s = f32x4.add(f32x4.mul(f, v128.load(state + c)), f32x4.mul(i, g));
  v128.store(state + c, s);
  return f32x4.mul(o, tanh4(s));
}
