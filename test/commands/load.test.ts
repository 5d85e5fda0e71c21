import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openNeo4j } from '../../src/stores/neo4j.ts';
import { graphFolder, temporaryFolder } from '../support/graph-folder.ts';
import { type Neo4jTurn, takeNeo4j } from '../support/neo4j.ts';
import { paperloom, type Ran } from '../support/paperloom.ts';
import { smallGraph } from '../support/small-graph.ts';

const folder = temporaryFolder();
let turn: Neo4jTurn;

beforeAll(async () => {
  await graphFolder(folder.path, smallGraph());
  turn = await takeNeo4j();
}, 600_000);

afterAll(() => {
  turn?.release();
  folder.remove();
});

/** In a folder that holds a graph under the default name. */
function load(args: string[], password = turn.password): Promise<Ran> {
  const env = { NEO4J_USER: turn.user, NEO4J_PASSWORD: password };
  return paperloom(['load', ...args], { cwd: folder.path, env });
}

describe('paperloom load', () => {
  test('says what it created', async () => {
    const { code, stdout } = await load(['--to', turn.uri]);
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "               created  updated  removed  unchanged
      Paper                7        0        0          0
      Method               6        0        0          0
      Model                3        0        0          0
      Benchmark            2        0        0          0
      Community            2        0        0          0
      Name                12        0        0          0
      INTRODUCES           5        0        0          0
      EVALUATES_ON         5        0        0          0
      COMPARES_WITH        2        0        0          0
      USES                 5        0        0          0
      MENTIONS             1        0        0          0
      EXTENDS              1        0        0          0
      OUTPERFORMS          1        0        0          0
      PART_OF              1        0        0          0
      APPLIED_TO           1        0        0          0
      VARIANT_OF           1        0        0          0
      IN_COMMUNITY        16        0        0          0
      NAMES               13        0        0          0
      Total: 84 writes
      "
    `);
  });

  test('a second time there is nothing to write, and --dry-run says so too', async () => {
    await load(['--to', turn.uri]);
    for (const more of [[], ['--dry-run', '--prune']]) {
      const { code, stdout } = await load(['graph', '--to', turn.uri, ...more]);
      expect(code).toBe(0);
      expect(stdout).toMatch(/^Paper +0 +0 +0 +7$/m);
      expect(stdout).toMatch(/\nTotal: 0 writes\n$/);
    }
  });

  test('verify says that all is equal, or what is not, and exits 1', async () => {
    await load(['--to', turn.uri]);
    const env = { NEO4J_USER: turn.user, NEO4J_PASSWORD: turn.password };
    const verify = (...args: string[]) =>
      paperloom(['verify', '--on', turn.uri, ...args], { cwd: folder.path, env });
    const equal = await verify();
    expect(equal.code).toBe(0);
    expect(equal.stdout).toMatch(/^Paper +7 +7 +([0-9a-f]{12}) +\1 +0$/m);
    expect(equal.stdout).toMatch(/\nEqual: the database holds this graph, all of it\.\n$/);
    expect(JSON.parse((await verify('--json')).stdout)).toMatchObject({ equal: true });

    const store = await openNeo4j(turn.uri, turn);
    const change = "MATCH (p:Paper {id: '2106.09685'}) SET p.title = 'x'";
    await store.query(change, {}, { write: true });
    await store.close();
    const unequal = await verify();
    expect(unequal.code).toBe(1);
    expect(unequal.stdout).toMatch(
      /\nPaper 2106\.09685: differs in title\nNot equal, in 1 of nodes and relationships: load again with --prune\.\n$/,
    );
  });

  test('a wrong password is one sentence', async () => {
    expect(await load(['--to', turn.uri], 'wrong-one')).toEqual({
      code: 1,
      stdout: '',
      stderr: `paperloom: Neo4j at ${turn.uri} refused the user and password: check NEO4J_USER and NEO4J_PASSWORD.\n`,
    });
  });

  test('a password that is not set is asked for', async () => {
    const { code, stderr } = await load(['--to', turn.uri], '');
    expect(code).toBe(1);
    expect(stderr).toBe(
      `paperloom: Neo4j at ${turn.uri} asks for a user and a password: set NEO4J_USER and NEO4J_PASSWORD.\n`,
    );
  });

  test('a server that is not there is one sentence', async () => {
    const { code, stderr } = await load(['--to', 'bolt://127.0.0.1:1']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^paperloom: No Neo4j answers at bolt:\/\/127\.0\.0\.1:1 .*\.\n$/);
  });

  test('a folder that is no graph is said before the server is asked', async () => {
    const { code, stderr } = await load(['nowhere', '--to', 'bolt://127.0.0.1:1']);
    expect(code).toBe(1);
    expect(stderr).toContain('There is no graph folder');
  });

  test('an address is needed', async () => {
    expect((await load([])).code).toBe(2);
    expect((await load(['--to', 'localhost'])).code).toBe(2);
  });
});
