import { expect, it } from 'vitest';
import { evaluatePapers } from '../../src/evaluate/evaluation.ts';
import type { ScoredEntity, ScoredPaper } from '../../src/evaluate/scored.ts';

const entity = (name: string, rest: Partial<ScoredEntity> = {}): ScoredEntity => ({
  name,
  type: 'Method',
  scope: 'proper',
  relation: 'uses',
  ...rest,
});

type Links = NonNullable<ScoredPaper['links']>;

/** Causes with what is said of each error, of one paper. */
function causes(gold: ScoredEntity[], guess: ScoredEntity[], links: [Links, Links] = [[], []]) {
  const { errors } = evaluatePapers(
    [{ id: 'a', entities: gold, links: links[0] }],
    [{ id: 'a', entities: guess, links: links[1] }],
    { draws: 0, errors: { seen: new Set(['heron', 'gull']) } },
  );
  return errors!.causes.map(({ cause, examples }) => [
    cause,
    ...examples.map(({ gold: is, guess: said }) => [is, said]),
  ]);
}

const told = (name: string, rest = 'Method, proper, uses') => `${name} (${rest})`;

it.each<[string, ScoredEntity[], ScoredEntity[], (string | undefined)[][]]>([
  ['missed, seen', [entity('Heron')], [], [[told('Heron'), undefined]]],
  ['missed, unseen', [entity('Knot')], [], [[told('Knot'), undefined]]],
  [
    'missed, unseen, introduced by the paper',
    [entity('Knot', { relation: 'introduces' })],
    [],
    [[told('Knot', 'Method, proper, introduces'), undefined]],
  ],
  ['spurious, seen', [], [entity('Gull')], [[undefined, told('Gull')]]],
  ['spurious, unseen', [], [entity('Ruff')], [[undefined, told('Ruff')]]],
  [
    'wrong type',
    [entity('Heron')],
    [entity('Heron', { type: 'Model' })],
    [[told('Heron'), told('Heron', 'Model, proper, uses')]],
  ],
  [
    'wrong boundary',
    [entity('Grey Heron Net')],
    [entity('Heron Net')],
    [[told('Grey Heron Net'), told('Heron Net')]],
  ],
  [
    'wrong scope',
    [entity('Heron')],
    [entity('Heron', { scope: 'family' })],
    [[told('Heron'), told('Heron', 'Method, family, uses')]],
  ],
  [
    'wrong relation',
    [entity('Heron')],
    [entity('Heron', { relation: 'mentions' })],
    [[told('Heron'), told('Heron', 'Method, proper, mentions')]],
  ],
  [
    'merged with another',
    [entity('Heron'), entity('Egret')],
    [entity('Heron', { mentions: ['Egret'] })],
    [[told('Egret'), undefined]],
  ],
  [
    'split in two',
    [entity('Heron', { mentions: ['Egret'] })],
    [entity('Heron'), entity('Egret')],
    [[undefined, told('Egret')]],
  ],
  [
    'family missed',
    [entity('Heron 7B', { family_of: 'Heron' })],
    [entity('Heron 7B')],
    [['Heron 7B: Heron', undefined]],
  ],
  [
    'family spurious or wrong',
    [entity('Heron 7B', { family_of: 'Heron' })],
    [entity('Heron 7B', { familyOf: 'Gull' })],
    [['Heron 7B: Heron', 'Gull']],
  ],
])('%s', (cause, gold, guess, examples) => {
  expect(causes(gold, guess)).toEqual([[cause, ...examples]]);
});

it('of links: missed, the wrong relation, the wrong way round, spurious', () => {
  const birds = ['Heron', 'Egret', 'Knot', 'Ruff'].map((name) => entity(name));
  const link = (head: string, rel: string, tail: string) => ({ head, rel, tail });
  expect(
    causes(birds, birds, [
      [
        link('Heron', 'extends', 'Egret'),
        link('Egret', 'outperforms', 'Knot'),
        link('Knot', 'part_of', 'Ruff'),
      ],
      [
        link('Heron', 'outperforms', 'Egret'),
        link('Knot', 'outperforms', 'Egret'),
        link('Ruff', 'extends', 'Heron'),
      ],
    ]),
  ).toEqual([
    ['link missed', ['Knot part_of Ruff', undefined]],
    ['link with the wrong relation', ['Heron extends Egret', 'Heron outperforms Egret']],
    ['link the wrong way round', ['Egret outperforms Knot', 'Knot outperforms Egret']],
    ['link spurious', [undefined, 'Ruff extends Heron']],
  ]);
});

it('the most frequent confusions come first, at most ten', () => {
  const relations = ['introduces', 'evaluates_on', 'compares_with', 'mentions'];
  const gold = Array.from({ length: 30 }, (_, i) => entity(`Bird${i}`));
  const guess = gold.map((one, i) => ({
    ...one,
    ...(i < 12 && { type: 'Model' as const }),
    ...(i >= 12 && i < 20 && { relation: relations[i % 4]! }),
    ...(i >= 20 && i < 25 && { scope: 'family' as const }),
  }));
  const { errors } = evaluatePapers([{ id: 1, entities: gold }], [{ id: 1, entities: guess }], {
    draws: 0,
    errors: { seen: new Set() },
  });
  expect(errors!.confusions.map((one) => [one.what, one.gold, one.guess, one.count])).toEqual([
    ['type', 'Method', 'Model', 12],
    ['scope', 'proper', 'family', 5],
    ['relation', 'uses', 'compares_with', 2],
    ['relation', 'uses', 'evaluates_on', 2],
    ['relation', 'uses', 'introduces', 2],
    ['relation', 'uses', 'mentions', 2],
  ]);
});

it('errors and matches add up: nothing is counted twice', () => {
  const gold = [entity('Heron'), entity('Knot'), entity('Grey Ruff'), entity('Snipe')];
  const guess = [
    entity('Heron'),
    entity('Knot', { type: 'Model' }),
    entity('Ruff'),
    entity('Gull'),
  ];
  const { all, errors } = evaluatePapers(
    [{ id: 1, entities: gold }],
    [{ id: 1, entities: guess }],
    { draws: 0, errors: { seen: new Set() } },
  );
  const count = (...names: string[]) =>
    errors!.causes
      .filter(({ cause }) => names.some((name) => cause.startsWith(name)))
      .reduce((sum, group) => sum + group.count, 0);
  expect(all.entities.missed).toBe(count('missed', 'merged', 'wrong type', 'wrong boundary'));
  expect(all.entities.wrong).toBe(count('spurious', 'split', 'wrong type', 'wrong boundary'));
});
