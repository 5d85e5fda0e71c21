import type { Atlas } from '../data/atlas.ts';

export interface Bounds {
  minX: number;
  maxX: number;
  minY: number;
  maxY: number;
}

/** Bounds of points; none where there are no points. */
export function boundsOf(points: Iterable<readonly [number, number]>): Bounds | undefined {
  let bounds: Bounds | undefined;
  for (const [x, y] of points) {
    bounds ??= { minX: x, maxX: x, minY: y, maxY: y };
    bounds.minX = Math.min(bounds.minX, x);
    bounds.maxX = Math.max(bounds.maxX, x);
    bounds.minY = Math.min(bounds.minY, y);
    bounds.maxY = Math.max(bounds.maxY, y);
  }
  return bounds;
}

/** All nodes and all land. */
export function wholeBounds(atlas: Atlas): Bounds {
  function* points(): Generator<readonly [number, number]> {
    for (let i = 0; i < atlas.size; i += 1) yield [atlas.x[i]!, atlas.y[i]!];
    for (const { land } of atlas.regions) {
      for (const ring of land) {
        for (let i = 0; i < ring.length; i += 2) yield [ring[i]!, ring[i + 1]!];
      }
    }
  }
  const bounds = boundsOf(points()) ?? { minX: -1, maxX: 1, minY: -1, maxY: 1 };
  // One node alone has no extent.
  if (bounds.maxX - bounds.minX < 1e-6 && bounds.maxY - bounds.minY < 1e-6) {
    return {
      minX: bounds.minX - 1,
      maxX: bounds.maxX + 1,
      minY: bounds.minY - 1,
      maxY: bounds.maxY + 1,
    };
  }
  return bounds;
}
