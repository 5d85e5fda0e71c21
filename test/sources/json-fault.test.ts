import { describe, expect, it } from 'vitest';
import { notJson } from '../../src/sources/json-fault.ts';

describe('a text that is not JSON', () => {
  it.each([
    ['{"a": hello}', 7],
    ['{"a": 1, b: 2}', 10],
    ['{"a": 1,}', 9],
    ['{"a" 1}', 6],
    ['{"a": 01}', 8],
    ["{'a': 1}", 2],
    ['{"a": "x\ty"}', 7],
    ['{"a": "\\x"}', 7],
    ['{"a": [1, 2}', 12],
    ['{"a": 1} {', 10],
    ['hello', 1],
    ['{"é😀": no}', 9],
    ['[1, {"a": []}, }', 16],
  ])('%s breaks at column %d', (text, column) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(notJson(text)).toBe(`not JSON (it breaks at column ${column})`);
  });

  it.each(['{"a": ', '{', '[1,', '{"a"', '{"a": 1', '{"a": {"b": []}'])('%s breaks off', (text) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(notJson(`${text}\n`)).toBe('not JSON (it breaks off in the middle)');
  });
});
