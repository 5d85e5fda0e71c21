import { describe, expect, it } from 'vitest';
import { FormCollector, Forms } from '../../src/extract/forms.ts';

function collect(pairs: [string, string, number][]): FormCollector {
  const collector = new FormCollector();
  for (const [short, long, papers] of pairs) {
    for (let i = 0; i < papers; i++) collector.add(short, long);
  }
  return collector;
}

describe('FormCollector', () => {
  it('keeps an abbreviation that nearly always means one thing', () => {
    const forms = collect([
      ['FSC', 'folded state caching', 4],
      ['FSCs', 'Folded State Cachings', 1],
      ['FSC', 'fast sand counting', 1],
    ]).forms();
    expect(forms).toEqual([{ short: 'FSC', long: 'folded state caching', papers: 5 }]);
  });

  it('keeps none that means several things, or stands in few papers', () => {
    expect(
      collect([
        ['DP', 'dune planning', 5],
        ['DP', 'deep ponds', 5],
      ]).forms(),
    ).toEqual([]);
    expect(collect([['FSC', 'folded state caching', 2]]).forms()).toEqual([]);
  });

  it('does not depend on the order of the papers', () => {
    const pairs: [string, string, number][] = [
      ['FSC', 'folded-state caching', 3],
      ['FSC', 'folded state caching', 3],
      ['TN', 'tidal net', 3],
    ];
    expect(collect(pairs).forms()).toEqual(collect(pairs.toReversed()).forms());
  });
});

describe('Forms', () => {
  it('leads from either form to the other, the first pair first', () => {
    const forms = new Forms([
      { short: 'FSC', long: 'folded state caching' },
      { short: 'FSC', long: 'fast sand counting' },
    ]);
    expect(forms.longOf('FSCs')).toBe('folded state caching');
    expect(forms.shortOf('Folded-State Caching')).toBe('FSC');
    expect(forms.longOf('TN')).toBeUndefined();
  });
});
