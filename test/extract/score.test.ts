import { describe, expect, it } from 'vitest';
import { foldSurface, type ScoredPaper, scorePapers } from '../../src/extract/score.ts';

const gold: ScoredPaper[] = [
  {
    id: 'a',
    entities: [
      {
        name: 'TidePool',
        type: 'Method',
        scope: 'proper',
        relation: 'introduces',
        mentions: ['TidePool'],
      },
      {
        name: 'SandQA',
        type: 'Benchmark',
        scope: 'proper',
        relation: 'evaluates_on',
        mentions: ['SandQA'],
      },
      {
        name: 'Tidal Network',
        type: 'Model',
        scope: 'family',
        relation: 'uses',
        mentions: ['tidal networks'],
      },
      {
        name: 'FooLM 7B',
        type: 'Model',
        scope: 'proper',
        relation: 'uses',
        mentions: ['FooLM-7B'],
        family_of: 'FooLM',
      },
    ],
    links: [
      { head: 'TidePool', rel: 'extends', tail: 'Tidal Network' },
      { head: 'TidePool', rel: 'applied_to', tail: 'FooLM 7B' },
    ],
  },
  {
    id: 2,
    entities: [
      {
        name: 'SandQA',
        type: 'Benchmark',
        scope: 'proper',
        relation: 'uses',
        mentions: ['Sand-QA'],
      },
    ],
  },
];

const predicted: ScoredPaper[] = [
  {
    id: 'a',
    entities: [
      { name: 'Tide$_{Pool}$', type: 'Method', scope: 'proper', relation: 'introduces' },
      {
        name: 'Sand Questions',
        type: 'Benchmark',
        scope: 'proper',
        relation: 'uses',
        mentions: [{ text: 'SandQA' }],
      },
      { name: 'tidal network', type: 'Model', scope: 'proper', relation: 'uses' },
      {
        name: 'FooLM-7B',
        type: 'Model',
        scope: 'proper',
        relation: 'compares_with',
        familyOf: 'foolm',
      },
      { name: 'TidePool', type: 'Model', scope: 'proper', relation: 'uses' },
    ],
    links: [
      { head: 'Tide$_{Pool}$', rel: 'extends', tail: 'tidal network' },
      { head: 'FooLM-7B', rel: 'extends', tail: 'tidal network' },
    ],
  },
  { id: '2', entities: [{ name: 'SandQA', type: 'Benchmark', scope: 'proper', relation: 'uses' }] },
];

/** Figures worked out by hand from the two papers above. */
describe('scorePapers', () => {
  it('counts proper names; a match of the other scope counts neither way', () => {
    const score = scorePapers(gold, predicted, 'proper');
    expect(score.entities).toMatchObject({
      found: 4,
      wrong: 1,
      missed: 0,
      precision: 0.8,
      recall: 1,
    });
    expect(score.relationAccuracy).toBe(0.5);
    expect(score.types.Model).toMatchObject({ precision: 0.5, recall: 1 });
  });

  it('counts all names, links, families and names across papers', () => {
    const score = scorePapers(gold, predicted, 'all');
    expect(score.entities).toMatchObject({ found: 5, wrong: 1, missed: 0 });
    expect(score.relationAccuracy).toBe(0.6);
    expect(score.links).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 });
    expect(score.families).toEqual({ precision: 1, recall: 1, f1: 1 });
    // one of two SandQA went under another name: recall (3 + 2 * .5) / 5
    expect(score.names.precision).toBeCloseTo(1);
    expect(score.names.recall).toBeCloseTo(0.8);
  });

  it('takes a paper without a prediction as empty', () => {
    const score = scorePapers(gold, [], 'all');
    expect(score.entities).toMatchObject({ found: 0, wrong: 0, missed: 5, f1: 0 });
    expect(score.relationAccuracy).toBeUndefined();
  });

  it('folds LaTeX, accents, case, marks and a plural s', () => {
    expect(['H$_2$O', 'H_2O', 'h2o'].map(foldSurface)).toEqual(['h2o', 'h2o', 'h2o']);
    expect(foldSurface('Tidal Nétworks')).toBe('tidalnetwork');
    expect(foldSurface('Loss')).toBe('loss');
  });
});
