// Sums of products on 16-bit whole numbers, eight at a time, and the cells of an LSTM. Two inputs go through a matrix
// together, since fetching a weight takes as long as using it.
// Weights stand in blocks of 16 outputs: for each block, for each pair of inputs, 16 pairs of weights.

/** What a number between -1 and 1 is times to be kept in 16 bits. */
const UNIT: f32 = 8191;
/** Added to a small number, it leaves it rounded to a whole one in the low bits. */
const ROUNDING: f32 = 12582912;

/** sums[0..16) = weights · a, sums[16..32) = weights · b, for one block. */
function sumTwo(a: usize, b: usize, pairs: i32, weights: usize, sums: usize): void {
  let a0 = i32x4.splat(0), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
  for (const end = a + (<usize>pairs << 2); a < end; ) {
    const x = v128.load32_splat(a);
    const y = v128.load32_splat(b);
    const w0 = v128.load(weights, 0);
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(x, w0));
    b0 = i32x4.add(b0, i32x4.dot_i16x8_s(y, w0));
    const w1 = v128.load(weights, 16);
    a1 = i32x4.add(a1, i32x4.dot_i16x8_s(x, w1));
    b1 = i32x4.add(b1, i32x4.dot_i16x8_s(y, w1));
    const w2 = v128.load(weights, 32);
    a2 = i32x4.add(a2, i32x4.dot_i16x8_s(x, w2));
    b2 = i32x4.add(b2, i32x4.dot_i16x8_s(y, w2));
    const w3 = v128.load(weights, 48);
    a3 = i32x4.add(a3, i32x4.dot_i16x8_s(x, w3));
    b3 = i32x4.add(b3, i32x4.dot_i16x8_s(y, w3));
    weights += 64;
    a += 4;
    b += 4;
  }
  store8(sums, a0, a1, a2, a3, b0, b1, b2, b3);
}

/** sums[0..32) as of `sumTwo`, for two inputs that stand together, a pair of the one and a pair of the other; bytes: of both. */
function sumBoth(both: usize, bytes: usize, weights: usize, sums: usize): void {
  let a0 = i32x4.splat(0), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
  for (let k: usize = 0; k < bytes; k += 8) {
    const x = v128.load32_splat(both + k, 0);
    const y = v128.load32_splat(both + k, 4);
    const at = weights + (k << 3);
    const w0 = v128.load(at, 0);
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(x, w0));
    b0 = i32x4.add(b0, i32x4.dot_i16x8_s(y, w0));
    const w1 = v128.load(at, 16);
    a1 = i32x4.add(a1, i32x4.dot_i16x8_s(x, w1));
    b1 = i32x4.add(b1, i32x4.dot_i16x8_s(y, w1));
    const w2 = v128.load(at, 32);
    a2 = i32x4.add(a2, i32x4.dot_i16x8_s(x, w2));
    b2 = i32x4.add(b2, i32x4.dot_i16x8_s(y, w2));
    const w3 = v128.load(at, 48);
    a3 = i32x4.add(a3, i32x4.dot_i16x8_s(x, w3));
    b3 = i32x4.add(b3, i32x4.dot_i16x8_s(y, w3));
  }
  store8(sums, a0, a1, a2, a3, b0, b1, b2, b3);
}

/** sums[0..32) = weights · a, for two blocks one after the other; pairs: even. */
function sumOne(a: usize, pairs: i32, weights: usize, sums: usize): void {
  let a0 = i32x4.splat(0), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
  const end = a + (<usize>pairs << 2);
  let next = weights + (<usize>pairs << 6);
  while (a < end) {
    const x = v128.load32_splat(a, 0);
    const y = v128.load32_splat(a, 4);
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(x, v128.load(weights, 0)));
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(y, v128.load(weights, 64)));
    a1 = i32x4.add(a1, i32x4.dot_i16x8_s(x, v128.load(weights, 16)));
    a1 = i32x4.add(a1, i32x4.dot_i16x8_s(y, v128.load(weights, 80)));
    a2 = i32x4.add(a2, i32x4.dot_i16x8_s(x, v128.load(weights, 32)));
    a2 = i32x4.add(a2, i32x4.dot_i16x8_s(y, v128.load(weights, 96)));
    a3 = i32x4.add(a3, i32x4.dot_i16x8_s(x, v128.load(weights, 48)));
    a3 = i32x4.add(a3, i32x4.dot_i16x8_s(y, v128.load(weights, 112)));
    b0 = i32x4.add(b0, i32x4.dot_i16x8_s(x, v128.load(next, 0)));
    b0 = i32x4.add(b0, i32x4.dot_i16x8_s(y, v128.load(next, 64)));
    b1 = i32x4.add(b1, i32x4.dot_i16x8_s(x, v128.load(next, 16)));
    b1 = i32x4.add(b1, i32x4.dot_i16x8_s(y, v128.load(next, 80)));
    b2 = i32x4.add(b2, i32x4.dot_i16x8_s(x, v128.load(next, 32)));
    b2 = i32x4.add(b2, i32x4.dot_i16x8_s(y, v128.load(next, 96)));
    b3 = i32x4.add(b3, i32x4.dot_i16x8_s(x, v128.load(next, 48)));
    b3 = i32x4.add(b3, i32x4.dot_i16x8_s(y, v128.load(next, 112)));
    weights += 128;
    next += 128;
    a += 8;
  }
  store8(sums, a0, a1, a2, a3, b0, b1, b2, b3);
}

// @ts-expect-error: decorator
@inline
function store8(at: usize, a0: v128, a1: v128, a2: v128, a3: v128, b0: v128, b1: v128, b2: v128, b3: v128): void {
  v128.store(at, a0, 0);
  v128.store(at, a1, 16);
  v128.store(at, a2, 32);
  v128.store(at, a3, 48);
  v128.store(at, b0, 64);
  v128.store(at, b1, 80);
  v128.store(at, b2, 96);
  v128.store(at, b3, 112);
}

/** Four numbers: scale * sums + add. */
// @ts-expect-error: decorator
@inline
function scaled(sums: usize, scale: v128, add: usize): v128 {
  return f32x4.add(v128.load(add), f32x4.mul(scale, f32x4.convert_i32x4_s(v128.load(sums))));
}

/**
 * outA[0..outputs) = scaleA * weights · a + add, and the same of b; a and b: `pairs` pairs of i16; outputs: whole
 * blocks; work: 128 bytes.
 */
export function multiply(
  a: usize,
  b: usize,
  pairs: i32,
  weights: usize,
  outputs: i32,
  scaleA: f32,
  scaleB: f32,
  add: usize,
  outA: usize,
  outB: usize,
  work: usize,
): void {
  const p = f32x4.splat(scaleA);
  const q = f32x4.splat(scaleB);
  for (let block = 0; block < outputs; block += 16) {
    sumTwo(a, b, pairs, weights, work);
    weights += <usize>pairs << 6;
    for (let k: usize = 0; k < 64; k += 16) {
      v128.store(outA + k, scaled(work + k, p, add + k));
      v128.store(outB + k, scaled(work + 64 + k, q, add + k));
    }
    add += 64;
    outA += 64;
    outB += 64;
  }
}

/** vector[0..count) += row * scale * share, row: bytes. */
export function addRow(row: usize, count: i32, scale: f64, share: f64, vector: usize): void {
  for (const end = row + <usize>count; row < end; row++) {
    store<f32>(vector, <f32>(<f64>load<f32>(vector) + <f64>load<i8>(row) * scale * share));
    vector += 4;
  }
}

/** Puts a vector over its greatest number in whole numbers from -8191 to 8191, and gives the greatest; count: a multiple of 4. */
export function wholes(vector: usize, count: i32, out: usize): f32 {
  const end = vector + (<usize>count << 2);
  let tops = f32x4.splat(1e-6);
  for (let at = vector; at < end; at += 16) tops = f32x4.max(tops, f32x4.abs(v128.load(at)));
  const top = max<f32>(
    max<f32>(f32x4.extract_lane(tops, 0), f32x4.extract_lane(tops, 1)),
    max<f32>(f32x4.extract_lane(tops, 2), f32x4.extract_lane(tops, 3)),
  );
  const times = f32x4.splat(UNIT / top);
  const magic = f32x4.splat(ROUNDING);
  for (; vector < end; vector += 16) {
    const whole = i32x4.sub(f32x4.add(f32x4.mul(v128.load(vector), times), magic), magic);
    v128.store64_lane(out, i16x8.narrow_i32x4_s(whole, whole), 0);
    out += 8;
  }
  return top;
}

/** tanh by Lambert's continued fraction, right to 1e-4 everywhere. */
// @ts-expect-error: decorator
@inline
function tanh4(x: v128): v128 {
  x = f32x4.pmax(f32x4.pmin(x, f32x4.splat(4.97)), f32x4.splat(-4.97));
  const y = f32x4.mul(x, x);
  const up = f32x4.add(f32x4.splat(135135), f32x4.mul(y, f32x4.add(f32x4.splat(17325), f32x4.mul(y, f32x4.add(f32x4.splat(378), y)))));
  const down = f32x4.add(f32x4.splat(135135), f32x4.mul(y, f32x4.add(f32x4.splat(62370), f32x4.mul(y, f32x4.add(f32x4.splat(3150), f32x4.mul(y, f32x4.splat(28)))))));
  return f32x4.div(f32x4.mul(x, up), down);
}

/** The sigmoid of 2 * x, 0.5 + 0.5 * tanh(x): the half of the latter is in the numbers below the line. */
// @ts-expect-error: decorator
@inline
function sigmoidOfTwice(x: v128): v128 {
  x = f32x4.pmax(f32x4.pmin(x, f32x4.splat(4.97)), f32x4.splat(-4.97));
  const y = f32x4.mul(x, x);
  const up = f32x4.add(f32x4.splat(135135), f32x4.mul(y, f32x4.add(f32x4.splat(17325), f32x4.mul(y, f32x4.add(f32x4.splat(378), y)))));
  const down = f32x4.add(f32x4.splat(270270), f32x4.mul(y, f32x4.add(f32x4.splat(124740), f32x4.mul(y, f32x4.add(f32x4.splat(6300), f32x4.mul(y, f32x4.splat(56)))))));
  return f32x4.add(f32x4.splat(0.5), f32x4.div(f32x4.mul(x, up), down));
}

/** Four cells: sums: what the last states bring to their gates, row: what the word brings, both halved; gives their new states. */
// @ts-expect-error: decorator
@inline
function cells4(sums: usize, scale: v128, row: usize, state: usize): v128 {
  const i = sigmoidOfTwice(scaled(sums, scale, row));
  const f = sigmoidOfTwice(scaled(sums + 16, scale, row + 16));
  const o = sigmoidOfTwice(scaled(sums + 32, scale, row + 32));
  const half = scaled(sums + 48, scale, row + 48);
  const g = tanh4(f32x4.add(half, half));
  const s = f32x4.add(f32x4.mul(f, v128.load(state)), f32x4.mul(i, g));
  v128.store(state, s);
  return f32x4.mul(f32x4.splat(UNIT), f32x4.mul(o, tanh4(s)));
}

/** What the cells of two sequences make of all sums; their states go out as i16, and pair by pair together for the next step. bytes: 4 a cell. */
function stepBoth(sums: usize, scale: v128, rowA: usize, rowB: usize, state: usize, bytes: usize, outA: usize, outB: usize, together: usize): void {
  const magic = f32x4.splat(ROUNDING);
  for (let c: usize = 0; c < bytes; c += 16) {
    const a = i32x4.sub(f32x4.add(cells4(sums, scale, rowA, state), magic), magic);
    const b = i32x4.sub(f32x4.add(cells4(sums + 64, scale, rowB, state + 16), magic), magic);
    const both = i16x8.narrow_i32x4_s(a, b);
    v128.store64_lane(outA, both, 0);
    v128.store64_lane(outB, both, 1);
    v128.store(together, i32x4.shuffle(both, both, 0, 2, 1, 3));
    sums += 128;
    rowA += 64;
    rowB += 64;
    state += 32;
    outA += 8;
    outB += 8;
    together += 16;
  }
}

/** The same of one sequence. */
function stepOne(sums: usize, scale: v128, row: usize, state: usize, bytes: usize, out: usize): void {
  const magic = f32x4.splat(ROUNDING);
  for (let c: usize = 0; c < bytes; c += 32) {
    const a = i32x4.sub(f32x4.add(cells4(sums, scale, row, state), magic), magic);
    const b = i32x4.sub(f32x4.add(cells4(sums + 64, scale, row + 64, state + 32), magic), magic);
    v128.store(out, i16x8.narrow_i32x4_s(a, b));
    sums += 128;
    row += 128;
    state += 64;
    out += 16;
  }
}

/**
 * One direction of an LSTM over two sequences, the second no longer than the first, or of length 0. rows: addresses of
 * what the words bring to the gates (4 * cells numbers each, from `offset` on, in the order of the weights: for each
 * four cells in, forget, out, cell), and `scale` of the weights: half of what is meant, which spares each sigmoid a product.
 * out: rows of i16, `stride` bytes apart, h * 8191. cells: a multiple of 8; work: 44 bytes a cell.
 */
export function lstm(
  rowsA: usize,
  countA: i32,
  rowsB: usize,
  countB: i32,
  offset: usize,
  backwards: bool,
  weights: usize,
  scale: f32,
  cells: i32,
  work: usize,
  outA: usize,
  outB: usize,
  stride: usize,
): void {
  const s = f32x4.splat(scale);
  const bytes = <usize>cells << 2;
  const pairs = cells >> 1;
  const block = <usize>pairs << 6;
  // states of cells, of both four by four; what the two sent out last, pair by pair; sums
  const state = work;
  const together = state + bytes * 2;
  const sums = together + bytes;
  // states of 0 stand before the first token
  memory.fill(state, 0, bytes * 3);
  let last = together;
  for (let n = 0; n < countA; n++) {
    const t = <usize>(backwards ? countA - 1 - n : n);
    const row = <usize>load<u32>(rowsA + (t << 2)) + offset;
    const next = outA + t * stride;
    let w = weights;
    if (n < countB) {
      for (let c: usize = 0; c < bytes; c += 16) {
        sumBoth(together, bytes, w, sums + (c << 3));
        w += block;
      }
      const tB = <usize>(backwards ? countB - 1 - n : n);
      const rowB = <usize>load<u32>(rowsB + (tB << 2)) + offset;
      stepBoth(sums, s, row, rowB, state, bytes, next, outB + tB * stride, together);
    } else {
      for (let c: usize = 0; c < bytes; c += 32) {
        sumOne(last, pairs, w, sums + (c << 2));
        w += block << 1;
      }
      stepOne(sums, s, row, state, bytes, next);
    }
    last = next;
  }
}

/** Sets what is below 0 to 0. */
// @ts-expect-error: decorator
@inline
function rectify(from: usize, bytes: usize): void {
  for (const end = from + bytes; from < end; from += 16) {
    v128.store(from, f32x4.pmax(v128.load(from), f32x4.splat(0)));
  }
}

/**
 * Two layers over inputs `stride` bytes apart, two inputs at a time (where they are odd, one more is read and answered), the
 * inputs whole numbers, h * 8191. hidden: `width` numbers an input, rectified, `room` bytes apart; out: `outputs` numbers an input; work:
 * 128 bytes and 4 * width.
 */
export function layers(
  inputs: usize,
  count: i32,
  stride: usize,
  pairs: i32,
  layer: usize,
  layerScale: f32,
  layerBias: usize,
  width: i32,
  outer: usize,
  outerScale: f32,
  outerBias: usize,
  outputs: i32,
  hidden: usize,
  room: usize,
  out: usize,
  work: usize,
): void {
  for (let t = 0; t < count; t += 2) {
    multiply(inputs, inputs + stride, pairs, layer, width, layerScale, layerScale, layerBias, hidden, hidden + room, work);
    outermost(width, outer, outerScale, outerBias, outputs, hidden, room, out, work);
    inputs += stride * 2;
    hidden += room * 2;
    out += <usize>outputs << 3;
  }
}

/** Of two inputs from what a layer says of them, which is rectified, to what the next one does. */
// @ts-expect-error: decorator
@inline
function outermost(width: i32, outer: usize, scale: f32, bias: usize, outputs: i32, hidden: usize, room: usize, out: usize, work: usize): void {
  const bytes = <usize>width << 2;
  const a = work + 128;
  const b = a + (bytes >> 1);
  rectify(hidden, bytes);
  rectify(hidden + room, bytes);
  const p = (scale * wholes(hidden, width, a)) / UNIT;
  const q = (scale * wholes(hidden + room, width, b)) / UNIT;
  multiply(a, b, width >> 1, outer, outputs, p, q, bias, out, out + (<usize>outputs << 2), work);
}

/**
 * The same where an input is `width` numbers, `room` bytes apart, and after them there is place for `states` more, which are
 * whole numbers, h * 8191, `states` an input; both multiples of 4. hidden: `width` numbers an input; work: 128 bytes, and 4 * (width + states).
 */
export function layersOfBoth(
  inputs: usize,
  count: i32,
  room: usize,
  whole: usize,
  states: i32,
  layer: usize,
  layerScale: f32,
  layerBias: usize,
  width: i32,
  outer: usize,
  outerScale: f32,
  outerBias: usize,
  outputs: i32,
  hidden: usize,
  out: usize,
  work: usize,
): void {
  const all = width + states;
  const bytes = <usize>width << 2;
  const a = work + 128;
  const b = a + (<usize>all << 1);
  for (let t = 0; t < count; t += 2) {
    fromWholes(whole, states, inputs + bytes);
    fromWholes(whole + (<usize>states << 1), states, inputs + room + bytes);
    const p = (layerScale * wholes(inputs, all, a)) / UNIT;
    const q = (layerScale * wholes(inputs + room, all, b)) / UNIT;
    multiply(a, b, all >> 1, layer, width, p, q, layerBias, hidden, hidden + bytes, work);
    outermost(width, outer, outerScale, outerBias, outputs, hidden, bytes, out, work);
    inputs += room * 2;
    whole += <usize>states << 2;
    hidden += bytes * 2;
    out += <usize>outputs << 3;
  }
}

/** out[0..count) = from / 8191; count: a multiple of 4. */
// @ts-expect-error: decorator
@inline
function fromWholes(from: usize, count: i32, out: usize): void {
  const scale = f32x4.splat(1 / UNIT);
  for (const end = from + (<usize>count << 1); from < end; from += 8) {
    v128.store(out, f32x4.mul(scale, f32x4.convert_i32x4_s(v128.load16x4_s(from))));
    out += 16;
  }
}

/**
 * cells[0..8 * blocks) += rows · inputs, the inputs that are zero left out. rows: for each block of eight cells one row an
 * input; work: 8 bytes an input.
 */
export function addNumbers(inputs: usize, count: i32, rows: usize, blocks: i32, cells: usize, work: usize): void {
  let end = work;
  for (let i: usize = 0; i < <usize>count; i++) {
    const x = load<f32>(inputs + (i << 2));
    if (x == 0) continue;
    store<f32>(end, x, 0);
    store<i32>(end, <i32>(i << 5), 4);
    end += 8;
  }
  const size = <usize>count << 5;
  for (const last = rows + <usize>blocks * size; rows < last; rows += size) {
    let a = v128.load(cells, 0);
    let b = v128.load(cells, 16);
    for (let k = work; k < end; k += 8) {
      const x = v128.load32_splat(k);
      const row = rows + <usize>load<i32>(k, 4);
      a = f32x4.add(a, f32x4.mul(x, v128.load(row, 0)));
      b = f32x4.add(b, f32x4.mul(x, v128.load(row, 16)));
    }
    v128.store(cells, a, 0);
    v128.store(cells, b, 16);
    cells += 32;
  }
}

/**
 * Sums rows of bytes, those of the features that are known: sums[16 * part ..] as i16, for each 16 bytes of a row. A row
 * begins with its feature's key (four bytes, in the sums without a meaning); row 0 is of no feature. slots: by the low
 * bits of a key, the row's number with the upper bits of the key, 0 for a free place; work: 12 bytes a feature.
 */
export function addRows(
  keys: usize,
  count: i32,
  slots: usize,
  mask: i32,
  rows: usize,
  rowMask: i32,
  stride: i32,
  sums: usize,
  work: usize,
): void {
  const bytes = <usize>count << 2;
  const firsts = work + bytes;
  const found = firsts + bytes;
  // What most need is asked of the memory for all first, without a decision between: one by one would wait for it twice.
  for (let k: usize = 0; k < bytes; k += 4) {
    store<i32>(work + k, load<i32>(slots + (<usize>(load<i32>(keys + k) & mask) << 2)));
  }
  for (let k: usize = 0; k < bytes; k += 4) {
    const held = load<i32>(work + k);
    const other = (held ^ load<i32>(keys + k)) & ~rowMask;
    // another key's row would be far: row 0 is near
    const row = select<i32>(held & rowMask, 0, other == 0);
    store<i32>(firsts + k, load<i32>(rows + <usize>(row * stride)));
  }
  let end = found;
  for (let k: usize = 0; k < bytes; k += 4) {
    const key = load<i32>(keys + k);
    let held = load<i32>(work + k);
    if (held == 0) continue;
    if (load<i32>(firsts + k) == key && ((held ^ key) & ~rowMask) == 0) {
      store<i32>(end, <i32>rows + (held & rowMask) * stride);
      end += 4;
      continue;
    }
    let slot = key & mask;
    while (true) {
      slot = (slot + 1) & mask;
      held = load<i32>(slots + (<usize>slot << 2));
      if (held == 0) break;
      if (((held ^ key) & ~rowMask) != 0) continue;
      const row = <i32>rows + (held & rowMask) * stride;
      if (load<i32>(<usize>row) != key) continue;
      store<i32>(end, row);
      end += 4;
      break;
    }
  }
  for (let part: usize = 0; part < <usize>stride; part += 16) {
    let low = i16x8.splat(0);
    let high = low;
    for (let f = found; f < end; f += 4) {
      const row = v128.load(<usize>load<i32>(f) + part);
      low = i16x8.add(low, i16x8.extend_low_i8x16_s(row));
      high = i16x8.add(high, i16x8.extend_high_i8x16_s(row));
    }
    v128.store(sums, low, 0);
    v128.store(sums, high, 16);
    sums += 32;
  }
}
