import type { LayoutPoint } from '../graph/schema.ts';

/** Room between neighbours, in the units of layout.jsonl. */
const ROOM = 14;
/** Between the squares of two regions. */
const GAP = 3 * ROOM;
/** Turns of a sunflower's seeds, in radians: each finds room (H. Vogel, A better way to construct the sunflower head, 1979). */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/**
 * Places for the nodes that the layout has none for: each region is a disc; regions without any place stand in rows below
 * all others, the largest first. Plain to look at, but everything can be found and clicked.
 *
 * @param groups members of each region, and at the end those of none
 */
export function fallbackPlaces(
  groups: readonly (readonly string[])[],
  layout: readonly LayoutPoint[],
): Map<string, LayoutPoint> {
  const places = new Map(layout.map((point) => [point.id, point]));
  const total = groups.reduce((sum, group) => sum + (2 * radiusOf(group.length) + GAP) ** 2, 0);
  const width = 1.3 * Math.sqrt(total);
  let [x, top, height] = [0, layout.reduce((least, { y }) => Math.min(least, y), GAP) - GAP, 0];
  for (const group of groups) {
    const missing = group.filter((id) => !places.has(id));
    if (missing.length === 0) continue;
    const known = group.flatMap((id) => places.get(id) ?? []);
    if (known.length > 0) {
      seed(places, missing, mean(known.map((one) => one.x)), mean(known.map((one) => one.y)));
      continue;
    }
    const radius = radiusOf(missing.length);
    if (x > 0 && x + 2 * radius > width) [x, top, height] = [0, top - height - GAP, 0];
    seed(places, missing, x + radius, top - radius);
    x += 2 * radius + GAP;
    height = Math.max(height, 2 * radius);
  }
  return places;
}

function radiusOf(count: number): number {
  return ROOM * Math.sqrt(count);
}

function seed(
  places: Map<string, LayoutPoint>,
  ids: readonly string[],
  x: number,
  y: number,
): void {
  for (const [i, id] of ids.entries()) {
    const distance = ROOM * Math.sqrt(i + 0.5);
    const [dx, dy] = [Math.cos(GOLDEN * i) * distance, Math.sin(GOLDEN * i) * distance];
    places.set(id, { id, x: x + dx, y: y + dy });
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
