import { readdirSync, readFileSync } from 'node:fs';
import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openNeo4j } from '../../src/stores/neo4j.ts';
import { fromNeo4j } from '../../src/stores/neo4j-values.ts';
import { savedQueries } from '../../src/stores/saved-queries.ts';
import type { LoadableStore } from '../../src/stores/store.ts';
import { type Neo4jServer, startOwnNeo4j } from '../support/neo4j-server.ts';
import { wovenGraph } from '../support/woven-graph.ts';

vi.setConfig({ testTimeout: 300_000 });

const FOLDER = new URL('../../cypher/gds/', import.meta.url);
const files = readdirSync(FOLDER).sort();

/** What cypher-shell and Neo4j Browser run of a file, one after the other. */
function statements(file: string): string[] {
  const text = readFileSync(new URL(file, FOLDER), 'utf8').replace(/^\/\/.*$/gm, '');
  return text
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

test('no saved query has the name of a file for GDS, which the embedded engine could not run', () => {
  const saved = savedQueries();
  expect(saved.map(({ cypher }) => cypher).filter((cypher) => /\bgds\./.test(cypher))).toEqual([]);
  expect(files.map((file) => file.replace('.cypher', ''))).toEqual([
    '1-project',
    '2-pagerank',
    '3-leiden',
    '4-similar-papers',
    '5-embeddings',
    '6-clear',
  ]);
});

test('each file begins with what it is for, and writes only what is called gds', () => {
  for (const file of files) {
    const text = readFileSync(new URL(file, FOLDER), 'utf8');
    expect(text, file).toMatch(/^\/\/ .{40}/);
    const written = [
      ...text.matchAll(/write(?:RelationshipType|Property): '(\w+)'/g),
      ...text.matchAll(/\{embedding: '(gds\w+)'\}/g),
    ].map(([, name]) => name!);
    for (const name of written) expect(name).toMatch(/^(gds[A-Z]|GDS_|score$)/);
  }
});

describe('on a real server with the library', () => {
  let server: Neo4jServer;
  let store: LoadableStore;
  let driver: Driver;

  beforeAll(async () => {
    server = await startOwnNeo4j({ gds: true });
    store = await openNeo4j(server.uri, server);
    driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password));
    await store.load(wovenGraph());
    // Another's data, tied to ours.
    await run(
      "CREATE (p:Paper {id: 'mine'}) WITH p MATCH (m:Method) WITH p, m LIMIT 1 CREATE (p)-[:USES {confidence: 1.0}]->(m)",
    );
  }, 900_000);

  afterAll(async () => {
    await driver?.close();
    await store?.close();
    await server?.stop();
  });

  /** As cypher-shell does: a transaction of its own for each statement. */
  async function run(cypher: string): Promise<unknown[][]> {
    const session = driver.session();
    try {
      const { records } = await session.run(cypher);
      return records.map((record) => record.keys.map((key) => fromNeo4j(record.get(key))));
    } finally {
      await session.close();
    }
  }

  async function runFile(file: string): Promise<unknown[][][]> {
    const answers: unknown[][][] = [];
    for (const statement of statements(file)) answers.push(await run(statement));
    return answers;
  }

  const CLEAN = `MATCH (n) WHERE any(key IN keys(n) WHERE key STARTS WITH 'gds') RETURN count(n)`;
  const SIMILAR = 'MATCH ()-[r:GDS_SIMILAR]->() RETURN count(r)';

  test('the graph is taken whole, without what is not ours', async () => {
    const { papers, entities, relations } = wovenGraph();
    const [, taken] = await runFile('1-project.cypher');
    expect(taken![0]).toEqual(['paperloom', papers.length + entities.length, 2 * relations.length]);
    // A second time, the first is put away.
    expect((await runFile('1-project.cypher'))[0]).toEqual([['paperloom']]);
  });

  test('PageRank is written to a property of its own', async () => {
    const [[[written, , converged]], best] = (await runFile('2-pagerank.cypher')) as [
      [[number, number, boolean]],
      unknown[][],
    ];
    expect(written).toBe(wovenGraph().papers.length + wovenGraph().entities.length);
    expect(converged).toBe(true);
    expect(best).toHaveLength(20);
  });

  test('Leiden gives communities, and says which of ours they overlap', async () => {
    const [[[communities, modularity]], overlaps] = (await runFile('3-leiden.cypher')) as [
      [[number, number]],
      [number, number, string[]][],
    ];
    expect(communities).toBeGreaterThan(1);
    expect(modularity).toBeGreaterThan(0);
    expect(overlaps[0]![2].length).toBeGreaterThan(0);
  });

  test('papers that share names are tied, and a second run ties them once', async () => {
    await runFile('4-similar-papers.cypher');
    const [[first]] = (await run(SIMILAR)) as [[number]];
    expect(first).toBeGreaterThan(0);
    await runFile('4-similar-papers.cypher');
    expect(await run(SIMILAR)).toEqual([[first]]);
    expect(await run("MATCH (p {id: 'mine'}) RETURN COUNT { (p)--() }, keys(p)")).toEqual([
      [1, ['id']],
    ]);
  });

  test('every node gets a vector, and near ones are found by it', async () => {
    const [, , nearest] = await runFile('5-embeddings.cypher');
    expect(nearest!.length).toBeGreaterThan(0);
    const { papers, entities } = wovenGraph();
    expect(await run('MATCH (n) WHERE size(n.gdsEmbedding) = 128 RETURN count(n)')).toEqual([
      [papers.length + entities.length],
    ]);
  });

  test('the graph that was loaded is still the one in the folder', async () => {
    expect(await store.verify(wovenGraph())).toMatchObject({ equal: true });
  });

  test('all of it goes again', async () => {
    await runFile('6-clear.cypher');
    expect([await run(CLEAN), await run(SIMILAR)]).toEqual([[[0]], [[0]]]);
    expect(await run('CALL gds.graph.list() YIELD graphName RETURN graphName')).toEqual([]);
    expect(await store.verify(wovenGraph())).toMatchObject({ equal: true });
  });
});
