import { describe, expect, it } from 'vitest';
import { assembleGraph } from '../../src/graph/assemble.ts';
import { checkGraph } from '../../src/graph/check.ts';
import { extractionOf, foundIn, paperOf } from './found.ts';

const TUNNELS = paperOf(
  'a',
  'Moles of the soil dig tunnels by mixture of roots (MoR) in wet earth.',
);
const MORE_TUNNELS = paperOf('b', 'Mixture of Roots (MoR) lets moles dig faster tunnels.');
const ROUTES = paperOf('c', 'We send packets over the network by mixture of routes (MoR).');
const ROUTERS = paperOf('d', 'MoR sends packets over a faster network of routers.');
const SILENT = paperOf('e', 'We also tried MoR.');

const LONG: Record<string, string> = {
  a: 'mixture of roots',
  b: 'Mixture of Roots',
  c: 'mixture of routes',
};

function graphOf(papers: (typeof TUNNELS)[]) {
  const graph = assembleGraph(
    papers,
    papers.map((paper) =>
      extractionOf(paper, [
        foundIn(paper, 'MoR', {}, LONG[paper.id] ? [LONG[paper.id]!, 'MoR'] : ['MoR']),
      ]),
    ),
  );
  expect(checkGraph({ ...graph, communities: [], layout: [] })).toEqual([]);
  return graph;
}

describe('a name that papers write out in two ways', () => {
  const graph = graphOf([TUNNELS, MORE_TUNNELS, ROUTES, ROUTERS, SILENT]);

  it('is two entities, the commonest with the plain id; both say why', () => {
    expect(graph.entities.map(({ id, name, rule }) => [id, name, rule])).toEqual([
      ['method:mor', 'MoR', 'apart:long-form'],
      ['method:mor~mixture-of-routes', 'MoR', 'apart:long-form'],
    ]);
    expect(graph.entities.map(({ aliases }) => aliases)).toEqual([
      ['Mixture of Roots'],
      ['mixture of routes'],
    ]);
  });

  it('is told by the words of the paper where it is not written out, else is the commonest', () => {
    expect(graph.relations.map(({ from, to, rule }) => [from, to, rule])).toEqual([
      ['a', 'method:mor', 'test+sense:long-form'],
      ['b', 'method:mor', 'test+sense:long-form'],
      ['c', 'method:mor~mixture-of-routes', 'test+sense:long-form'],
      ['d', 'method:mor~mixture-of-routes', 'test+sense:context'],
      ['e', 'method:mor', 'test+sense:commonest'],
    ]);
  });

  it('comes out alike for any order of the papers', () => {
    expect(graphOf([SILENT, ROUTERS, ROUTES, MORE_TUNNELS, TUNNELS])).toEqual(graph);
  });
});

it('a name that papers write out in one way, in other words, is one entity', () => {
  const { entities } = graphOf([TUNNELS, MORE_TUNNELS, SILENT]);
  expect(entities).toHaveLength(1);
  expect(entities[0]!.rule).toBeUndefined();
});

describe('a name that a list has, and that a paper writes out as something else', () => {
  const lakes = ['p', 'q'].map((id) => paperOf(id, 'We report results on MoR as others do.'));
  const listed = { type: 'Benchmark', rule: 'lexicon+cue' } as const;
  const graphWith = (type: 'Method' | 'Benchmark') =>
    assembleGraph(
      [...lakes, ROUTES],
      [
        ...lakes.map((paper) => extractionOf(paper, [foundIn(paper, 'MoR', listed)])),
        extractionOf(ROUTES, [foundIn(ROUTES, 'MoR', { type }, ['mixture of routes', 'MoR'])]),
      ],
    );

  it('is two entities, though no paper writes out what the list means', () => {
    const { relations } = graphWith('Method');
    expect(relations.map(({ from, to, rule }) => [from, to, rule])).toEqual([
      ['c', 'method:mor~mixture-of-routes', 'test+sense:long-form'],
      ['p', 'benchmark:mor', 'lexicon+cue+sense:lexicon'],
      ['q', 'benchmark:mor', 'lexicon+cue+sense:lexicon'],
    ]);
  });

  it('is one where the types agree: that may be what the listed name is short for', () => {
    expect(graphWith('Benchmark').entities.map(({ id }) => id)).toEqual(['benchmark:mor']);
  });
});

it('a name in plain words is not short for a longer one that holds it', () => {
  const paper = paperOf('a', 'Model-based digging by moles and digging by moles.');
  const other = paperOf('b', 'We use digging by moles and deep integrated growth.');
  const { entities } = assembleGraph(
    [paper, other],
    [
      extractionOf(paper, [
        foundIn(paper, 'digging', {}, ['Model-based digging', 'digging by moles']),
      ]),
      extractionOf(other, [foundIn(other, 'digging', {}, ['digging', 'deep integrated growth'])]),
    ],
  );
  expect(entities).toHaveLength(1);
});

describe('a name that two papers introduce in their titles', () => {
  const birds = paperOf('2101.1', 'We count water birds on lakes at dawn.', {
    title: 'Heron: Counting Birds on Lakes',
    year: 2021,
  });
  const chips = paperOf('2301.1', 'Our compiler places operators on chips.', {
    title: 'Heron: Placing Operators on Chips',
    year: 2023,
  });
  const earlier = paperOf('2201.1', 'A compiler places operators on chips as Heron would.', {
    year: 2022,
  });
  const later = paperOf('2401.1', 'Our compiler beats Heron in placing operators on chips.', {
    year: 2024,
  });
  const graphOfHerons = (...papers: (typeof birds)[]) =>
    assembleGraph(
      papers,
      papers.map((paper) => {
        const relation = paper.title.startsWith('Heron') ? 'introduces' : 'uses';
        return extractionOf(paper, [foundIn(paper, 'Heron', { relation })]);
      }),
    );

  it('is two entities; a paper that cannot mean the later one means the earlier', () => {
    const { relations, entities } = graphOfHerons(birds, chips, earlier, later);
    expect(relations.map(({ from, to, rule }) => [from, to, rule])).toEqual([
      ['2101.1', 'method:heron', 'test+sense:introduced'],
      ['2201.1', 'method:heron', 'test+sense:commonest'],
      ['2301.1', 'method:heron~2301.1', 'test+sense:introduced'],
      ['2401.1', 'method:heron~2301.1', 'test+sense:context'],
    ]);
    expect(entities.map(({ rule }) => rule)).toEqual([
      'apart:introduced-twice',
      'apart:introduced-twice',
    ]);
  });

  it('is one where the papers share an author or speak of the same', () => {
    const authors = ['Ada Ames'];
    expect(
      graphOfHerons({ ...birds, authors }, { ...chips, authors: ['Ben Bo', 'Ada Ames'] }).entities,
    ).toHaveLength(1);
    const again = { ...birds, id: '2102.1', title: 'Heron: Counting Birds on Lakes, Again' };
    expect(graphOfHerons(birds, again, later).entities).toHaveLength(1);
  });
});

it('a benchmark and a model of one name say that their papers differ', () => {
  const papers = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => paperOf(id, 'Falcon.'));
  const { entities } = assembleGraph(
    papers,
    papers.map((paper, i) =>
      extractionOf(paper, [foundIn(paper, 'Falcon', { type: i < 3 ? 'Benchmark' : 'Model' })]),
    ),
  );
  expect(entities.map(({ rule }) => rule)).toEqual(['apart:type', 'apart:type']);
});
