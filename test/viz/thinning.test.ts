import { describe, expect, it } from 'vitest';
import type { Atlas } from '../../viz/src/data/atlas.ts';
import { entityRadius, growth } from '../../viz/src/map/sign-size.ts';
import { stepAt, Thinning } from '../../viz/src/map/thinning.ts';

const [PAPER, METHOD, MODEL] = [0, 1, 2];

/** Nodes as [type, papers, x, y]. */
function atlasOf(nodes: [type: number, weight: number, x: number, y: number][]): Atlas {
  const column = (at: 0 | 1 | 2 | 3) => Float64Array.from(nodes, (node) => node[at]);
  const [type, weight, x, y] = [column(0), column(1), column(2), column(3)];
  return { size: nodes.length, type, weight, x, y } as unknown as Atlas;
}

const drawnOf = (thinning: Thinning, size: number, step: number) =>
  [...Array(size).keys()].filter((node) => thinning.isDrawn(node, step));

describe('what is drawn from afar', () => {
  it('is the heavier of two that would lie upon each other, and both once they are apart', () => {
    const thinning = new Thinning(
      atlasOf([
        [METHOD, 40, 0, 0],
        [MODEL, 50, 10, 0],
        [METHOD, 9, 100, 0],
      ]),
    );
    thinning.begin({ pixels: 1, shrink: 1 }, undefined);
    expect(drawnOf(thinning, 3, 0)).toEqual([1, 2]);
    // Sixteen times as near: 160 pixels between signs of at most twice their size.
    expect(drawnOf(thinning, 3, stepAt(16))).toEqual([0, 1, 2]);
  });

  it('looks at what the filters leave alone', () => {
    const atlas = atlasOf([
      [METHOD, 40, 0, 0],
      [MODEL, 50, 10, 0],
    ]);
    const thinning = new Thinning(atlas);
    thinning.begin({ pixels: 1, shrink: 1 }, [1, 0]);
    expect(drawnOf(thinning, 2, 0)).toEqual([0]);
  });

  it('lets as many of each type be seen, more with each step, and shares their room where one type is left', () => {
    const nodes = Array.from({ length: 1000 }, (_, i): [number, number, number, number] => [
      i % 2 ? METHOD : MODEL,
      1000 - i,
      (i % 40) * 100,
      Math.floor(i / 40) * 100,
    ]);
    const thinning = new Thinning(atlasOf(nodes));
    thinning.begin({ pixels: 1, shrink: 1 }, undefined);
    expect(drawnOf(thinning, 1000, 0)).toHaveLength(180);
    expect(drawnOf(thinning, 1000, 1)).toHaveLength(360);
    expect(drawnOf(thinning, 1000, 0).filter((node) => node % 2)).toHaveLength(90);
    thinning.begin(
      { pixels: 1, shrink: 1 },
      nodes.map(([type]) => Number(type === METHOD)),
    );
    expect(drawnOf(thinning, 1000, 0)).toHaveLength(180);
  });

  it('keeps signs apart at every step, and what was drawn stays', () => {
    // A crowd on a spiral, dense in its middle.
    const nodes = Array.from({ length: 600 }, (_, i): [number, number, number, number] => [
      i % 3 === 0 ? PAPER : i % 3 === 1 ? METHOD : MODEL,
      1 + ((i * 37) % 60),
      i * 0.3 * Math.cos(i * 2.4),
      i * 0.3 * Math.sin(i * 2.4),
    ]);
    const thinning = new Thinning(atlasOf(nodes), Number.POSITIVE_INFINITY);
    const scale = { pixels: 1.5, shrink: 0.8 };
    thinning.begin(scale, undefined);
    let before: number[] = [];
    let touching = 0;
    for (let step = 0; step < 8; step++) {
      const zoom = 2 ** (step / 2);
      const drawn = drawnOf(thinning, 600, step).filter((node) => nodes[node]![0] !== PAPER);
      expect(before.every((node) => drawn.includes(node))).toBe(true);
      expect(drawn.length).toBeGreaterThan(before.length - 1);
      for (const [i, a] of drawn.entries()) {
        for (const b of drawn.slice(i + 1)) {
          const [, w1, x1, y1] = nodes[a]!;
          const [, w2, x2, y2] = nodes[b]!;
          const apart = Math.hypot(x1 - x2, y1 - y2) * scale.pixels * zoom;
          const signs = (entityRadius(w1) + entityRadius(w2)) * scale.shrink * growth(zoom);
          if (apart <= signs) touching++;
        }
      }
      before = drawn;
    }
    expect(touching).toBe(0);
    expect(before.length).toBeGreaterThan(350);
  });

  it('goes through the heaviest alone where there are too many', () => {
    const nodes: [number, number, number, number][] = [
      [METHOD, 40, 0, 0],
      [METHOD, 30, 1, 0],
      [METHOD, 1, 2, 0],
    ];
    const thinning = new Thinning(atlasOf(nodes), Number.POSITIVE_INFINITY, 2);
    thinning.begin({ pixels: 1, shrink: 1 }, undefined);
    expect(drawnOf(thinning, 3, 0)).toEqual([0, 2]);
  });
});
