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
