import { describe, expect, it } from 'vitest';
import { scorePapers } from '../../src/evaluate/score.ts';
import type { ScoredPaper } from '../../src/evaluate/scored.ts';
import { foldSurface } from '../../src/evaluate/surfaces.ts';
import { madeUp } from './made-up.ts';

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
    expect(score.links).toMatchObject({ precision: 0.5, recall: 0.5, f1: 0.5 });
    expect(score.families).toMatchObject({ precision: 1, recall: 1, f1: 1 });
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

/** What the reference scorer says of the same papers, to three decimals; it prints no more. */
describe('on 300 made-up papers, the figures of the reference scorer:', () => {
  const { gold: annotated, predicted: guessed } = madeUp(300);
  const three = (value: number | undefined) => Number(value!.toFixed(3));
  const figures = (scope: 'proper' | 'all') => {
    const score = scorePapers(annotated, guessed, scope);
    const { entities, links, families, names, types } = score;
    return {
      entities: [entities.precision, entities.recall, entities.f1].map(three),
      counts: [entities.found, entities.wrong, entities.missed],
      relation: three(score.relationAccuracy),
      links: [links.precision, links.recall, links.f1].map(three),
      families: three(families.f1),
      names: three(names.f1),
      types: Object.values(types).map(({ f1 }) => three(f1)),
    };
  };

  it('proper', () => {
    expect(figures('proper')).toEqual({
      entities: [0.728, 0.749, 0.738],
      counts: [454, 170, 152],
      relation: 0.83,
      links: [0.674, 0.685, 0.679],
      families: 0.465,
      names: 0.865,
      // Method, Model, Benchmark
      types: [0.743, 0.741, 0.731],
    });
  });

  it('all', () => {
    expect(figures('all')).toEqual({
      entities: [0.77, 0.758, 0.764],
      counts: [652, 195, 208],
      relation: 0.814,
      links: [0.674, 0.685, 0.679],
      families: 0.465,
      names: 0.865,
      types: [0.757, 0.772, 0.762],
    });
  });
});
