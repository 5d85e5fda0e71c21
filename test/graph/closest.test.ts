import { expect, it } from 'vitest';
import { editDistance } from '../../src/graph/closest.ts';

it.each([
  ['galore', 'galore', 0],
  ['galroe', 'galore', 1],
  ['galor', 'galore', 1],
  ['gallore', 'galore', 1],
  ['gapore', 'galore', 1],
  ['aglroe', 'galore', 2],
  ['', 'ab', 2],
])('from %s to %s it is %i letters', (a, b, distance) => {
  expect(editDistance(a, b, 5)).toBe(distance);
  expect(editDistance(b, a, 5)).toBe(distance);
});

it('stops counting beyond the limit', () => {
  expect(editDistance('transformer', 'mamba', 2)).toBe(3);
  expect(editDistance('abcdef', 'uvwxyz', 2)).toBe(3);
});
