import { beforeAll, describe, expect, test } from 'vitest';
import { bothStores } from '../support/both-stores.ts';
import { smallGraph } from '../support/small-graph.ts';

const stores = bothStores();

beforeAll(async () => {
  const graph = smallGraph();
  const entity = (id: string) => graph.entities.find((one) => one.id === id)!;
  entity('method:lora').aliases.push('WeLore');
  entity('method:welore').aliases.push('Welded Low Rank');
  graph.papers.find(({ id }) => id === '2106.09685')!.sources[0]!.id = 'c00007';
  await stores.hold(graph);
});

describe('a name that a saved query looks up', () => {
  const given = async (name: string) => {
    const { parameters, notes } = await stores.resolve('who-introduced', { name });
    return { name: parameters.name, notes };
  };

  test.each([
    ['LoRA', 'LoRA'],
    ['low-rank adaptation', 'low-rank adaptation'],
    ['  LoRA ', 'LoRA'],
    ['low rank adaptation', 'lora'],
    ['LoRAs', 'lora'],
    ['llama27b', 'llama-2 7b'],
    ['method:galore', 'galore'],
    ['method:welore', 'welded low rank'],
    ['', ''],
  ])('"%s" becomes the key "%s"', async (asked, name) => {
    expect(await given(asked)).toEqual({ name, notes: [] });
  });

  test('that stands for several stays, and they are told', async () => {
    const ids = ['method:falcon', 'model:falcon'];
    const notes = [{ kind: 'shared', asked: 'falcon', ids }];
    expect(await given('falcon')).toEqual({ name: 'falcon', notes });
    expect((await given('welore')).notes).toEqual([
      { kind: 'shared', asked: 'welore', ids: ['method:lora', 'method:welore'] },
    ]);
    // Nothing else is this one called.
    expect(await given('model:falcon')).toEqual({ name: 'falcon', notes });
  });

  test('that nothing has stays, with the closest names', async () => {
    expect(await given('galroe')).toEqual({
      name: 'galroe',
      notes: [{ kind: 'unknown', asked: 'galroe', what: 'name', suggestions: ['GaLore'] }],
    });
  });

  test('is looked up in each place of a list', async () => {
    const { parameters, notes } = await stores.resolve('papers-with', { names: ['loras', 'nix'] });
    expect(parameters.names).toEqual(['lora', 'nix']);
    expect(notes).toMatchObject([{ kind: 'unknown', asked: 'nix' }]);
  });
});

describe('a paper that a saved query looks up', () => {
  test.each([
    '2106.09685',
    'arXiv:2106.09685v2',
    'https://arxiv.org/abs/2106.09685',
    'LoRA: low-rank adaptation of large language models',
    'c00007',
  ])('"%s" becomes its id', async (paper) => {
    const found = await stores.resolve('paper-claims', { paper });
    expect(found).toEqual({ parameters: { paper: '2106.09685' }, notes: [] });
  });

  test('that is not there stays, with titles that hold its words', async () => {
    const { parameters, notes } = await stores.resolve('paper-claims', { paper: 'heavy hitters' });
    expect(parameters).toEqual({ paper: 'heavy hitters' });
    expect(notes).toMatchObject([{ suggestions: ['Heavy Hitters in the Cache'] }]);
  });
});

describe('a community that a saved query looks up', () => {
  test.each(['community:lora', 'lora', 'LoRA', 'lora · galore'])('"%s"', async (community) => {
    const { parameters, notes } = await stores.resolve('community-core', { community });
    expect({ id: parameters.community, notes }).toEqual({ id: 'community:lora', notes: [] });
  });

  test('may be left out, and one that is not there is told', async () => {
    expect((await stores.resolve('bridges', {})).notes).toEqual([]);
    expect((await stores.resolve('bridges', { from: 'lorra' })).notes).toEqual([
      { kind: 'unknown', asked: 'lorra', what: 'community', suggestions: ['community:lora'] },
    ]);
  });
});

test('texts that name nothing stay as they are', async () => {
  const parameters = { text: ' LoRAs ', type: 'Method', limit: 3 };
  expect(await stores.resolve('search', parameters)).toEqual({ parameters, notes: [] });
});
