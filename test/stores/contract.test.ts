import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEmbedded } from '../../src/stores/embedded.ts';
import { openNeo4j } from '../../src/stores/neo4j.ts';
import type { GraphStore } from '../../src/stores/store.ts';
import { graphFolder, temporaryFolder } from '../support/graph-folder.ts';
import { type Neo4jTurn, takeNeo4j } from '../support/neo4j.ts';
import { smallGraph } from '../support/small-graph.ts';

const folder = temporaryFolder();
const stores: Record<string, GraphStore> = {};
let turn: Neo4jTurn;

beforeAll(async () => {
  process.env.XDG_CACHE_HOME = folder.path;
  stores.embedded = await openEmbedded(await graphFolder(folder.path, smallGraph()));
  turn = await takeNeo4j();
  const server = await openNeo4j(turn.uri, turn);
  stores.Neo4j = server;
  await server.load(smallGraph());
}, 600_000);

afterAll(async () => {
  for (const store of Object.values(stores)) await store.close();
  turn?.release();
  folder.remove();
});

// What every store does, said once.
describe.each(['embedded', 'Neo4j'])('the %s store', (name) => {
  const query = (...asked: Parameters<GraphStore['query']>) => stores[name]!.query(...asked);

  test('answers in columns and rows, whole numbers as numbers', async () => {
    const answer = await query(
      'MATCH (m:Model) RETURN m.name AS name, m.parameters AS parameters ORDER BY m.id',
    );
    expect(answer).toEqual({
      columns: ['name', 'parameters'],
      rows: [
        ['Falcon', null],
        ['LLaMA-2', null],
        ['LLaMA-2 7B', 7_000_000_000],
      ],
    });
  });

  test('keeps the columns of an empty answer', async () => {
    const answer = await query(
      'MATCH (n:Paper) WHERE n.year = 1900 RETURN n.id AS id, n.title AS t',
    );
    expect(answer).toEqual({ columns: ['id', 't'], rows: [] });
  });

  test('holds every property of a paper, nested ones as JSON text with sorted keys', async () => {
    const { rows } = await query("MATCH (p:Paper {id: '2106.09685'}) RETURN p");
    const { sources: _, ...rest } = smallGraph().papers.find(({ id }) => id === '2106.09685')!;
    const properties = {
      ...rest,
      sources: '[{"entry":1,"file":"small.jsonl"}]',
      degree: 3,
      rank: 1.0657,
    };
    expect(rows).toEqual([[{ labels: ['Paper'], properties }]]);
  });

  test('holds an entity with the names it is found by', async () => {
    const { rows } = await query("MATCH (m:Method {id: 'method:lora'}) RETURN m");
    const { type: _, ...rest } = smallGraph().entities.find(({ id }) => id === 'method:lora')!;
    const names = ['lora', 'low-rank adaptation'];
    const properties = { ...rest, names, degree: 5, rank: 1.7016 };
    expect(rows).toEqual([[{ labels: ['Method'], properties }]]);
  });

  test('holds the evidence of a fact on its relationship', async () => {
    const { rows } = await query(
      "MATCH (:Paper {id: '10.1000/h2o.5'})-[r:INTRODUCES]->() RETURN r",
    );
    const evidence = 'H2O keeps the tokens that matter.';
    const properties = {
      roles: ['INTRODUCES', 'USES'],
      confidence: 0.86,
      evidence,
      evidenceStart: 0,
      field: 'abstract',
      start: 0,
      end: 3,
      mentions: '[{"end":3,"field":"abstract","start":0,"text":"H2O"}]',
      rule: 'by hand',
    };
    expect(rows).toEqual([[{ type: 'INTRODUCES', properties }]]);
  });

  test('holds the evidence of a link as lists side by side', async () => {
    const { rows } = await query('MATCH ()-[r:EXTENDS]->() RETURN r.papers, r.sentences, r.starts');
    expect(rows).toEqual([[['2407.11239'], ['WeLore extends GaLore to compression.'], [15]]]);
  });

  test('holds a link without evidence, which follows from the names', async () => {
    const { rows } = await query('MATCH (a)-[r:VARIANT_OF]->(b) RETURN a.name, b.name, r.papers');
    expect(rows).toEqual([['LLaMA-2 7B', 'LLaMA-2', []]]);
  });

  test('ties papers and entities to their communities', async () => {
    const { rows } = await query(
      'MATCH (n)-[:IN_COMMUNITY]->(c) RETURN c.label AS label, count(n) AS n ORDER BY label',
    );
    expect(rows).toEqual([
      ['LoRA · GaLore', 10],
      ['MMLU · H2O', 6],
    ]);
  });

  test('finds things by a name in any case, each once, and two of one name both', async () => {
    const cypher = `WITH toLower($name) AS key
MATCH (:Name {key: key})-[:NAMES]->(x)
RETURN x.id AS id ORDER BY id`;
    const ids = async (name: string) => (await query(cypher, { name })).rows.flat();
    expect(await ids('LOW-rank Adaptation')).toEqual(['method:lora']);
    expect(await ids('FALCON')).toEqual(['method:falcon', 'model:falcon']);
    expect(await ids('fal')).toEqual([]);
    const { rows } = await query('MATCH (n:Name) RETURN count(n) AS n, count(DISTINCT n.key) AS k');
    expect(rows).toEqual([[12, 12]]);
  });

  test('holds as many of each as the graph', async () => {
    const { papers, entities, relations, communities } = smallGraph();
    const members = communities.reduce((sum, { members }) => sum + members.length, 0);
    const nodes = await query(
      'MATCH (n) WHERE NOT n:Name AND NOT n:PaperloomGraph RETURN count(n) AS n',
    );
    const relationships = await query(
      "MATCH ()-[r]->() WHERE type(r) <> 'NAMES' RETURN count(r) AS n",
    );
    expect(nodes.rows).toEqual([[papers.length + entities.length + communities.length]]);
    expect(relationships.rows).toEqual([[relations.length + members]]);
  });

  test('gives nodes, relationships and paths as plain objects without its inner ids', async () => {
    const { rows } = await query(
      'MATCH path = (a:Model)-[r:VARIANT_OF]->(b:Model) RETURN b, r, path',
    );
    const head = {
      labels: ['Model'],
      properties: {
        id: 'model:llama-2',
        name: 'LLaMA-2',
        names: ['llama 2', 'llama-2'],
        aliases: ['Llama 2'],
        scope: 'proper',
        firstSeen: '2024-03-06',
        introducedBy: [],
        degree: 2,
        rank: expect.any(Number),
      },
    };
    const variant = { type: 'VARIANT_OF', properties: expect.objectContaining({ confidence: 1 }) };
    const member = {
      labels: ['Model'],
      properties: expect.objectContaining({ name: 'LLaMA-2 7B' }),
    };
    expect(rows).toEqual([
      [head, variant, { nodes: [member, head], relationships: [variant], forward: [true] }],
    ]);
  });

  test('takes text, numbers, lists and maps as parameters and gives them back', async () => {
    const given = {
      text: '\'"`\\u0027 $x \u0000 🎈',
      whole: 7,
      part: 0.5,
      yes: true,
      none: null,
      list: ['a', 'b'],
      nothing: [],
      map: { inner: 1 },
    };
    const columns = Object.keys(given);
    const cypher = `RETURN ${columns.map((key) => `$${key} AS ${key}`).join(', ')}`;
    expect(await query(cypher, given)).toEqual({ columns, rows: [Object.values(given)] });
  });

  test('counts with a whole number given as a parameter', async () => {
    const { rows } = await query('MATCH (p:Paper) RETURN p.id AS id ORDER BY id LIMIT $limit', {
      limit: 1,
    });
    expect(rows).toEqual([['10.1000/h2o.5']]);
  });

  test.each([
    "CREATE (n:Paper {id: 'x'})",
    "MERGE (n:Paper {id: 'x'})",
    'MATCH (n:Paper) SET n.title = 1',
    'MATCH (n:Paper) REMOVE n.title',
    'MATCH (n) DETACH DELETE n',
    'CREATE INDEX mine FOR (n:Paper) ON (n.title)',
  ])('changes nothing by a query that only may read: %s', async (cypher) => {
    const all = 'MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r ORDER BY n.id, type(r)';
    const before = await query('MATCH (n) RETURN n ORDER BY n.id, n.key');
    await expect(query(cypher)).rejects.toThrow(
      /This query would change .* Nothing was changed\.$/,
    );
    expect(await query('MATCH (n) RETURN n ORDER BY n.id, n.key')).toEqual(before);
    expect((await query(all)).rows.length).toBeGreaterThan(0);
  });

  test('shows the place of a mistake', async () => {
    await expect(query('MATCH (n:Paper RETURN n')).rejects.toThrow(
      /did not accept the query: .*\n[\s\S]*MATCH \(n:Paper RETURN n/,
    );
  });

  test('says which parameter is missing', async () => {
    await expect(query('RETURN $name AS name')).rejects.toThrow(
      'The query needs a parameter: give --param name=VALUE.',
    );
  });

  test('gives a query up at its time limit', async () => {
    // Neo4j looks at its clock every two seconds; the embedded engine works on in the background, so it gets less to do.
    const many = name === 'Neo4j' ? 100_000 : 2_000;
    const endless = `UNWIND range(1, ${many}) AS a UNWIND range(1, ${many}) AS b WITH a, b WHERE a * b < 0 RETURN count(*) AS n`;
    await expect(query(endless, {}, { timeout: 1 })).rejects.toThrow(
      /^The query took longer than its time limit of 0.001 s; /,
    );
  });
});
