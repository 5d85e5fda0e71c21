import { expect, test } from 'vitest';
import { findCommunity, listCommunities } from '../../src/ask/communities.ts';
import { findNodes, UnknownNameError } from '../../src/ask/find-node.ts';
import { tellPaths } from '../../src/ask/paths.ts';
import { graphStats } from '../../src/ask/stats.ts';
import { GraphIndex } from '../../src/graph/graph-index.ts';
import { smallGraph } from '../support/small-graph.ts';

const index = new GraphIndex(smallGraph());

test('a name that is not there is refused with the closest ones', () => {
  expect(() => findNodes(index, 'galroe')).toThrow(
    new UnknownNameError('galroe', ['GaLore']).message,
  );
  expect(() => findNodes(index, 'galroe')).toThrow(UnknownNameError);
  expect(() => findNodes(index, 'xyzzy')).toThrow('There is nothing called "xyzzy" in this graph.');
});

test('a name of two things finds both', () => {
  expect(findNodes(index, 'falcon').map(({ id }) => id)).toEqual(['method:falcon', 'model:falcon']);
});

test('a path is told step by step, each with its sentences', () => {
  const [path] = tellPaths(index, 'method:welore', 'method:lora');
  expect(path!.nodes.map(({ name }) => name)).toEqual(['WeLore', 'GaLore', 'LoRA']);
  expect(path!.steps.map(({ told }) => told)).toEqual([
    'WeLore extends GaLore.',
    'GaLore outperforms LoRA.',
  ]);
  expect(path!.steps[0]!.evidence[0]!.sentence).toBe('WeLore extends GaLore to compression.');
});

test('where nothing leads there is no path', () => {
  expect(tellPaths(index, 'method:falcon', 'method:lora')).toEqual([]);
});

test('a graph in figures', () => {
  const stats = graphStats(index, 2);
  expect(stats).toEqual({
    papers: 7,
    entities: 11,
    relations: 23,
    communities: 2,
    entitiesByType: { Method: 6, Model: 3, Benchmark: 2 },
    entitiesByScope: { proper: 10, family: 1 },
    relationsByType: {
      INTRODUCES: 5,
      EVALUATES_ON: 5,
      COMPARES_WITH: 2,
      USES: 5,
      MENTIONS: 1,
      EXTENDS: 1,
      OUTPERFORMS: 1,
      PART_OF: 1,
      APPLIED_TO: 1,
      VARIANT_OF: 1,
    },
    mostConnected: [
      { id: 'benchmark:mmlu', kind: 'Benchmark', name: 'MMLU', papers: 3 },
      { id: 'method:lora', kind: 'Method', name: 'LoRA', papers: 3 },
    ],
    confidence: expect.any(Array),
    years: [
      { year: 2021, papers: 1 },
      { year: 2023, papers: 1 },
      { year: 2024, papers: 4 },
    ],
    papersWithoutYear: 1,
    papersWithoutAbstract: 0,
    papersWithoutRelations: 0,
  });
});

test('confidence is counted in ten steps that leave nothing out, 1 in the last', () => {
  const { confidence } = graphStats(index);
  expect(confidence.map(({ relations }) => relations)).toEqual([0, 0, 0, 0, 0, 1, 0, 2, 12, 8]);
  expect(confidence[5]).toEqual({ from: 0.5, to: 0.6, relations: 1 });
});

test('communities are listed by size, with members counted by kind', () => {
  expect(listCommunities(index)).toMatchObject([
    { id: 'community:lora', size: 10, papers: 4, entities: 6 },
    { id: 'community:mmlu', size: 6, papers: 2, entities: 4, distinctive: [{ name: 'MMLU' }, {}] },
  ]);
});

test.each(['community:lora', 'lora', 'LoRA · GaLore', 'lora · galore', 'WeLore'])(
  'a community answers to %j',
  (asked) => {
    expect(findCommunity(index, asked).id).toBe('community:lora');
  },
);

test('a community that is not there is refused with labels that are close', () => {
  expect(() => findCommunity(index, 'galor')).toThrow('Did you mean LoRA · GaLore?');
});

test('a community says what it falls into', () => {
  const graph = smallGraph();
  const [community] = graph.communities;
  const part = { ...community!, id: 'subregion:part', label: 'Part' };
  const subregions = [{ ...part, members: part.members.slice(0, 3), size: 3, distinctive: [] }];
  const index = new GraphIndex({ ...graph, communities: [{ ...community!, subregions }] });
  expect(listCommunities(index)[0]!.subregions).toEqual([
    { id: 'subregion:part', label: 'Part', size: 3, papers: 3, entities: 0, distinctive: [] },
  ]);
});
