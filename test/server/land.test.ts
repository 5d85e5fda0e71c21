import { describe, expect, it } from 'vitest';
import { type LandPoint, shapeLand } from '../../src/server/land.ts';

/** Two round crowds beside each other, without chance: points on spirals. */
function* crowds(): Generator<LandPoint> {
  for (const [region, centre] of [
    [0, 0],
    [1, 120],
  ] as const) {
    for (let i = 0; i < 150; i += 1) {
      const angle = i * 2.399963;
      const radius = 4 * Math.sqrt(i);
      yield { x: centre + radius * Math.cos(angle), y: radius * Math.sin(angle), region };
    }
  }
}

function contains(ring: number[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const [ax, ay, bx, by] = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

describe('land', () => {
  const points = [...crowds()];
  const shapes = shapeLand(points, 3);

  it('holds nearly all members of its region, and none of the other', () => {
    for (const region of [0, 1]) {
      const [ring] = shapes[region]!.rings;
      const on = (of: number) =>
        points.filter((point) => point.region === of && contains(ring!, point.x, point.y)).length;
      expect(on(region)).toBeGreaterThan(140);
      expect(on(1 - region)).toBeLessThan(6);
    }
  });

  it('has its name well inside', () => {
    for (const { x, y, rings } of shapes.slice(0, 2)) expect(contains(rings[0]!, x, y)).toBe(true);
    expect(Math.abs(shapes[0]!.x)).toBeLessThan(25);
  });

  it('is none for a region without members, and is the same for any order of points', () => {
    expect(shapes[2]).toEqual({ x: 0, y: 0, rings: [] });
    expect(shapeLand(points.toReversed(), 3)).toEqual(shapes);
  });

  it('stands for one point, and for none', () => {
    expect(shapeLand([{ x: 3, y: 4, region: 0 }], 1)[0]!.rings.length).toBe(1);
    expect(shapeLand([], 1)).toEqual([{ x: 0, y: 0, rings: [] }]);
  });
});
