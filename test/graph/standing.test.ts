import { expect, test } from 'vitest';
import { standingOf } from '../../src/graph/standing.ts';

test('the degree counts relationships of both directions, two between the same nodes as two', () => {
  expect([...standingOf(4, [0, 0, 1, 0], [1, 2, 0, 1]).degree]).toEqual([4, 3, 1, 0]);
});

test('the rank of a star is its centre high and its points alike, their mean 1', () => {
  // By hand, of n = 4: c = .15 + .85 * 3p and p = .15 + .85 * c / 3.
  const { rank } = standingOf(4, [1, 2, 3], [0, 0, 0]);
  expect([...rank]).toEqual([1.9189, 0.6937, 0.6937, 0.6937]);
});

test('the direction of a relationship does not matter', () => {
  expect(standingOf(3, [0, 1], [1, 2])).toEqual(standingOf(3, [1, 2], [0, 1]));
});

test('what hangs on nothing has a rank too, and the mean stays 1', () => {
  const { rank } = standingOf(5, [0, 1], [1, 2]);
  expect(rank[3]).toBe(rank[4]);
  expect(rank[3]).toBeGreaterThan(0);
  expect(rank.reduce((sum, one) => sum + one) / 5).toBeCloseTo(1, 3);
});

test('in a graph of no relationship all are alike, and in one of nothing there is none', () => {
  expect([...standingOf(3, [], []).rank]).toEqual([1, 1, 1]);
  expect([...standingOf(0, [], []).rank]).toEqual([]);
});
