import { describe, expect, it } from 'vitest';
import type { MapRegion } from '../../src/server/wire.ts';
import { assignHues, channels, HUES, mix, STONE } from '../../viz/src/theme/regions.ts';

const regions = (count: number): MapRegion[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `community:name-${i}`,
    label: `Name ${i}`,
    names: [],
    size: 100 - i,
    x: (i % 5) * 10,
    y: i,
    land: [],
  }));

function luminance(hex: string): number {
  const [r, g, b] = channels(hex).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe('region colours', () => {
  it('are twelve different ones; all further regions are stone', () => {
    const hues = assignHues(regions(20));
    expect(new Set(hues.slice(0, 12)).size).toBe(12);
    expect(hues.slice(12)).toEqual(Array(8).fill(STONE));
  });

  it('stay with a region whose name asks first, whatever else is there', () => {
    const [first] = assignHues(regions(1));
    expect(assignHues(regions(12))[0]).toBe(first);
  });

  it('stand out from the ground in both themes', () => {
    for (const { light, dark } of [...HUES, STONE]) {
      expect(contrast(light, '#FAF9F6')).toBeGreaterThan(3);
      expect(contrast(dark, '#16181D')).toBeGreaterThan(3);
    }
  });

  it('read well as names, mixed with ink', () => {
    for (const { light, dark } of [...HUES, STONE]) {
      expect(contrast(mix(light, '#1F2328', 0.38), '#FAF9F6')).toBeGreaterThan(4.5);
      expect(contrast(mix(dark, '#E9E7E2', 0.35), '#16181D')).toBeGreaterThan(4.5);
    }
  });
});
