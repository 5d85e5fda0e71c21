import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readGraphFolder } from '../../src/graph/folder.ts';
import type { Graph } from '../../src/graph/schema.ts';
import { byCodeUnit } from '../../src/order.ts';
import { openNeo4j } from '../../src/stores/neo4j.ts';
import { schemaStatements } from '../../src/stores/schema-statements.ts';
import { graphFolder, temporaryFolder } from '../support/graph-folder.ts';
import { HOSTILE_NAME, HOSTILE_TITLE } from '../support/hostile-graph.ts';
import { findJava } from '../support/java.ts';
import { type Neo4jTurn, takeNeo4j } from '../support/neo4j.ts';
import { neo4jAdmin } from '../support/neo4j-admin.ts';
import { type Neo4jAddress, type Neo4jServer, startOwnNeo4j } from '../support/neo4j-server.ts';
import { paperloom } from '../support/paperloom.ts';
import { wovenGraph } from '../support/woven-graph.ts';

vi.setConfig({ testTimeout: 300_000 });

const folder = temporaryFolder();
afterAll(folder.remove);

/** Names and titles that a careless table would break, empty text and empty lists among them. */
function hardGraph(): Graph {
  const graph = wovenGraph();
  const [first, second, third, fourth] = graph.papers as [Graph['papers'][0], ...Graph['papers']];
  first.title = HOSTILE_TITLE;
  first.authors = ['Robert"); DROP TABLE Students;--', "O'Neil", 'a,b;c|d', 'two\r\nlines', '"'];
  second!.authors = [];
  second!.venue = '';
  third!.title = '\\" \\';
  third!.authors = ['', 'after nothing', ''];
  fourth!.authors = [''];
  fourth!.formerIds = [];
  const [one, other] = graph.entities as [Graph['entities'][0], Graph['entities'][0]];
  one.aliases = [
    '\u001e',
    HOSTILE_NAME,
    'a\u001fb',
    '"quoted"',
    ' blank ',
    'x'.repeat(10_000),
  ].sort(byCodeUnit);
  other.aliases = ['2106.09685', ';', ','].sort(byCodeUnit);
  other.parameters = 7_000_000_000;
  return graph;
}

/** Everything in a database as text, whole numbers told from others. */
async function dump({ uri, user, password }: Neo4jAddress): Promise<string[]> {
  const driver: Driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  const plain = (_: string, value: unknown) =>
    neo4j.isInt(value) ? `integer ${value}` : typeof value === 'number' ? `float ${value}` : value;
  const sorted = (properties: object) =>
    Object.fromEntries(Object.entries(properties).sort(([a], [b]) => byCodeUnit(a, b)));
  try {
    const nodes = await driver.executeQuery(
      'MATCH (n) WHERE NOT n:PaperloomGraph RETURN labels(n) AS labels, properties(n) AS properties',
    );
    const relationships = await driver.executeQuery(
      'MATCH (a)-[r]->(b) RETURN coalesce(a.id, a.key) AS a, type(r) AS type, properties(r) AS properties, b.id AS b',
    );
    return [
      ...nodes.records.map((one) => [one.get('labels'), sorted(one.get('properties'))]),
      ...relationships.records.map((one) => [
        one.get('a'),
        one.get('type'),
        one.get('b'),
        sorted(one.get('properties')),
      ]),
    ]
      .map((one) => JSON.stringify(one, plain))
      .sort(byCodeUnit);
  } finally {
    await driver.close();
  }
}

const java = findJava(21);
const servers = [
  { version: undefined, java: 'java' },
  ...(java === undefined ? [] : [{ version: '2026.08.1', java }]),
];

describe('a graph imported by neo4j-admin', () => {
  let loaded: string[];
  let turn: Neo4jTurn;

  beforeAll(async () => {
    await graphFolder(folder.path, hardGraph(), 'hard');
    const ran = await paperloom(['export', 'hard', '--format', 'neo4j-admin', '-o', 'tables'], {
      cwd: folder.path,
    });
    expect(ran).toMatchObject({ code: 0, stdout: '' });
    expect(ran.stderr).toMatch(
      /^Wrote [\d,]+ nodes and [\d,]+ relationships to tables; tables\/import\.sh puts them into a database\.\n$/,
    );
    turn = await takeNeo4j();
    const store = await openNeo4j(turn.uri, turn);
    await store.load(await readGraphFolder(join(folder.path, 'hard')));
    await store.close();
    loaded = await dump(turn);
  }, 900_000);

  afterAll(() => turn?.release());

  describe.each(servers)('into %o', ({ version, java }) => {
    const home = temporaryFolder();
    let server: Neo4jServer;

    beforeAll(async () => {
      const NEO4J_ADMIN = neo4jAdmin(home.path, { version, java });
      const ran = spawnSync('sh', [join(folder.path, 'tables', 'import.sh')], {
        encoding: 'utf8',
        env: { ...process.env, NEO4J_ADMIN },
      });
      expect(ran.status, ran.stdout + ran.stderr).toBe(0);
      server = await startOwnNeo4j({ version, java, folder: home.path });
    }, 900_000);

    afterAll(async () => {
      await server?.stop();
      home.remove();
    });

    test('is what load writes, to the type of every number, and verify says so', async () => {
      const text = readFileSync(join(folder.path, 'tables', 'finish.cypher'), 'utf8');
      for (const statement of schemaStatements()) expect(text).toContain(statement);
      await runScript(server, text);
      const imported = await dump(server);
      expect(imported.length).toBeGreaterThan(1000);
      expect(imported).toEqual(loaded);
      const store = await openNeo4j(server.uri, server);
      const { equal, held, groups } = await store.verify(join(folder.path, 'hard'));
      await store.close();
      expect(groups.flatMap(({ differences }) => differences)).toEqual([]);
      expect({ equal, held }).toEqual({ equal: true, held: { name: 'hard', state: 'complete' } });
    });
  });
});

/** As cypher-shell does: a transaction of its own for each statement. */
async function runScript({ uri, user, password }: Neo4jAddress, text: string): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  const session = driver.session();
  try {
    for (const statement of text.replace(/^\/\/.*$/gm, '').split(/;\s*$/m)) {
      if (statement.trim() !== '') await session.run(statement);
    }
  } finally {
    await session.close();
    await driver.close();
  }
}

describe('paperloom export --format neo4j-admin', () => {
  const run = (...args: string[]) =>
    paperloom(['export', 'plain', '--format', 'neo4j-admin', ...args], { cwd: folder.path });

  beforeAll(async () => {
    await graphFolder(folder.path, wovenGraph(), 'plain');
  });

  test('wants a folder', async () => {
    const { code, stderr } = await run();
    expect(code).toBe(2);
    expect(stderr).toContain('name a folder with -o');
  });

  test('writes a part of the graph, with nothing left hanging', async () => {
    await run('-o', 'part', '--type', 'Paper,Method', '--since', '2024');
    const rows = (name: string) =>
      readFileSync(join(folder.path, 'part', name), 'utf8')
        .split('\n')
        .slice(0, -1);
    expect(rows('nodes-paper.csv').length).toBeGreaterThan(0);
    expect(rows('nodes-model.csv')).toEqual([]);
    expect(rows('relationships-evaluates-on.csv')).toEqual([]);
    const ids = new Set(
      [...rows('nodes-paper.csv'), ...rows('nodes-method.csv')].map((row) => row.split(',')[0]),
    );
    for (const row of rows('relationships-uses.csv')) {
      const [from, to] = row.split(',');
      expect([ids.has(from!), ids.has(to!)]).toEqual([true, true]);
    }
  });

  test('leaves abstracts out where it is told to', async () => {
    await run('-o', 'bare', '--no-abstracts');
    expect(readFileSync(join(folder.path, 'bare', 'nodes-paper.csv'), 'utf8')).not.toContain(
      'The abstract of paper',
    );
  });

  test('leaves nothing unfinished behind, and writes over an older export', async () => {
    await run('-o', 'again');
    const files = readdirSync(join(folder.path, 'again')).sort();
    await run('-o', 'again');
    expect(readdirSync(join(folder.path, 'again')).sort()).toEqual(files);
    expect(files.filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('a place that cannot be written is one sentence', async () => {
    const { code, stderr } = await run('-o', 'plain/manifest.json');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^paperloom: plain\/manifest\.json could not be written: .*\.\n$/);
  });
});
