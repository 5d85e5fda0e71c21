/** A bent line on the screen: from a point, by way of a control point, to another. */
export type Curve = readonly [
  ax: number,
  ay: number,
  cx: number,
  cy: number,
  bx: number,
  by: number,
];

/** Straight pieces that a curve is taken for. */
const STEPS = 16;

/** How far a point lies from a curve, in pixels; nothing where that is more than a reach. */
export function distanceTo(
  [ax, ay, cx, cy, bx, by]: Curve,
  x: number,
  y: number,
  reach: number,
): number | undefined {
  if (Math.min(ax, bx, cx) > x + reach || Math.max(ax, bx, cx) < x - reach) return undefined;
  if (Math.min(ay, by, cy) > y + reach || Math.max(ay, by, cy) < y - reach) return undefined;
  let least = Infinity;
  let [px, py] = [ax, ay];
  for (let step = 1; step <= STEPS; step += 1) {
    const t = step / STEPS;
    const [u, v, w] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
    const [qx, qy] = [u * ax + v * cx + w * bx, u * ay + v * cy + w * by];
    least = Math.min(least, fromSegment(x, y, px, py, qx, qy));
    [px, py] = [qx, qy];
  }
  return least <= reach ? least : undefined;
}

/** Distance of a point from a straight piece of line. */
function fromSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2 || 1;
  const t = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
}
