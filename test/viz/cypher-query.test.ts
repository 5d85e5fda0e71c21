import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../src/graph/schema.ts';
import { openEmbedded } from '../../src/stores/embedded.ts';
import type { GraphStore } from '../../src/stores/store.ts';
import { wellFormed } from '../../src/text/well-formed.ts';
import type { Atlas } from '../../viz/src/data/atlas.ts';
import { focusFor } from '../../viz/src/data/question-focus.ts';
import { applyFilters } from '../../viz/src/data/shown.ts';
import { partsToExport } from '../../viz/src/data/what-to-export.ts';
import { cypherQuery } from '../../viz/src/export/cypher-query.ts';
import { FIRST_STATE } from '../../viz/src/store.ts';
import { fromQuery } from '../../viz/src/url.ts';
import { graphFolder, temporaryFolder } from '../support/graph-folder.ts';
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts';
import {
  answered,
  atlasOf,
  compareParts,
  drawnAddresses,
  partOf,
  partsOf,
  variedGraph,
} from '../support/shown-part.ts';
import { smallGraph } from '../support/small-graph.ts';

/** The query of the narrowest part of an address. @param mostNamed 0: by the filters, however few are shown */
function queryOf(atlas: Atlas, address: string, mostNamed?: number): string {
  const { state, parts } = partsOf(atlas, address);
  return cypherQuery(atlas, state, parts[0]!.nodes, mostNamed);
}

const small = atlasOf(smallGraph());

describe('the query of a part', () => {
  it('names its nodes where they are few', () => {
    expect(queryOf(small, '?n=method:h2o&conf=0.6&r=!uses')).toMatchInlineSnapshot(`
      "// Of Neo4j only what paperloom wrote, which bears its mark; in a graph folder nothing does.
      WITH [
        '10.1000/h2o.5',
        'method:h2o'
      ] AS ids,
        NOT EXISTS { MATCH (m) WHERE (m:Paper OR m:Method OR m:Model OR m:Benchmark) AND m.paperloom = true } AS unmarked
      MATCH (a)
      WHERE (a:Paper OR a:Method OR a:Model OR a:Benchmark)
        AND coalesce(a.paperloom = true, unmarked)
        AND a.id IN ids
      OPTIONAL MATCH (a)-[r:INTRODUCES|EVALUATES_ON|COMPARES_WITH|MENTIONS|EXTENDS|OUTPERFORMS|PART_OF|APPLIED_TO|VARIANT_OF]->(b)
      WHERE coalesce(r.paperloom = true, unmarked)
        AND r.confidence * 100 >= 59.5
        AND b.id IN ids
      RETURN a, r, b;
      "
    `);
  });

  it('says the filters where the nodes are many', () => {
    const address =
      '?t=!model&scope=!family&r=!mentions&g=!community:mmlu&from=2024-03&to=2024-12&conf=0.6&hide=method:lora';
    expect(queryOf(small, address, 0)).toMatchInlineSnapshot(`
      "// Of Neo4j only what paperloom wrote, which bears its mark; in a graph folder nothing does.
      WITH NOT EXISTS { MATCH (m) WHERE (m:Paper OR m:Method OR m:Model OR m:Benchmark) AND m.paperloom = true } AS unmarked
      MATCH (a)
      WHERE (a:Paper OR a:Method OR a:Benchmark)
        AND (NOT a:Paper OR (coalesce(a.date, toString(a.year)) >= '2024-03' OR coalesce(a.date, toString(a.year)) = '2024') AND coalesce(a.date, toString(a.year)) < '2025')
        AND (a:Paper OR a.scope <> 'family')
        AND (a:Paper OR (EXISTS { MATCH (a)<-[o:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-(p:Paper) WHERE coalesce(o.paperloom = true, unmarked) AND o.confidence * 100 >= 59.5 AND (coalesce(p.date, toString(p.year)) >= '2024-03' OR coalesce(p.date, toString(p.year)) = '2024') AND coalesce(p.date, toString(p.year)) < '2025' }
          OR NOT EXISTS { MATCH (a)<-[o]-(p:Paper) WHERE coalesce(o.paperloom = true, unmarked) }))
        AND NOT EXISTS { MATCH (a)-[i:IN_COMMUNITY]->(c:Community) WHERE c.id IN ['community:mmlu'] AND coalesce(i.paperloom = true, unmarked) }
        AND NOT a.id IN ['method:lora']
        AND coalesce(a.paperloom = true, unmarked)
      RETURN a, null AS r, null AS b
      UNION ALL
      WITH NOT EXISTS { MATCH (m) WHERE (m:Paper OR m:Method OR m:Model OR m:Benchmark) AND m.paperloom = true } AS unmarked
      MATCH (a)-[r:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES|EXTENDS|OUTPERFORMS|PART_OF|APPLIED_TO|VARIANT_OF]->(b)
      WHERE coalesce(r.paperloom = true, unmarked)
        AND r.confidence * 100 >= 59.5
        AND (a:Paper OR a:Method OR a:Benchmark)
        AND (NOT a:Paper OR (coalesce(a.date, toString(a.year)) >= '2024-03' OR coalesce(a.date, toString(a.year)) = '2024') AND coalesce(a.date, toString(a.year)) < '2025')
        AND (a:Paper OR a.scope <> 'family')
        AND (a:Paper OR (EXISTS { MATCH (a)<-[o:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-(p:Paper) WHERE coalesce(o.paperloom = true, unmarked) AND o.confidence * 100 >= 59.5 AND (coalesce(p.date, toString(p.year)) >= '2024-03' OR coalesce(p.date, toString(p.year)) = '2024') AND coalesce(p.date, toString(p.year)) < '2025' }
          OR NOT EXISTS { MATCH (a)<-[o]-(p:Paper) WHERE coalesce(o.paperloom = true, unmarked) }))
        AND NOT EXISTS { MATCH (a)-[i:IN_COMMUNITY]->(c:Community) WHERE c.id IN ['community:mmlu'] AND coalesce(i.paperloom = true, unmarked) }
        AND NOT a.id IN ['method:lora']
        AND (b:Paper OR b:Method OR b:Benchmark)
        AND (NOT b:Paper OR (coalesce(b.date, toString(b.year)) >= '2024-03' OR coalesce(b.date, toString(b.year)) = '2024') AND coalesce(b.date, toString(b.year)) < '2025')
        AND (b:Paper OR b.scope <> 'family')
        AND (b:Paper OR (EXISTS { MATCH (b)<-[o:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-(p:Paper) WHERE coalesce(o.paperloom = true, unmarked) AND o.confidence * 100 >= 59.5 AND (coalesce(p.date, toString(p.year)) >= '2024-03' OR coalesce(p.date, toString(p.year)) = '2024') AND coalesce(p.date, toString(p.year)) < '2025' }
          OR NOT EXISTS { MATCH (b)<-[o]-(p:Paper) WHERE coalesce(o.paperloom = true, unmarked) }))
        AND NOT EXISTS { MATCH (b)-[i:IN_COMMUNITY]->(c:Community) WHERE c.id IN ['community:mmlu'] AND coalesce(i.paperloom = true, unmarked) }
        AND NOT b.id IN ['method:lora']
      RETURN a, r, b;
      "
    `);
  });

  it('says no more than there is to say', () => {
    expect(queryOf(small, '', 0)).toMatchInlineSnapshot(`
      "// Of Neo4j only what paperloom wrote, which bears its mark; in a graph folder nothing does.
      WITH NOT EXISTS { MATCH (m) WHERE (m:Paper OR m:Method OR m:Model OR m:Benchmark) AND m.paperloom = true } AS unmarked
      MATCH (a)
      WHERE (a:Paper OR a:Method OR a:Model OR a:Benchmark)
        AND coalesce(a.paperloom = true, unmarked)
      RETURN a, null AS r, null AS b
      UNION ALL
      WITH NOT EXISTS { MATCH (m) WHERE (m:Paper OR m:Method OR m:Model OR m:Benchmark) AND m.paperloom = true } AS unmarked
      MATCH (a)-[r:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES|MENTIONS|EXTENDS|OUTPERFORMS|PART_OF|APPLIED_TO|VARIANT_OF]->(b)
      WHERE coalesce(r.paperloom = true, unmarked)
        AND (a:Paper OR a:Method OR a:Model OR a:Benchmark)
        AND (b:Paper OR b:Method OR b:Model OR b:Benchmark)
      RETURN a, r, b;
      "
    `);
  });

  it('says of a region that it is one', () => {
    expect(queryOf(small, '?n=community:mmlu', 0)).toContain(
      "EXISTS { MATCH (a)-[i:IN_COMMUNITY]->(c:Community) WHERE c.id IN ['community:mmlu']",
    );
  });

  it('asks for no relations where all are hidden', () => {
    const types = small.relations.map((type) => `r=!${type.toLowerCase()}`).join('&');
    for (const most of [0, 1000]) {
      const query = queryOf(small, `?${types}`, most);
      expect(query).toMatch(/\nRETURN a;\n$/);
      expect(query).not.toContain('[r');
    }
  });

  it('gives nothing where nothing is shown, and says so', () => {
    const nothing = '// Nothing is shown.\nUNWIND [] AS a\nRETURN a;\n';
    const types = '?t=!paper&t=!method&t=!model&t=!benchmark';
    expect(queryOf(small, types)).toBe(nothing);
    expect(queryOf(small, types, 0)).toBe(nothing);
    expect(queryOf(small, '?t=!paper&scope=!proper&scope=!family', 0)).toBe(nothing);
  });

  it('names each node of a neighbourhood, which no filter tells, however many they are', () => {
    expect(queryOf(small, '?n=method:lora&d=2', 0)).toContain('] AS ids');
  });
});

describe('the embedded engine gives the part that is shown', () => {
  const folder = temporaryFolder();
  const graph = variedGraph();
  const atlas = atlasOf(graph);
  let store: GraphStore;

  beforeAll(async () => {
    process.env.XDG_CACHE_HOME = folder.path;
    store = await openEmbedded(await graphFolder(folder.path, graph));
  });
  afterAll(async () => {
    await store.close();
    folder.remove();
  });

  const compare = (address: string) => compareParts(store, atlas, address);

  const all = atlas.relations.map((type) => `r=!${type.toLowerCase()}`).join('&');
  it.each([
    ['nothing is hidden', ''],
    ['papers are hidden', '?t=!paper'],
    ['entities are hidden', '?t=!method&t=!model&t=!benchmark'],
    ['all types are hidden', '?t=!paper&t=!method&t=!model&t=!benchmark'],
    ['generic names are hidden', '?scope=!family'],
    ['names of their own are hidden', '?scope=!proper'],
    ['both scopes are hidden', '?scope=!proper&scope=!family'],
    ['a relation is hidden', '?r=!uses'],
    [
      'all relations of papers but one are hidden',
      '?r=!uses&r=!mentions&r=!introduces&r=!compares_with',
    ],
    ['all relations are hidden', `?${all}`],
    ['all relations and papers are hidden', `?${all}&t=!paper`],
    ['regions are hidden', '?g=!community:0&g=!community:2'],
    ['an unknown region is hidden', '?g=!community:gone'],
    ['relations have to be surer', '?conf=0.75'],
    ['relations have to be as sure as can be', '?conf=1'],
    ['the date is of years', '?from=2020&to=2022'],
    ['the date is of months', '?from=2020-03&to=2021-10'],
    ['the date is of months of one year', '?from=2021-03&to=2021-05'],
    ['the date is one month', '?from=2021-12&to=2021-12'],
    ['the date begins or ends far away', '?from=1&to=9999'],
    ['the date leaves no paper', '?from=1900&to=1901'],
    ['the date is set and papers are hidden', '?t=!paper&from=2024-06&to=2024-09'],
    ['nodes are hidden by hand', '?hide=2106.09685&hide=method:00&hide=gone&hide=model:02'],
    ['a neighbourhood is in focus', '?n=method:00&d=2&conf=0.7'],
    ['a region is chosen', '?n=community:1&from=2020-02&to=2023-11'],
    ['a hidden region is chosen', '?n=community:1&g=!community:1'],
    ['two are compared', '?n=method:00&vs=method:01&t=!benchmark'],
    ['a path is asked for and not there yet', '?path=method:00~method:01~1'],
  ])('where %s', async (_, address) => {
    await compare(address);
  });

  it('where a path is found', async () => {
    const state = fromQuery('?path=method:00~method:01~1&r=!uses', atlas.relations);
    const touching = ['method:00', 'method:01'].map((id) => [...atlas.edgesOf(atlas.place(id)!)]);
    const steps = touching.map(([edge]) => ({
      from: atlas.ids[atlas.edges.from[edge!]!]!,
      to: atlas.ids[atlas.edges.to[edge!]!]!,
      type: atlas.relations[atlas.edges.type[edge!]!]!,
    }));
    const shown = applyFilters(atlas, state);
    const focus = focusFor(atlas, state, shown, [{ steps }]);
    const [part] = partsToExport(atlas, state, shown, focus, -1);
    expect(part!.nodes.length).toBeGreaterThan(2);
    expect(part!.nodes.map((node) => atlas.ids[node])).toEqual(
      expect.arrayContaining(['method:00', 'method:01']),
    );
    for (const most of [0, 1000]) {
      const given = await answered(store, cypherQuery(atlas, state, part!.nodes, most));
      expect(given).toEqual(partOf(atlas, state, part!));
    }
  });

  it('in whatever state the filters are', async () => {
    const sizes: number[] = [];
    for (const address of drawnAddresses(50, atlas)) sizes.push(...(await compare(address)));
    // Not all of them of nothing.
    expect(sizes.filter((size) => size > 0).length).toBeGreaterThan(30);
    expect(new Set(sizes).size).toBeGreaterThan(20);
  });

  it('whatever the ids say', async () => {
    const graph = graphOfHostileIds();
    const atlas = atlasOf(graph);
    const store = await openEmbedded(await graphFolder(folder.path, graph, 'hostile'));
    const hiddenNodes = new Set(atlas.ids.filter((_, i) => i % 2 === 0));
    const hiddenRegions = new Set(atlas.regions.slice(1).map(({ id }) => id));
    for (const change of [{}, { hiddenNodes }, { hiddenRegions }]) {
      const state = { ...FIRST_STATE, ...change };
      const [part] = partsToExport(atlas, state, applyFilters(atlas, state), undefined, -1);
      for (const most of [0, 1000]) {
        const given = await answered(store, cypherQuery(atlas, state, part!.nodes, most));
        expect(given).toEqual(partOf(atlas, state, part!));
      }
    }
    await store.close();
  });

  it('from the 1,001st node on by the filters, by months and without what was hidden by hand', async () => {
    const graph = manyPapers(1400);
    const atlas = atlasOf(graph);
    const store = await openEmbedded(await graphFolder(folder.path, graph, 'many'));
    const { state, parts } = partsOf(atlas, '?from=2024-02&to=2024-11&hide=title:2');
    const query = cypherQuery(atlas, state, parts[0]!.nodes);
    expect(query.length).toBeLessThan(3000);
    expect(parts[0]!.nodes.length).toBeGreaterThan(1000);
    expect(await answered(store, query)).toEqual(partOf(atlas, state, parts[0]!));
    await store.close();
  });
});

/** Papers with such ids, each in a community with such an id. */
function graphOfHostileIds(): Graph {
  const papers = HOSTILE_TEXTS.map(wellFormed).map((text, i) => ({
    id: `title:${i} ${text}`,
    title: `Paper ${i}`,
    abstract: '',
    sources: [],
  }));
  const communities = papers.map(({ id }) => ({
    id: `community:${id}`,
    label: '',
    size: 1,
    distinctive: [],
    members: [id],
  }));
  return { papers, entities: [], relations: [], communities, layout: [] };
}

/** Papers that name nothing, over the months of 2024 and without a month. */
function manyPapers(count: number): Graph {
  const papers = Array.from({ length: count }, (_, i) => ({
    id: `title:${i}`,
    title: `Paper ${i}`,
    abstract: '',
    sources: [],
    year: 2024,
    date: i % 13 === 0 ? '2024' : `2024-${String((i % 12) + 1).padStart(2, '0')}`,
  }));
  return { papers, entities: [], relations: [], communities: [], layout: [] };
}
