import { beforeAll, describe, expect, test } from 'vitest';
import { buildGraph } from '../../src/build.ts';
import { savedParameters } from '../../src/stores/query-parameters.ts';
import { exampleParameters, savedQueries, savedQuery } from '../../src/stores/saved-queries.ts';
import { bothStores } from '../support/both-stores.ts';
import { HOSTILE_NAMES, wovenGraph } from '../support/woven-graph.ts';

const stores = bothStores();
const queries = savedQueries();
const names = queries.map(({ name }) => name);

/** What a query's example gives, over its defaults. */
function ofExample(name: string) {
  const query = savedQuery(name);
  return savedParameters(query, exampleParameters(query));
}

describe('on a graph of nothing', () => {
  beforeAll(() =>
    stores.hold({ papers: [], entities: [], relations: [], communities: [], layout: [] }),
  );

  test.each(names)('%s runs with its defaults and answers nothing', async (name) => {
    expect((await stores.ask(name)).rows).toEqual([]);
  });

  test.each(names)('%s runs as in its example and answers nothing', async (name) => {
    expect((await stores.ask(name, ofExample(name))).rows).toEqual([]);
  });
});

describe('on the bundled papers', () => {
  beforeAll(async () => {
    const { graph } = await buildGraph([new URL('../../examples', import.meta.url).pathname]);
    await stores.hold(graph);
  });

  // No two of these papers contradict each other.
  const none = ['contradictions'];

  test.each(names)('%s gives the same rows on Neo4j and on the embedded engine', async (name) => {
    expect((await stores.ask(name)).rows.length > 0).toBe(!none.includes(name));
  });

  test.each(names)('%s does so with what its example gives', async (name) => {
    expect((await stores.ask(name, ofExample(name))).rows.length > 0).toBe(!none.includes(name));
  });
});

describe('on a graph with hubs, ties and hostile names', () => {
  beforeAll(() => stores.hold(wovenGraph()));

  test.each(names)('%s gives the same rows on Neo4j and on the embedded engine', async (name) => {
    expect((await stores.ask(name)).rows).not.toEqual([]);
  });

  const limited = queries.filter(({ parameters }) =>
    parameters.some((one) => one.name === 'limit'),
  );
  test.each(limited.map(({ name }) => name))(
    '%s gives no more rows than its limit',
    async (name) => {
      const all = await stores.ask(name, { limit: 1000 });
      expect((await stores.ask(name, { limit: 1 })).rows).toEqual(all.rows.slice(0, 1));
    },
  );

  const byName = queries.filter(({ parameters }) => parameters.some(({ name }) => name === 'name'));
  test.each(byName.map(({ name }) => name))('%s takes any name as data', async (name) => {
    for (const hostile of HOSTILE_NAMES) await stores.ask(name, { name: hostile, minimum: 1 });
  });

  test('a name is found by an alias and in any case', async () => {
    const { rows } = await stores.ask('who-introduced', { name: 'lora TOO' });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows).toEqual((await stores.ask('who-introduced', { name: 'LoRA' })).rows);
  });

  test('limits are kept', async () => {
    const { rows } = await stores.ask('used-with', { limit: 3 });
    expect(rows).toHaveLength(3);
    expect((await stores.ask('benchmarks-by-year', { top: 1 })).rows).toHaveLength(7);
  });
});
