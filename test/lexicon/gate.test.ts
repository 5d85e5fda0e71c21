import { describe, expect, test } from 'vitest';
import { GateContext, parseGate } from '../../src/lexicon/gate.ts';

function passes(column: string, text: string): boolean {
  const gate = parseGate(column);
  if (gate === undefined || typeof gate === 'string') throw new Error(`no gate: ${gate}`);
  return new GateContext(text).passes(gate);
}

describe('a gate', () => {
  test.each<[string, string, boolean]>([
    ['+eviction|kv cache', 'H2O keeps a KV-cache small', true],
    ['+eviction|kv cache', 'H2O is wet', false],
    // Whole words, unless a star says how the word begins.
    ['+mask', 'unmasking', false],
    ['+segment*', 'Segmentation by clicks', true],
    ['-water', 'Where water boils', false],
    ['-water', 'A cache policy', true],
    ['+cache -water', 'A cache under water', false],
  ])('%s on "%s"', (gate, text, expected) => {
    expect(passes(gate, text)).toBe(expected);
  });
});
