import { describe, expect, it } from 'vitest';
import { evaluatePapers } from '../../src/evaluate/evaluation.ts';
import type { Interval, Rates, ScoredEntity, ScoredPaper } from '../../src/evaluate/scored.ts';
import { madeUp } from './made-up.ts';

const { gold, predicted } = madeUp(120);

describe('intervals', () => {
  const { proper, all } = evaluatePapers(gold, predicted);

  it('hold the figure, and are wider for what there is less of', () => {
    const check = (rates: Rates & { intervals?: Record<keyof Rates, Interval> }) => {
      for (const rate of ['precision', 'recall', 'f1'] as const) {
        const [low, high] = rates.intervals![rate];
        expect(low).toBeLessThanOrEqual(rates[rate]);
        expect(high).toBeGreaterThanOrEqual(rates[rate]);
      }
      return rates.intervals!.f1[1] - rates.intervals!.f1[0];
    };
    const entities = check(all.entities);
    expect(check(all.types.Model!)).toBeGreaterThan(entities);
    expect(check(all.links)).toBeGreaterThan(entities);
    for (const rates of [proper.edges, all.families, all.names, all.relations.uses!]) check(rates);
    const [low, high] = all.relationAccuracyInterval!;
    expect(low).toBeLessThan(all.relationAccuracy!);
    expect(high).toBeGreaterThan(all.relationAccuracy!);
  });

  it('are the same on every run, and are left out for no draws', () => {
    expect(evaluatePapers(gold, predicted).all).toEqual(all);
    expect(evaluatePapers(gold, predicted, { draws: 0 }).all.entities.intervals).toBeUndefined();
  });

  it('of a figure that no draw can change are that figure', () => {
    const { all: perfect } = evaluatePapers(gold, gold as ScoredPaper[]);
    expect(perfect.entities.intervals!.f1).toEqual([1, 1]);
  });
});

const entity = (name: string, rest: Partial<ScoredEntity> = {}): ScoredEntity => ({
  name,
  type: 'Method',
  scope: 'proper',
  relation: 'uses',
  ...rest,
});
const paper = (
  id: string,
  entities: ScoredEntity[],
  links: ScoredPaper['links'] = [],
): ScoredPaper => ({ id, entities, links });

describe('edges', () => {
  it('count entity and relation together, by relation', () => {
    const { all } = evaluatePapers(
      [paper('a', [entity('Heron'), entity('Knot', { relation: 'mentions' }), entity('Ruff')])],
      [paper('a', [entity('Heron'), entity('Knot'), entity('Gull')])],
    );
    expect(all.edges).toMatchObject({ found: 1, wrong: 2, missed: 2 });
    expect(all.relations.uses).toMatchObject({ found: 1, wrong: 2, missed: 1 });
    expect(all.relations.mentions).toMatchObject({ found: 0, wrong: 0, missed: 1 });
  });
});

describe('calibration', () => {
  // Of four claims with .8, three are right: one has the wrong relation.
  const annotated = ['Heron', 'Knot', 'Ruff', 'Snipe'].map((name) => entity(name));
  const claims = annotated.map((one, i) => ({
    ...one,
    confidence: 0.8,
    ...(i === 3 && { relation: 'mentions' }),
  }));
  const { calibration } = evaluatePapers(
    [paper('a', annotated, [{ head: 'Heron', rel: 'extends', tail: 'Knot' }])],
    [
      paper(
        'a',
        [...claims, entity('Gull', { confidence: 0.25 })],
        [{ head: 'Heron', rel: 'extends', tail: 'Knot', confidence: 1 }],
      ),
    ],
  );

  it('takes a claim for right when entity and relation are', () => {
    expect(calibration!.all.rows).toEqual([
      { from: 0.2, to: 0.3, claims: 1, confidence: 0.25, right: 0 },
      { from: 0.8, to: 0.9, claims: 4, confidence: 0.8, right: 0.75 },
    ]);
    expect(calibration!.all).toMatchObject({ claims: 5, right: 0.6 });
  });

  it('has the expected error: the distances weighed by claims', () => {
    expect(calibration!.all.ece).toBeCloseTo((4 / 5) * 0.05 + (1 / 5) * 0.25);
  });

  it('is told by the relation that was predicted, and for links', () => {
    expect(calibration!.relations.uses).toMatchObject({ claims: 4, right: 0.75 });
    expect(calibration!.relations.mentions).toMatchObject({ claims: 1, right: 0 });
    expect(calibration!.links).toMatchObject({ claims: 1, right: 1, ece: 0 });
  });

  it('is not there where predictions say no confidence, nor is the curve', () => {
    const none = evaluatePapers([paper('a', annotated)], [paper('a', annotated)]);
    expect(none.calibration).toBeUndefined();
    expect(none.curve).toBeUndefined();
  });
});

it('the curve has precision and recall for each threshold at which something changes', () => {
  const { curve } = evaluatePapers(
    [paper('a', [entity('Heron'), entity('Knot', { scope: 'family', relation: 'mentions' })])],
    [
      paper('a', [
        entity('Heron', { confidence: 0.9 }),
        entity('Knot', { confidence: 0.5 }),
        entity('Gull', { confidence: 0.3 }),
      ]),
    ],
  );
  const at = curve!.map(({ least, proper, all, edges }) => [
    least,
    [proper.found, proper.wrong, proper.missed],
    [all.found, all.wrong, all.missed],
    [edges.found, edges.wrong, edges.missed],
  ]);
  expect(at).toEqual([
    [0, [1, 1, 0], [2, 1, 0], [1, 2, 1]],
    [0.35, [1, 0, 0], [2, 0, 0], [1, 1, 1]],
    [0.55, [1, 0, 0], [1, 0, 1], [1, 0, 1]],
    [0.95, [0, 0, 1], [0, 0, 2], [0, 0, 2]],
  ]);
});
