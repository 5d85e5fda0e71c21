import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openEmbedded } from '../../src/stores/embedded.ts';
import { openNeo4j } from '../../src/stores/neo4j.ts';
import { savedQueries } from '../../src/stores/saved-queries.ts';
import type { GraphStore, LoadableStore, LoadReport } from '../../src/stores/store.ts';
import { graphFolder, temporaryFolder } from '../support/graph-folder.ts';
import { hostileGraph } from '../support/hostile-graph.ts';
import { findJava } from '../support/java.ts';
import { type Neo4jServer, startOwnNeo4j } from '../support/neo4j-server.ts';
import { wovenGraph } from '../support/woven-graph.ts';

vi.setConfig({ testTimeout: 300_000 });

/** The newest Neo4j, and the oldest Java that it runs on. */
const VERSION = '2026.08.1';
const JAVA = 21;

const java = findJava(JAVA);
const lacking = `Neo4j ${VERSION} was not tested: there is no JDK ${JAVA} or newer on the path, in JAVA_HOME or in /usr/lib/jvm.`;

// A test that is skipped says why, and .ci/run counts it as one that failed.
if (java === undefined) test(lacking, (context) => context.skip(lacking));

describe.runIf(java !== undefined)(`on Neo4j ${VERSION}`, () => {
  const folder = temporaryFolder();
  let server: Neo4jServer;
  let store: LoadableStore;
  let embedded: GraphStore;
  let driver: Driver;

  beforeAll(async () => {
    server = await startOwnNeo4j({ version: VERSION, java: java! });
    driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password));
    process.env.XDG_CACHE_HOME = folder.path;
    embedded = await openEmbedded(await graphFolder(folder.path, wovenGraph()));
    store = await openNeo4j(server.uri, server);
  }, 900_000);

  afterAll(async () => {
    await embedded?.close();
    await store?.close();
    await driver?.close();
    await server?.stop();
    folder.remove();
  });

  const count = (report: LoadReport, what: 'created' | 'updated'): number =>
    [...Object.values(report.nodes), ...Object.values(report.relationships)].reduce(
      (sum, one) => sum + one[what],
      0,
    );

  test('the server is the one that was asked for', async () => {
    const { records } = await driver.executeQuery(
      'CALL dbms.components() YIELD name, versions WHERE name = "Neo4j Kernel" RETURN versions[0] AS version',
    );
    expect(records[0]!.get('version')).toBe(VERSION);
  });

  /** New installations speak Cypher 25 unless they are told otherwise, upgraded ones Cypher 5. */
  async function speak(language: string): Promise<void> {
    const system = { database: 'system' };
    await driver.executeQuery(
      `ALTER DATABASE neo4j SET DEFAULT LANGUAGE CYPHER ${language}`,
      {},
      system,
    );
    const { records } = await driver.executeQuery(
      "SHOW DATABASES YIELD name, defaultLanguage WHERE name = 'neo4j'",
      {},
      system,
    );
    expect(records[0]!.get('defaultLanguage')).toBe(`CYPHER ${language}`);
  }

  const queries = savedQueries();
  const names = queries.map(({ name }) => name);

  async function sameRows(name: string): Promise<void> {
    const { parameters, cypher, embedded: other } = queries.find((one) => one.name === name)!;
    const given = Object.fromEntries(parameters.map((one) => [one.name, one.default]));
    expect(await store.query(cypher, given)).toEqual(await embedded.query(other, given));
  }

  describe('that speaks Cypher 5', () => {
    beforeAll(() => speak('5'));

    test('a graph is loaded, and verified', async () => {
      expect(count(await store.load(wovenGraph()), 'created')).toBeGreaterThan(2000);
      expect(await store.verify(wovenGraph())).toMatchObject({ equal: true });
    });

    test.each(names)('%s gives the rows that the embedded engine gives', sameRows);
  });

  describe('that speaks Cypher 25', () => {
    beforeAll(() => speak('25'));

    test('a load of what is there writes nothing', async () => {
      const second = await store.load(wovenGraph());
      expect(count(second, 'created') + count(second, 'updated')).toBe(0);
    });

    test.each(names)('%s gives the rows that the embedded engine gives', sameRows);

    test('a query that only may read changes nothing', async () => {
      await expect(store.query("CREATE (n:Paper {id: 'x'})")).rejects.toThrow(
        /Nothing was changed\.$/,
      );
    });

    test('another graph takes its place, hostile text as it is', async () => {
      const report = await store.load(hostileGraph(), { replace: true });
      expect(report.nodes.Paper).toMatchObject({ created: 1, removed: wovenGraph().papers.length });
      expect(await store.verify(hostileGraph())).toMatchObject({ equal: true });
    });
  });
});
