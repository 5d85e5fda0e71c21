import { expect, it } from 'vitest';
import { canonicalJson } from '../../src/graph/canonical.ts';

it('sorts keys by code unit, at every depth', () => {
  expect(canonicalJson({ b: 1, a: { z: [], Z: null }, ä: true })).toBe(
    '{"a":{"Z":null,"z":[]},"b":1,"ä":true}',
  );
});

it('gives measures fixed decimals and counts none', () => {
  expect(canonicalJson({ confidence: 0.5, x: -1, y: 2.345678, year: 2024, start: 0 })).toBe(
    '{"confidence":0.500,"start":0,"x":-1.00,"y":2.35,"year":2024}',
  );
});

it('knows no negative zero', () => {
  expect(canonicalJson({ x: -0.001, y: -0 })).toBe('{"x":0.00,"y":0.00}');
});

it('leaves out what is undefined', () => {
  expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
});

it('keeps one line one line, for readers that break lines at more than line feeds', () => {
  const text = canonicalJson({ title: 'a\n\u0085\u2028\u2029b' });
  expect(text).toBe('{"title":"a\\n\\u0085\\u2028\\u2029b"}');
  expect(JSON.parse(text)).toEqual({ title: 'a\n\u0085\u2028\u2029b' });
});

it('refuses numbers that JSON does not have', () => {
  expect(() => canonicalJson({ x: Number.NaN })).toThrow('"x"');
});
