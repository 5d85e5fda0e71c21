import { expect, test } from 'vitest';
import { whyEntity } from '../../src/ask/why.ts';
import { assembleGraph } from '../../src/graph/assemble.ts';
import { GraphIndex } from '../../src/graph/graph-index.ts';
import { nameSources } from '../../src/graph/name-sources.ts';
import { OVERRIDES_HEADER, parseOverrides } from '../../src/graph/overrides/parse.ts';
import { extractionOf, foundIn, paperOf } from '../graph/found.ts';

const STATED = paperOf(
  '2401.1',
  'Much is dug. We propose mole tunnelling (MoTu), which digs. It is fast.',
  {
    title: 'Digging',
    year: 2024,
  },
);
const LISTED = paperOf('2402.1', 'We use the Mole Tunneller and tunnelling moles.', { year: 2024 });
const OTHER = paperOf('2403.1', 'MoleTu is the same. Heron 7B is a model.', { year: 2025 });

const sources = nameSources(
  [{ type: 'Method', name: 'MoTu', aliases: ['Mole Tunneller'] }],
  [{ short: 'MoTu', long: 'mole tunnelling' }],
  [{ type: 'Method', name: 'Motu', ids: ['huggingface:mole/motu', 'arxiv:2401.1'] }],
);

function index(...lines: string[]) {
  const text = [OVERRIDES_HEADER, ...lines].join('\n');
  const overrides = {
    file: 'fix.tsv',
    lines: parseOverrides(new TextEncoder().encode(text), 'fix.tsv'),
  };
  const graph = assembleGraph(
    [STATED, LISTED, OTHER],
    [
      extractionOf(STATED, [
        foundIn(STATED, 'MoTu', { relation: 'introduces' }, ['mole tunnelling', 'MoTu']),
      ]),
      extractionOf(LISTED, [
        foundIn(LISTED, 'MoTu', { type: 'Model' }, ['Mole Tunneller', 'tunnelling moles']),
      ]),
      extractionOf(OTHER, [
        foundIn(OTHER, 'MoleTu'),
        foundIn(OTHER, 'Heron 7B', { type: 'Model', familyOf: 'Heron' }),
      ]),
    ],
    { sources, overrides },
  );
  return new GraphIndex({ ...graph, communities: [], layout: [] });
}

function why(id: string, ...lines: string[]) {
  const graph = index(...lines);
  const node = graph.node(id)!;
  if (node.kind === 'Paper') throw new Error('an entity was asked for');
  return whyEntity(graph, node.entity);
}

test('each spelling has its reasons, its counts and the sentence that shows it best', () => {
  const { spellings } = why('method:motu', 'same\tMoTu\tMoleTu');
  expect(spellings.map(({ text, mentions, papers, by }) => [text, mentions, papers, by])).toEqual([
    ['MoTu', 1, 1, ['name', 'lexicon', 'stated']],
    ['Mole Tunneller', 1, 1, ['lexicon']],
    ['MoleTu', 1, 1, ['override']],
    ['mole tunnelling', 1, 1, ['stated', 'abbreviation']],
    ['tunnelling moles', 1, 1, ['context']],
  ]);
  const { evidence } = spellings[0]!;
  expect(evidence).toMatchObject({
    paper: { id: '2401.1', title: 'Digging', year: 2024 },
    sentence: 'We propose mole tunnelling (MoTu), which digs.',
    field: 'abstract',
  });
  expect(evidence.sentence.slice(...evidence.mark)).toBe('MoTu');
});

test('what papers take it for, its ids elsewhere and the overrides that acted are told', () => {
  expect(why('method:motu', 'same\tMoTu\tMoleTu')).toMatchObject({
    types: { Method: 2, Model: 1 },
    externalIds: ['arxiv:2401.1', 'huggingface:mole/motu'],
    overrides: [{ action: 'same', name: 'MoTu', value: 'MoleTu' }],
    apartFrom: [],
  });
});

test('what an override parted is told from both sides', () => {
  const line = 'different\tMoTu\tThe Other\t2402.1';
  expect(why('method:motu', line).apartFrom).toEqual([
    {
      entity: { id: 'method:the-other', kind: 'Method', name: 'The Other' },
      rule: 'apart:override',
    },
  ]);
  expect(why('method:the-other', line).apartFrom).toMatchObject([{ entity: { name: 'MoTu' } }]);
});

test('variants are told with why, and the sentence that names the variant', () => {
  expect(why('model:heron').variants).toMatchObject([
    {
      entity: { id: 'model:heron-7b' },
      rule: 'version-grammar',
      evidence: { paper: { id: '2403.1' } },
    },
  ]);
  expect(why('model:heron-7b').variantOf).toMatchObject([{ entity: { id: 'model:heron' } }]);
  expect(why('model:heron').spellings).toEqual([]);
});
