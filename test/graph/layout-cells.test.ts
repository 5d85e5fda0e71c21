import { describe, expect, it } from 'vitest';
import { divideLand } from '../../src/graph/layout-cells.ts';
import { disc } from '../../src/graph/layout-place.ts';
import { spread } from '../../src/graph/layout-spread.ts';

describe('land divided among sites', () => {
  const sites = { x: Float64Array.of(-0.5, 0.5, 0.1), y: Float64Array.of(0, 0.1, -0.4) };
  const need = [300, 500, 200];
  const cells = divideLand(sites, need);

  it('gives each as much as it needs', () => {
    const all = cells.reduce((sum, { x }) => sum + x.length, 0);
    for (const [i, { x }] of cells.entries())
      expect((1000 * x.length) / all / need[i]!).toBeCloseTo(1, 1);
  });

  it('is as large as the needs together, and a landscape', () => {
    const xs = cells.flatMap(({ x }) => [...x]);
    const ys = cells.flatMap(({ y }) => [...y]);
    const [wide, high] = [xs, ys].map((at) => Math.max(...at) - Math.min(...at));
    expect((Math.PI / 4) * wide! * high!).toBeGreaterThan(950);
    expect((Math.PI / 4) * wide! * high!).toBeLessThan(1050);
    expect(wide! / high!).toBeCloseTo(1.5, 1);
  });

  it('leaves each a point, however little it needs', () => {
    const [, least] = divideLand(sites, [1e6, 1e-6, 1e6]);
    expect(least!.x).toHaveLength(1);
    expect(Number.isFinite(least!.x[0])).toBe(true);
  });
});

/** Regions of a map of 70,000 papers: hundredths of x and y, thousandths of the ground needed. Two of them lie nearly on one spot. */
const MANY = `
87 21 26, 7 74 2, -30 8 5, 31 -4 4, -10 11 1, -49 85 8, 27 -15 2, 68 13 3, -85 -27 6, -72 24 34, -91 -9 11,
36 82 15, 47 -29 2, 12 -87 3, 39 7 17, 75 -51 8, -48 -11 73, 70 43 7, -45 -56 6, -85 18 26, 8 90 5, -80 -42 9,
24 60 33, -5 9 2, -22 -74 16, -25 -94 2, 34 -19 11, -7 -90 9, 9 79 5, 66 68 3, -73 -18 28, -60 73 1, 9 -8 16,
35 -36 3, -8 64 7, 36 24 3, 7 -49 126, 15 34 3, -55 -48 6, -57 -72 14, -53 31 6, -15 43 4, 69 -65 3, 63 -62 3,
80 -28 23, 24 54 9, -42 -87 3, 2 92 4, 24 37 5, -9 53 8, 53 -16 9, -3 57 2, 60 43 19, -29 -53 17, 33 -75 52,
41 -56 2, -59 59 6, 64 -39 14, 52 72 22, -37 31 29, -35 62 41, -50 12 5, 79 -1 31, 26 17 3, -13 31 2,
-68 -51 5, 18 -15 2, 30 14 4, 27 39 1, 51 -34 5, 36 36 14, 59 27 3, 83 43 3, 36 -80 1, -4 -12 11, 87 -38 3,
-12 22 3, -22 15 2, -67 -54 4, -25 75 29, -38 91 9, -8 10 5, 45 62 7,
54 32 10`;

describe('land divided among many sites', () => {
  it('gives each its ground, also one that lies within a larger one', () => {
    const rows = MANY.split(',').map((row) => row.trim().split(' ').map(Number));
    const [x, y] = [0, 1].map((axis) => Float64Array.from(rows, (row) => row[axis]! / 100));
    const need = rows.map((row) => row[2]!);
    const cells = divideLand({ x: x!, y: y! }, need);
    const all = cells.reduce((sum, cell) => sum + cell.x.length, 0);
    const needed = need.reduce((sum, one) => sum + one, 0);
    for (const [i, cell] of cells.entries()) {
      const share = (cell.x.length / all / need[i]!) * needed;
      expect(share).toBeGreaterThan(0.85);
      expect(share).toBeLessThan(1.15);
    }
  });
});

describe('points spread over ground', () => {
  it('keep to it and fill it', () => {
    const points = {
      x: Float64Array.from({ length: 200 }, (_, i) => i % 14),
      y: new Float64Array(200),
    };
    for (const [i] of points.y.entries()) points.y[i] = Math.floor(i / 14) ** 2;
    spread(points, new Float64Array(200).fill(1), disc(10, 1000), 20);
    const far = points.x.map((x, i) => Math.hypot(x, points.y[i]!));
    expect(Math.max(...far)).toBeLessThan(11);
    expect(far.filter((distance) => distance < 10 / Math.SQRT2).length / 200).toBeCloseTo(0.5, 1);
  });
});
