import { describe, expect, it } from 'vitest';
import { withoutNoun } from '../../src/extract/kind-nouns.ts';

describe('a name and the noun that says what it is', () => {
  it('leaves out nouns that are no part of the name', () => {
    expect(withoutNoun('Golden Eviction algorithm', 'Method')).toBe('Golden Eviction');
    expect(withoutNoun('Slow-Lane Routing mechanism', 'Method')).toBe('Slow-Lane Routing');
    expect(withoutNoun('layer peeling strategies', 'Method')).toBe('layer peeling');
    expect(withoutNoun('QuillBank dataset', 'Benchmark')).toBe('QuillBank');
    expect(withoutNoun('Meadow dataset', 'Benchmark')).toBe('Meadow');
  });

  it('keeps those that readers keep', () => {
    expect(withoutNoun('Tide Fusion module', 'Method')).toBe('Tide Fusion module');
    expect(withoutNoun('Echo State Network', 'Model')).toBe('Echo State Network');
    expect(withoutNoun('Room Planning method', 'Model')).toBe('Room Planning method');
  });

  it('keeps the noun where nothing that could stand alone is left', () => {
    expect(withoutNoun('greedy algorithm', 'Method')).toBe('greedy algorithm');
    expect(withoutNoun('multi-graph-based method', 'Method')).toBe('multi-graph-based method');
    expect(withoutNoun('Strategy', 'Method')).toBe('Strategy');
    expect(withoutNoun('tide-robust contrastive method', 'Method')).toBe(
      'tide-robust contrastive method',
    );
    expect(withoutNoun('Gull Accelerated scheme', 'Method')).toBe('Gull Accelerated scheme');
    expect(withoutNoun('Gull Feed scheme', 'Method')).toBe('Gull Feed');
    expect(withoutNoun('Gull Objective method', 'Method')).toBe('Gull Objective');
  });
});
