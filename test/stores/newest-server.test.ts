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

  const clear = () => store.query('MATCH (n) DETACH DELETE n', {}, { write: true });

  test('the server is the one that was asked for', async () => {
    const { records } = await driver.executeQuery(
      'CALL dbms.components() YIELD name, versions WHERE name = "Neo4j Kernel" RETURN versions[0] AS version',
    );
    expect(records[0]!.get('version')).toBe(VERSION);
  });

  // New installations speak Cypher 25 unless they are told otherwise, upgraded ones Cypher 5.
  describe.each(['5', '25'])('that speaks Cypher %s', (language) => {
    beforeAll(async () => {
      await driver.executeQuery(
        `ALTER DATABASE neo4j SET DEFAULT LANGUAGE CYPHER ${language}`,
        {},
        { database: 'system' },
      );
      await clear();
    });

    test('a graph is loaded, is equal, and a second load writes nothing', async () => {
      const { records } = await driver.executeQuery(
        "SHOW DATABASES YIELD name, defaultLanguage WHERE name = 'neo4j'",
        {},
        { database: 'system' },
      );
      expect(records[0]!.get('defaultLanguage')).toBe(`CYPHER ${language}`);
      const first = await store.load(wovenGraph());
      expect(count(first, 'created')).toBeGreaterThan(2000);
      const second = await store.load(wovenGraph());
      expect(count(second, 'created') + count(second, 'updated')).toBe(0);
      expect(await store.verify(wovenGraph())).toMatchObject({ equal: true });
    });

    test.each(savedQueries().map(({ name }) => name))(
      '%s gives the rows that the embedded engine gives',
      async (name) => {
        const query = savedQueries().find((one) => one.name === name)!;
        const given = Object.fromEntries(query.parameters.map((one) => [one.name, one.default]));
        expect(await store.query(query.cypher, given)).toEqual(
          await embedded.query(query.embedded, given),
        );
      },
    );

    test('a query that only may read changes nothing', async () => {
      await expect(store.query("CREATE (n:Paper {id: 'x'})")).rejects.toThrow(
        /Nothing was changed\.$/,
      );
    });

    test('hostile text arrives as it is', async () => {
      await clear();
      await store.load(hostileGraph());
      expect(await store.verify(hostileGraph())).toMatchObject({ equal: true });
    });
  });
});
