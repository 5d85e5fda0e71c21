import { describe, expect, it } from 'vitest';
import { calibrated } from '../../src/extract/confidence.ts';

describe('calibrated', () => {
  it('is the share of right claims that was measured with such a confidence', () => {
    expect(calibrated(0.45)).toBeCloseTo(0.389, 1);
    expect(calibrated(0.65)).toBeCloseTo(0.57, 1);
    expect(calibrated(0.85)).toBeCloseTo(0.786, 1);
    expect(calibrated(0.965)).toBeCloseTo(0.942, 1);
  });

  it('keeps the order and both ends', () => {
    const all = Array.from({ length: 101 }, (_, i) => calibrated(i / 100));
    expect(all[0]).toBe(0);
    expect(all[100]).toBe(1);
    expect(all.toSorted((a, b) => a - b)).toEqual(all);
  });
});
