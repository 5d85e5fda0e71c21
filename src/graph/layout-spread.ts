import type { Places } from './layout-place.ts';

/** The angle from one round to the next: no two rounds look along nearly the same lines. */
const TURN = Math.PI * (3 - Math.sqrt(5));

/**
 * Spreads points evenly over some ground, each taking up room by its mass, and moves none further than need be: in
 * each round, along two lines at right angles, every point goes to where the ground has as much before it (sliced
 * optimal transport: Pitié, Kokaram and Dahyot 2007; Bonneel et al. 2015). Points keep their order along the line, so
 * that a few points more move all others by little. Changes the places.
 *
 * Two points that lie side by side along a line change their order for next to nothing, and then each leaps by the
 * other's room. Where there are few points that is far; there the mean of several pairs of lines is taken.
 *
 * @param ground evenly strewn points
 * @param options `first`: which round this is of the whole, since rounds turn by a golden angle; `looks`: how many pairs
 * of lines there are in a round, default 1
 */
export function spread(
  { x, y }: Places,
  mass: Float64Array,
  ground: Places,
  rounds: number,
  { first = 0, looks = 1 }: { first?: number; looks?: number } = {},
): void {
  const along = new Float64Array(x.length);
  const across = new Float64Array(x.length);
  for (let round = first; round < first + rounds; round++) {
    const sum = { x: new Float64Array(x.length), y: new Float64Array(x.length) };
    for (let look = 0; look < looks; look++) {
      const angle = round * TURN + (look / looks) * (Math.PI / 2);
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      for (let i = 0; i < x.length; i++) {
        along[i] = x[i]! * cos + y[i]! * sin;
        across[i] = y[i]! * cos - x[i]! * sin;
      }
      even(along, mass, ground.x.map((at, i) => at * cos + ground.y[i]! * sin).sort());
      even(across, mass, ground.x.map((at, i) => ground.y[i]! * cos - at * sin).sort());
      for (let i = 0; i < x.length; i++) {
        sum.x[i]! += along[i]! * cos - across[i]! * sin;
        sum.y[i]! += along[i]! * sin + across[i]! * cos;
      }
    }
    for (let i = 0; i < x.length; i++) {
      x[i] = sum.x[i]! / looks;
      y[i] = sum.y[i]! / looks;
    }
  }
}

/** Moves numbers to where a sorted row of others has as large a share below as they have mass below them. */
function even(at: Float64Array, mass: Float64Array, row: Float64Array): void {
  let all = 0;
  for (const m of mass) all += m;
  let below = 0;
  for (const i of sorted(at)) {
    const place = ((below + mass[i]! / 2) / all) * row.length - 0.5;
    below += mass[i]!;
    const left = Math.min(row.length - 1, Math.max(0, Math.floor(place)));
    const right = Math.min(row.length - 1, left + 1);
    at[i] = row[left]! + (row[right]! - row[left]!) * Math.min(1, Math.max(0, place - left));
  }
}

/** Indices by rising value. Values are put into numbers with their index: those a typed array sorts by itself. */
function sorted(values: Float64Array): Uint32Array {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const room = 2 ** Math.ceil(Math.log2(values.length + 1));
  const scale = (2 ** 52 / room - 1) / Math.max(high - low, 1e-300);
  const keys = values.map((value, i) => Math.floor((value - low) * scale) * room + i).sort();
  return Uint32Array.from(keys, (key) => key % room);
}
