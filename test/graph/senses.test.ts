import { describe, expect, it } from 'vitest';
import { assembleGraph } from '../../src/graph/assemble.ts';
import { checkGraph } from '../../src/graph/check.ts';
import { nameSources } from '../../src/graph/name-sources.ts';
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

describe('a coined name that two papers introduce in their abstracts', () => {
  const words = 'Herons fish in shallow lakes, wading slowly among reeds before sunrise';
  const birds = paperOf('a', `${words}. We propose MARSH.`, { year: 2021 });
  const sequel = paperOf('b', `${words}. We improve MARSH.`, { year: 2022 });
  const chips = paperOf('c', 'Compilers place operators upon chips. We propose MARSH.', {
    year: 2023,
  });
  const graphOfMarsh = (name: string, rest: object = {}) =>
    assembleGraph(
      [birds, sequel, chips],
      [birds, sequel, chips].map((paper) =>
        extractionOf(paper, [foundIn(paper, name, { relation: 'introduces', ...rest }, ['MARSH'])]),
      ),
    );

  it('is two things; papers that speak of the same mean one', () => {
    const { relations } = graphOfMarsh('MARSH');
    expect(relations.map(({ from, to }) => [from, to])).toEqual([
      ['a', 'method:marsh'],
      ['b', 'method:marsh'],
      ['c', 'method:marsh~c'],
    ]);
  });

  it('is one where it is plain words or a generic term', () => {
    expect(graphOfMarsh('wet land module').entities).toHaveLength(1);
    expect(graphOfMarsh('MARSH', { scope: 'family' }).entities).toHaveLength(1);
  });
});

describe('a listed name that was known before', () => {
  const old = [2017, 2018, 2018].map((year, i) =>
    paperOf(`${year}.${i}`, 'We train with MoR on rivers.', { year }),
  );
  const listed = { rule: 'lexicon+cue:use' };
  const withLate = (title: string, abstract: string, relation: 'introduces' | 'uses') => {
    const late = paperOf('late', abstract, { title, year: 2024 });
    return assembleGraph(
      [...old, late],
      [
        ...old.map((paper) => extractionOf(paper, [foundIn(paper, 'MoR', listed)])),
        extractionOf(late, [foundIn(late, 'MoR', { ...listed, relation })]),
      ],
    );
  };

  it('is another thing where a later title brings it', () => {
    const { relations } = withLate('MoR: Moles on Roofs', 'Roofs are climbed.', 'introduces');
    expect(relations.map(({ from, to, type }) => [from, to, type])).toContainEqual([
      'late',
      'method:mor~late',
      'INTRODUCES',
    ]);
  });

  it('is another thing where a later paper introduces and writes it out', () => {
    const late = paperOf('late', 'We propose moles on roofs (MoR).', { year: 2024 });
    const rule = 'abbreviation+we-propose';
    const { relations } = assembleGraph(
      [...old, late],
      [
        ...old.map((paper) => extractionOf(paper, [foundIn(paper, 'MoR', listed)])),
        extractionOf(late, [
          foundIn(late, 'MoR', { relation: 'introduces', rule }, ['moles on roofs', 'MoR']),
        ]),
      ],
    );
    expect(relations.map(({ to }) => to)).toContain('method:mor~moles-on-roofs');
  });

  it('is what the first paper brings, though no list was asked for it there', () => {
    const first = paperOf('2016.0', 'Rivers are trained.', { title: 'MoR: A River', year: 2016 });
    const { entities } = assembleGraph(
      [first, ...old],
      [
        extractionOf(first, [
          foundIn(first, 'MoR', { relation: 'introduces', rule: 'title-colon+title-colon' }),
        ]),
        ...old.map((paper) => extractionOf(paper, [foundIn(paper, 'MoR', listed)])),
      ],
    );
    expect(entities.map(({ id, introducedBy }) => [id, introducedBy])).toEqual([
      ['method:mor', ['2016.0']],
    ]);
  });

  it('is used, not introduced, by a later paper that proposes something with it', () => {
    const graph = withLate('Climbing Roofs', 'We propose MoR with a ladder.', 'introduces');
    expect(graph.entities).toHaveLength(1);
    expect(graph.entities[0]!.introducedBy).toEqual([]);
    expect(graph.relations.map(({ from, type, rule }) => [from, type, rule])).toContainEqual([
      'late',
      'USES',
      'lexicon+cue:use+known',
    ]);
  });
});

describe('what lists know of a name', () => {
  const sources = nameSources(
    [{ type: 'Method', name: 'Adar', aliases: ['Adaptive Arithmetic'] }],
    [],
    [],
    [{ name: 'Adar', year: 2015 }],
  );
  const listed = paperOf('p', 'We train with Adar.', { year: 2020 });
  const again = paperOf('q', 'Adar trains it.', { year: 2021 });
  const other = paperOf('r', 'We add an attention-based domain aligned router (ADAR).', {
    year: 2022,
  });
  const early = paperOf('s', 'Villagers sow barley in Adar.', { year: 2009 });
  const tell = (papers: (typeof listed)[]) =>
    assembleGraph(
      papers,
      papers.map((paper) =>
        extractionOf(paper, [
          paper === other
            ? foundIn(paper, 'ADAR', {}, ['attention-based domain aligned router', 'ADAR'])
            : foundIn(paper, 'Adar', { rule: paper === early ? 'test' : 'lexicon+cue:use' }),
        ]),
      ),
      { sources },
    ).relations.map(({ from, to, rule }) => [from, to, rule.split(':').at(-1)]);

  it('parts what is written out otherwise than the list has it', () => {
    expect(tell([listed, again, other])).toEqual([
      ['p', 'method:adar', 'lexicon'],
      ['q', 'method:adar', 'lexicon'],
      ['r', 'method:adar~attention-based-domain-aligned-router', 'long-form'],
    ]);
  });

  it('parts papers that are older than the thing', () => {
    expect(tell([listed, again, early])).toEqual([
      ['p', 'method:adar', 'lexicon'],
      ['q', 'method:adar', 'lexicon'],
      ['s', 'method:adar~before-2015', 'date'],
    ]);
  });

  it('takes a paper of the year before for one whose abstract was revised', () => {
    const revised = paperOf('t', 'The second edition trains with Adar.', { year: 2014 });
    expect(new Set(tell([listed, again, revised]).map(([, to]) => to))).toEqual(
      new Set(['method:adar']),
    );
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
