import { describe, expect, it } from 'vitest';
import { assembleGraph } from '../../../src/graph/assemble.ts';
import { canonicalJson } from '../../../src/graph/canonical.ts';
import { checkGraph } from '../../../src/graph/check.ts';
import { OverridesError } from '../../../src/graph/overrides/override.ts';
import { OVERRIDES_HEADER, parseOverrides } from '../../../src/graph/overrides/parse.ts';
import { overridesHash } from '../../../src/graph/overrides/read.ts';
import { extractionOf, foundIn, linkIn, paperOf } from '../found.ts';

const P1 = paperOf('2401.00001', 'We propose Harbor, which extends Mole and is tested on QuayQA.', {
  year: 2023,
});
const P2 = paperOf('2401.00002', 'Harbour and Mole are run on QuayQA.', { year: 2024 });
const P3 = paperOf('2401.00003', 'Mole digs tunnels below a Mole Rat model, Heron 7B.', {
  year: 2025,
});
const PAPERS = [P1, P2, P3];
const EXTRACTIONS = [
  extractionOf(
    P1,
    [
      foundIn(P1, 'Harbor', { relation: 'introduces' }),
      foundIn(P1, 'Mole'),
      foundIn(P1, 'QuayQA', { type: 'Benchmark', relation: 'evaluates_on' }),
    ],
    [linkIn(P1, 'Harbor', 'extends', 'Mole')],
  ),
  extractionOf(
    P2,
    [
      foundIn(P2, 'Harbour'),
      foundIn(P2, 'Mole', { relation: 'compares_with' }),
      foundIn(P2, 'QuayQA', { type: 'Benchmark', relation: 'evaluates_on' }),
    ],
    [linkIn(P2, 'Harbour', 'extends', 'Mole')],
  ),
  extractionOf(P3, [
    foundIn(P3, 'Mole', {}, ['Mole digs', 'Mole Rat']),
    foundIn(P3, 'Heron 7B', { type: 'Model', familyOf: 'Heron', parameters: 7e9 }),
  ]),
];

const read = (lines: string[]) =>
  parseOverrides(new TextEncoder().encode([OVERRIDES_HEADER, ...lines].join('\n')), 'fix.tsv');

/** The graph with these corrections; it has to be sound. */
function corrected(lines: string[], papers = PAPERS, extractions = EXTRACTIONS) {
  const overrides = { file: 'fix.tsv', lines: read(lines) };
  const { overrides: applied, ...graph } = assembleGraph(papers, extractions, { overrides });
  expect(checkGraph({ ...graph, communities: [], layout: [] })).toEqual([]);
  return { ...graph, ...applied! };
}

const ids = ({ entities }: { entities: { id: string }[] }) => entities.map(({ id }) => id);
const edges = ({ relations }: { relations: { from: string; type: string; to: string }[] }) =>
  relations.map(({ from, type, to }) => `${from} ${type} ${to}`);
const notes = (lines: string[]) =>
  corrected(lines).notes.map(({ line, message }) => `${line}: ${message}`);

it('nothing corrected is the graph as it was', () => {
  const { acted, notes: none, ...graph } = corrected([]);
  expect({ acted, none }).toEqual({ acted: 0, none: [] });
  expect(graph).toEqual(assembleGraph(PAPERS, EXTRACTIONS));
});

describe('same', () => {
  it('merges two entities and all their edges; the first name stays', () => {
    const graph = corrected(['same\tHarbor\tHarbour']);
    expect(ids(graph)).not.toContain('method:harbour');
    expect(edges(graph)).toContain('2401.00002 USES method:harbor');
    expect(graph.entities.find(({ id }) => id === 'method:harbor')).toMatchObject({
      name: 'Harbor',
      aliases: ['Harbour'],
      firstSeen: '2023',
      introducedBy: ['2401.00001'],
      overrides: [{ action: 'same', name: 'Harbor', value: 'Harbour' }],
    });
  });

  it('joins the evidence of links that were two', () => {
    const links = corrected(['same\tHarbor\tHarbour']).relations.filter(
      ({ type }) => type === 'EXTENDS',
    );
    expect(links).toMatchObject([
      { from: 'method:harbor', evidence: [{ paper: '2401.00001' }, { paper: '2401.00002' }] },
    ]);
  });

  it('is seen in the rule of the edges that it moved, and in the reason of the spelling', () => {
    const graph = corrected(['same\tHarbor\tHarbour']);
    const rules = graph.relations.filter(({ to }) => to === 'method:harbor').map((r) => r.rule);
    expect(rules).toEqual(['test', 'test+override:same']);
    const { spellings } = graph.entities.find(({ id }) => id === 'method:harbor')!;
    expect(spellings!.map(({ text, by }) => [text, by])).toEqual([
      ['Harbor', ['name']],
      ['Harbour', ['override']],
    ]);
  });

  it('goes all the way in a chain, whichever line comes first', () => {
    const chain = ['same\tHarbour\tMole', 'same\tHarbor\tHarbour'];
    expect(ids(corrected(chain))).toEqual([
      'benchmark:quayqa',
      'method:harbor',
      'model:heron',
      'model:heron-7b',
    ]);
    expect(corrected(chain.toReversed()).entities).toEqual(corrected(chain).entities);
  });

  it('merges things of two types under the type of the name that stays', () => {
    expect(ids(corrected(['same\tHeron 7B\tMole']))).not.toContain('method:mole');
  });
});

describe('different', () => {
  it('in some papers: there the name means something else, which has a name of its own', () => {
    const graph = corrected(['different\tMole\tMole (animal)\t2401.00003']);
    expect(edges(graph)).toContain('2401.00003 USES method:mole-animal');
    expect(edges(graph)).toContain('2401.00001 USES method:mole');
    expect(graph.entities.find(({ id }) => id === 'method:mole-animal')).toMatchObject({
      name: 'Mole (animal)',
      firstSeen: '2025',
      rule: 'apart:override',
    });
  });

  it('may keep the name: the ids tell the two apart', () => {
    const graph = corrected(['different\tMole\tMole\tarXiv:2401.00003v2']);
    expect(ids(graph).filter((id) => id.includes('mole'))).toEqual([
      'method:mole',
      'method:mole~apart',
    ]);
  });

  it('gives the papers to another entity where one has that name', () => {
    const graph = corrected(['different\tMole\tHarbor\t2401.00003']);
    expect(edges(graph)).toContain('2401.00003 USES method:harbor');
    expect(graph.entities.find(({ id }) => id === 'method:harbor')!.name).toBe('Harbor');
  });

  it('by name: what is written so stands apart, also within a paper that writes both', () => {
    const graph = corrected(['different\tMole\tMole Rat']);
    const rat = graph.relations.find(({ to }) => to === 'method:mole-rat');
    expect(rat).toMatchObject({
      from: '2401.00003',
      mentions: [{ text: 'Mole Rat' }],
      rule: 'test+override:different',
    });
    expect(edges(graph)).toContain('2401.00003 USES method:mole');
  });

  it('makes a name that other lines can speak of', () => {
    const graph = corrected([
      'retype\tMole Rat\tModel',
      'different\tMole\tMole Rat',
      'rename\tMole Rat\tNaked Mole Rat',
    ]);
    expect(ids(graph)).toContain('model:naked-mole-rat');
  });
});

describe('rename', () => {
  it('shows a name as it is told to, and the id follows', () => {
    const graph = corrected(['rename\tQuayQA\tQuay Questions']);
    expect(graph.entities[0]).toMatchObject({
      id: 'benchmark:quay-questions',
      name: 'Quay Questions',
      aliases: ['QuayQA'],
    });
  });

  it('of a family moves the variants with it', () => {
    expect(edges(corrected(['rename\tHeron\tGrey Heron']))).toContain(
      'model:heron-7b VARIANT_OF model:grey-heron',
    );
  });

  it('to a name that is there joins the two, and says so', () => {
    const graph = corrected(['rename\tHarbour\tHarbor']);
    expect(ids(graph)).not.toContain('method:harbour');
    expect(graph.notes).toEqual([
      { line: 2, message: 'A method called Harbor is there already: the two are one now.' },
    ]);
  });

  it('swaps two names', () => {
    const graph = corrected(['rename\tHarbor\tMole', 'rename\tMole\tHarbor']);
    expect(edges(graph)).toContain('2401.00001 INTRODUCES method:mole');
    expect(edges(graph)).toContain('2401.00003 USES method:harbor');
  });
});

describe('retype', () => {
  it('makes one thing of another type, and its relations fit the type', () => {
    const graph = corrected(['retype\tQuayQA\tModel']);
    expect(ids(graph)).toContain('model:quayqa');
    expect(edges(graph)).toContain('2401.00001 USES model:quayqa');
  });

  it('in some papers makes two things', () => {
    const graph = corrected(['retype\tMole\tModel\t2401.00003']);
    expect(edges(graph)).toContain('2401.00003 USES model:mole');
    expect(edges(graph)).toContain('2401.00002 COMPARES_WITH method:mole');
  });

  it('in a paper goes before the type that it is given everywhere', () => {
    const graph = corrected(['retype\tMole\tBenchmark', 'retype\tMole\tModel\t2401.00003']);
    expect(ids(graph).filter((id) => id.endsWith(':mole'))).toEqual([
      'benchmark:mole',
      'model:mole',
    ]);
  });
});

describe('drop', () => {
  it('takes an entity out with all its edges', () => {
    const graph = corrected(['drop\tMole']);
    expect(ids(graph)).toEqual([
      'benchmark:quayqa',
      'method:harbor',
      'method:harbour',
      'model:heron',
      'model:heron-7b',
    ]);
    expect(edges(graph).filter((edge) => edge.includes('mole'))).toEqual([]);
  });

  it('in some papers leaves the others', () => {
    const graph = corrected(['drop\tMole\t\t2401.00001|2401.00002']);
    expect(edges(graph).filter((edge) => edge.endsWith('method:mole'))).toEqual([
      '2401.00003 USES method:mole',
    ]);
  });

  it('of a family that only its variants name is for good', () => {
    const graph = corrected(['drop\tHeron']);
    expect(ids(graph)).not.toContain('model:heron');
    expect(ids(graph)).toContain('model:heron-7b');
  });
});

describe('relate', () => {
  it('changes what some papers do with an entity, and the edge says so', () => {
    const graph = corrected(['relate\tMole\tUSES\t2401.00002']);
    expect(edges(graph)).toContain('2401.00002 USES method:mole');
    expect(edges(graph)).not.toContain('2401.00002 COMPARES_WITH method:mole');
    const edge = graph.relations.find(({ from, to }) => from === P2.id && to === 'method:mole');
    expect(edge!.rule).toBe('test+override:relate');
    expect(graph.acted).toBe(1);
  });

  it('says where the paper does so without it, and what only benchmarks can be', () => {
    expect(notes(['relate\tMole\tUSES\t2401.00001'])).toEqual([
      '2: The paper 2401.00001 does so without it.',
    ]);
    expect(notes(['relate\tMole\tEVALUATES_ON\t2401.00001'])).toEqual([
      '2: Only benchmarks are evaluated on, and this is a Method.',
    ]);
  });
});

describe('unlink', () => {
  it('takes what is stated between two entities away, in either direction', () => {
    const graph = corrected(['unlink\tMole\tHarbor']);
    expect(edges(graph)).not.toContain('method:harbor EXTENDS method:mole');
    expect(edges(graph)).toContain('method:harbour EXTENDS method:mole');
    expect([graph.acted, graph.notes]).toEqual([1, []]);
  });

  it('speaks of things as they are in the end, and of some papers alone', () => {
    const one = ['same\tHarbor\tHarbour', 'unlink\tHarbor\tMole\t2401.00001'];
    const link = corrected(one).relations.find(({ type }) => type === 'EXTENDS');
    expect(link).toMatchObject({ evidence: [{ paper: '2401.00002' }] });
  });

  it('takes a version away from its family', () => {
    expect(edges(corrected([]))).toContain('model:heron-7b VARIANT_OF model:heron');
    const graph = corrected(['unlink\tHeron 7B\tHeron']);
    expect(edges(graph).filter((edge) => edge.includes('VARIANT_OF'))).toEqual([]);
  });

  it('says where nothing is stated', () => {
    expect(notes(['unlink\tHarbor\tHeron 7B'])).toEqual([
      '2: No relation between Harbor and Heron 7B is stated there.',
    ]);
  });
});

describe('a correction that no longer matches anything', () => {
  it.each([
    ['drop\tPelican', 'Nothing in this graph is called "Pelican".'],
    ['same\tMole\tPelican', 'Nothing in this graph is called "Pelican".'],
    ['drop\tMole\t\t9901.00001', 'There is no paper 9901.00001.'],
    ['drop\tHarbor\t\t2401.00003', 'The paper 2401.00003 does not name Harbor.'],
    ['different\tMole\tVole', 'No paper writes "Vole" for Mole.'],
    ['rename\tmethod:mole\tMole', 'It is called so without it.'],
    ['retype\tMole\tMethod', 'It is a Method without it.'],
    ['same\tMole\tmethod:mole', 'The two are one thing without it.'],
  ])('is told with its line, and the graph is built: %s', (line, message) => {
    expect(notes(['# a remark', line])).toEqual([`3: ${message}`]);
  });

  it('is told for each of its papers, while the others are corrected', () => {
    const { acted, notes: said } = corrected(['drop\tMole\t\t2401.00001|9901.00001']);
    expect({ acted, said }).toEqual({
      acted: 1,
      said: [{ line: 2, message: 'There is no paper 9901.00001.' }],
    });
  });

  it('asks for an id where a name means two things', () => {
    const split = corrected(['retype\tMole\tModel\t2401.00003']);
    expect(split.acted).toBe(1);
    const two = [
      ...['a', 'b', 'c'].map((id) => ({ id, type: 'Model' as const })),
      ...['d', 'e', 'f'].map((id) => ({ id, type: 'Benchmark' as const })),
    ].map(({ id, type }) => {
      const paper = paperOf(id, 'Falcon.');
      return { paper, extraction: extractionOf(paper, [foundIn(paper, 'Falcon', { type })]) };
    });
    const { notes: said } = corrected(
      ['drop\tFalcon'],
      two.map(({ paper }) => paper),
      two.map(({ extraction }) => extraction),
    );
    expect(said[0]!.message).toBe(
      '"Falcon" means 2 things: write benchmark:falcon or model:falcon.',
    );
  });

  it('asks for an id where a name is also what another is written as', () => {
    const [one, two] = [
      paperOf('a', 'Tidal Harbour Allocation (THA). THA and THA.'),
      paperOf('b', 'THA.'),
    ];
    const { notes: said } = corrected(
      ['drop\tTHA'],
      [one, two],
      [
        extractionOf(one, [
          foundIn(one, 'Tidal Harbour Allocation', {}, [
            'Tidal Harbour Allocation',
            'THA',
            'THA',
            'THA',
          ]),
        ]),
        extractionOf(two, [foundIn(two, 'THA')]),
      ],
    );
    expect(said[0]!.message).toBe(
      '"THA" means 2 things: write method:tha or method:tidal-harbour-allocation.',
    );
  });

  it('lets other lines speak of the name that a "different" gives, though it was an alias', () => {
    const paper = paperOf('a', 'Mole (burrower). A burrower digs.');
    const lines = ['different\tMole\tburrower', 'retype\tburrower\tModel'];
    const graph = corrected(
      lines,
      [paper],
      [extractionOf(paper, [foundIn(paper, 'Mole', {}, ['Mole', 'burrower', 'burrower'])])],
    );
    expect(graph.notes).toEqual([]);
    expect(ids(graph)).toEqual(['method:mole', 'model:burrower']);
  });
});

it('lines that turn out to speak of one thing may contradict each other', () => {
  expect(() => corrected(['rename\tmethod:mole\tVole', 'rename\tMole\tRat'])).toThrow(
    OverridesError,
  );
});

it('the same bytes come of any order of lines, papers and extractions', () => {
  const lines = [
    'same\tHarbor\tHarbour',
    'different\tMole\tMole Rat',
    'retype\tMole Rat\tModel',
    'rename\tMole\tGrey Mole',
    'drop\tQuayQA\t\t2401.00002',
    'retype\tHeron 7B\tMethod\t2401.00003',
    'same\tHarbor\tHarbour\t\tsaid twice',
    'relate\tQuayQA\tMENTIONS\t2401.00001',
    'unlink\tHarbor\tMole\t2401.00002',
  ];
  const { notes: _, ...first } = corrected(lines);
  for (let turn = 1; turn < lines.length; turn++) {
    const turned = [...lines.slice(turn), ...lines.slice(0, turn)];
    const { notes: __, ...again } = corrected(
      turned,
      PAPERS.toReversed(),
      turn % 2 ? EXTRACTIONS.toReversed() : EXTRACTIONS,
    );
    expect(canonicalJson(again)).toBe(canonicalJson(first));
    expect(overridesHash(read(turned))).toBe(overridesHash(read(lines)));
  }
  expect(overridesHash(read(lines.slice(1, 5)))).not.toBe(overridesHash(read(lines)));
});
