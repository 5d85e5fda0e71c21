import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEmbedded } from '../../src/stores/embedded.ts';
import { openNeo4j } from '../../src/stores/neo4j.ts';
import type { GraphStore } from '../../src/stores/store.ts';
import { graphFolder, temporaryFolder } from '../support/graph-folder.ts';
import { hostileGraph } from '../support/hostile-graph.ts';
import { type Neo4jTurn, takeNeo4j } from '../support/neo4j.ts';
import { paperloom, type Ran } from '../support/paperloom.ts';
import { smallGraph } from '../support/small-graph.ts';

const folder = temporaryFolder();
let turn: Neo4jTurn;
let graph: string;
let server: GraphStore;

beforeAll(async () => {
  process.env.XDG_CACHE_HOME = folder.path;
  graph = await graphFolder(folder.path, smallGraph());
  turn = await takeNeo4j();
  const { code } = await run('load', graph, '--to', turn.uri);
  expect(code).toBe(0);
  server = await openNeo4j(turn.uri, turn);
}, 600_000);

afterAll(async () => {
  await server?.close();
  turn?.release();
  folder.remove();
});

function run(...args: string[]): Promise<Ran> {
  const { user, password } = turn;
  const env = { XDG_CACHE_HOME: folder.path, NEO4J_USER: user, NEO4J_PASSWORD: password };
  return paperloom(args, { cwd: folder.path, env });
}

/** Runs `paperloom query …` on the folder, unless the arguments say where. */
function query(...args: string[]): Promise<Ran> {
  return run('query', ...args);
}

const COUNT = 'MATCH (n:Paper) RETURN count(n) AS papers';

describe('paperloom query', () => {
  test('prints a saved answer as a table', async () => {
    const { code, stdout, stderr } = await query('model-family', '--param', 'name=LLaMA-2');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "family   model       distance  parameters  papers  benchmarks
      LLaMA-2  LLaMA-2            0                   1  MMLU
      LLaMA-2  LLaMA-2 7B         1  7000000000       2  GLUE, MMLU
      "
    `);
  });

  test('prints JSON: an array of rows by column, whole numbers as numbers, nothing else', async () => {
    const { code, stdout, stderr } = await query('-e', COUNT, '--format', 'json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual([{ papers: 7 }]);
  });

  test('prints an empty answer as an empty array and exits 0', async () => {
    const ran = await query('who-introduced', '--param', 'name=WeLore 2', '--format', 'json');
    expect(ran).toEqual({
      code: 0,
      stdout: '[]\n',
      stderr: 'There is nothing called "WeLore 2" in this graph. Did you mean WeLore?\n',
    });
  });

  test('says which things a name stands for, and which community is not there', async () => {
    const shared = await query('timeline', '--param', 'name=falcon');
    expect(shared.stderr).toBe(
      '"falcon" stands for 2 things, and the rows are of them all: method:falcon, model:falcon.\n',
    );
    const unknown = await query('community-core', '--param', 'community=lorra');
    expect(unknown).toMatchObject({ code: 0 });
    expect(unknown.stderr).toBe(
      'No rows.\nThere is no community "lorra" in this graph. Did you mean community:lora?\n',
    );
  });

  test('finds a saved query’s names in any spelling, and leaves those of a query of one’s own', async () => {
    const { stdout } = await query('who-introduced', '--param', 'name=method:galore');
    expect(stdout).toContain('2403.03507');
    const own = ['-e', 'RETURN $name AS name', '--param', 'name= LoRAs ', '--format', 'jsonl'];
    expect((await query(...own)).stdout).toBe('{"name":" LoRAs "}\n');
  });

  test('prints a line of JSON a row', async () => {
    const cypher = 'MATCH (m:Model) RETURN m.name AS name ORDER BY name';
    const { stdout } = await query('-e', cypher, '--format', 'jsonl');
    expect(stdout).toBe('{"name":"Falcon"}\n{"name":"LLaMA-2"}\n{"name":"LLaMA-2 7B"}\n');
  });

  test('prints CSV with formulas disarmed', async () => {
    const hostile = await graphFolder(folder.path, hostileGraph(), 'hostile');
    const cypher = 'MATCH (m:Method) RETURN m.name AS name, m.aliases AS aliases, 1 AS one';
    const { stdout } = await query('-e', cypher, '--on', hostile, '--format', 'csv');
    expect(stdout).toBe(
      `name,aliases,one\r\n"'=HYPERLINK(""http://x.example"",""+1"")","[""@cmd"",""\\tTab""]",1\r\n`,
    );
  });

  test('prints nothing that could steer the terminal', async () => {
    const hostile = await graphFolder(folder.path, hostileGraph(), 'hostile');
    const { stdout } = await query(
      '-e',
      'MATCH (p:Paper) RETURN p.title AS title',
      '--on',
      hostile,
    );
    expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });

  test('asks Neo4j with the same answer as the folder', async () => {
    for (const name of ['used-with', 'evidence-chain', 'community-overview']) {
      const onFolder = await query(name, '--format', 'json');
      expect(await query(name, '--format', 'json', '--on', turn.uri)).toEqual(onFolder);
    }
  });

  test('--list shows name, title, and parameters with their defaults', async () => {
    const { code, stdout } = await query('--list');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^name +title +parameters\n/);
    expect(stdout).toMatch(
      /^used-with +Used together with +name="LoRA" type="" minimum=2 limit=20$/m,
    );
  });

  test('--list as JSON has name, title and parameters', async () => {
    const { stdout, stderr } = await query('--list', '--format', 'json');
    const list = JSON.parse(stdout) as Record<string, unknown>[];
    expect(stderr).toBe('');
    expect(list.length).toBeGreaterThanOrEqual(10);
    for (const one of list) expect(Object.keys(one)).toEqual(['name', 'title', 'parameters']);
    expect(list.find(({ name }) => name === 'compared-most')).toEqual({
      name: 'compared-most',
      title: 'What is compared with what',
      parameters: [
        { name: 'minimum', type: 'integer', default: 1, about: 'papers at the least' },
        { name: 'limit', type: 'integer', default: 20, about: 'rows' },
      ],
    });
  });

  test.each([
    [['usd-with'], 2, 'There is no saved query "usd-with". Did you mean "used-with"?'],
    [[], 2, 'Give one of these: the name of a saved query, -e CYPHER, or --list.'],
    [['used-with', '--list'], 2, 'Give one of these'],
    [['-e', '  '], 2, 'The query is empty: give Cypher'],
    [['-e', 'RETURN 1; RETURN 2'], 2, 'These are 2 queries'],
    [['used-with', '--param', 'nmae=x'], 2, 'Did you mean "name"?'],
    [['used-with', '--param', 'limit=x'], 2, 'The parameter "limit" has to be a whole number'],
    [
      ['used-with', '--param', 'type=metod'],
      2,
      'has to be Method, Model or Benchmark, not "metod".',
    ],
    [['-e', 'RETURN $x'], 2, 'The query needs a parameter: give --param x=VALUE.'],
    [['used-with', '--on', 'nowhere'], 1, 'There is no graph folder'],
    [['-e', COUNT, '--on', 'http://localhost'], 2, '"http://localhost" is not a Neo4j address'],
    [['used-with', '--timeout', '0'], 2, 'It has to be a number of seconds'],
    [['used-with', '--database', 'x'], 2, '--database names a database of a Neo4j'],
    [['-e', 'RETURN 1', '--write'], 2, 'A graph folder is only read, so --write makes no sense'],
  ])('%j is refused in one sentence', async (args, code, sentence) => {
    const ran = await query(...args);
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code, stdout: '' });
    expect(ran.stderr).toContain(sentence);
    expect(ran.stderr).not.toMatch(/^\s+at /m);
  });

  test.each(['folder', 'server'])(
    'the place of a mistake is shown under it (%s)',
    async (where) => {
      const on = where === 'server' ? turn.uri : graph;
      for (const [cypher, line] of [
        ['MATCH (n RETURN n', '  1 | MATCH (n RETURN n\n    |          ^'],
        ['MATCH (n:Paper)\nRETURN nn.id', '  2 | RETURN nn.id\n    |        ^'],
        ['MATCH (n)\n\nWHER n.x\nRETURN n', '  3 | WHER n.x\n    | ^\n\nDid you mean WHERE?'],
        ['RETURN tolowr("X")', '  1 | RETURN tolowr("X")\n    |        ^'],
      ] as const) {
        const { code, stdout, stderr } = await query('-e', cypher, '--on', on);
        expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
        expect(stderr).toContain(line);
        expect(stderr).not.toMatch(/^\s+at /m);
      }
    },
  );

  test.each(['folder', 'server'])(
    'a misspelt name gets a hint, not an error (%s)',
    async (where) => {
      const on = where === 'server' ? turn.uri : graph;
      const cypher = 'MATCH (n:Papr)-[:USE]->(m {nme: 1}) RETURN n.titel AS title';
      expect(await query('-e', cypher, '--on', on, '--format', 'json')).toEqual({
        code: 0,
        stdout: '[]\n',
        stderr: [
          'No node has the label "Papr" (line 1, column 10). Did you mean "Paper"?',
          'No relationship has the type "USE" (line 1, column 18). Did you mean "USES"?',
          'Nothing has the property "nme" (line 1, column 28). Did you mean "name"?',
          'Nothing has the property "titel" (line 1, column 46). Did you mean "title"?',
          '',
        ].join('\n'),
      });
    },
  );

  test.each(['folder', 'server'])('a path is printed readably (%s)', async (where) => {
    const on = where === 'server' ? turn.uri : graph;
    const cypher =
      "MATCH path = (:Method {id: 'method:welore'})-[:EXTENDS]->(:Method)<-[:USES]-(p:Paper) RETURN path, [p.year, null] AS list";
    expect((await query('-e', cypher, '--on', on)).stdout).toBe(
      `${'path'.padEnd(82)}list\n` +
        '(WeLore:Method)-[EXTENDS]->(GaLore:Method)<-[USES]-(From GaLore to WeLore:Paper)  2024, null\n',
    );
  });

  test('reads a query from standard input', async () => {
    const args = ['query', '-e', '-', '--on', graph, '--format', 'jsonl', '--param', 'one=1'];
    const env = { XDG_CACHE_HOME: folder.path };
    const stdin = '\uFEFFRETURN $one AS one // a comment\n';
    const { stdout } = await paperloom(args, { cwd: folder.path, env, stdin });
    expect(stdout).toBe('{"one":1}\n');
  });

  test('--explain prints what Neo4j runs, parameters and all, and asks nothing', async () => {
    const args = ['--explain', '--on', 'nowhere', '--param', "name=O'Neil", '--param', 'limit=3'];
    const { code, stdout, stderr } = await query('used-with', ...args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^:param name => 'O\\'Neil';\n:param type => '';\n:param minimum => 2;\n:param limit => 3;\n\n\/\/ title: Used together with\n/,
    );
    const cypher = stdout.slice(stdout.indexOf('//'));
    const given = [
      '--param',
      'name="LoRA"',
      '--param',
      'type=""',
      '--param',
      'minimum=2',
      '--param',
      'limit=20',
    ];
    const asIs = await query('-e', cypher, ...given, '--on', turn.uri, '--format', 'json');
    expect(asIs).toEqual(await query('used-with', '--format', 'json', '--on', turn.uri));
  });

  test.each([
    ['folder', 'CREATE (:Paper)'],
    ['server', 'CREATE (:Paper)'],
    [
      'server',
      'UNWIND range(1, 9) AS i CALL (i) { CREATE (:Paper {id: i}) } IN TRANSACTIONS OF 2 ROWS',
    ],
    ['server', "CALL db.createLabel('Scratch')"],
    ['server', "MATCH (p:Paper) CALL db.create.setNodeVectorProperty(p, 'v', [1.0]) RETURN 1"],
    ['server', 'CREATE INDEX scratch FOR (n:Scratch) ON (n.id)'],
    ['server', 'DROP INDEX paperloom_paper_year'],
    ['server', "CREATE USER scratch SET PASSWORD 'long enough'"],
    ['server', 'PROFILE CREATE (:Paper)'],
  ])('without --write nothing is changed: %s, %s', async (where, cypher) => {
    const on = where === 'server' ? turn.uri : graph;
    const state = async () => {
      const store = where === 'server' ? server : await openEmbedded(graph);
      const asked = [COUNT, 'CALL db.labels() YIELD label RETURN label'];
      if (where === 'server') asked.push('SHOW INDEXES YIELD name', 'SHOW USERS YIELD user');
      return Promise.all(asked.map((cypher) => store.query(cypher)));
    };
    const before = await state();
    const { code, stdout, stderr } = await query('-e', cypher, '--on', on);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('Nothing was changed.');
    expect(await state()).toEqual(before);
  });

  test('with --write a query may commit by itself', async () => {
    const on = ['--on', turn.uri, '--write', '--format', 'json'];
    const create =
      'UNWIND range(1, 9) AS i CALL (i) { CREATE (:Scratch {id: i}) } IN TRANSACTIONS OF 2 ROWS';
    const { code, stderr } = await query('-e', create, ...on);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'Changed: 9 nodes created, 9 properties set, 9 labels added.\n',
    });
    await query('-e', 'MATCH (n:Scratch) DELETE n', ...on);
  });

  test('with --write a query changes Neo4j and says what', async () => {
    const on = ['--on', turn.uri, '--write', '--format', 'json'];
    expect(await query('-e', 'CREATE (:Scratch {id: $id})', '--param', 'id=7', ...on)).toEqual({
      code: 0,
      stdout: '[]\n',
      stderr: 'Changed: 1 nodes created, 1 properties set, 1 labels added.\n',
    });
    await query('-e', 'MATCH (n:Scratch {id: 7}) DELETE n', ...on);
    const { stdout } = await query('-e', 'MATCH (n:Scratch) RETURN n', ...on);
    expect(stdout).toBe('[]\n');
  });
});
