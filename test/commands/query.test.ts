import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphFolder, temporaryFolder } from '../support/graph-folder.ts';
import { hostileGraph } from '../support/hostile-graph.ts';
import { type Neo4jTurn, takeNeo4j } from '../support/neo4j.ts';
import { paperloom, type Ran } from '../support/paperloom.ts';
import { smallGraph } from '../support/small-graph.ts';

const folder = temporaryFolder();
let turn: Neo4jTurn;
let graph: string;

beforeAll(async () => {
  graph = await graphFolder(folder.path, smallGraph());
  turn = await takeNeo4j();
  const { code } = await run('load', graph, '--to', turn.uri);
  expect(code).toBe(0);
}, 600_000);

afterAll(() => {
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
    const ran = await query('who-introduced', '--param', 'name=no such thing', '--format', 'json');
    expect(ran).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
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

  test('--list shows name, parameters with defaults, and title', async () => {
    const { code, stdout } = await query('--list');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^name +parameters +title\n/);
    expect(stdout).toMatch(/^used-with +name="LoRA" minimum=2 limit=20 +Used together with$/m);
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
    [['-e', '  '], 2, 'The query after -e is empty.'],
    [['used-with', '--param', 'limit=x'], 2, 'The parameter "limit" has to be a whole number'],
    [['-e', 'RETURN $x'], 1, 'The query needs a parameter: give --param x=VALUE.'],
    [['used-with', '--on', 'nowhere'], 1, 'There is no graph folder'],
    [['-e', COUNT, '--on', 'http://localhost'], 2, '"http://localhost" is not a Neo4j address'],
    [['-e', 'RETURN 1', '--write'], 2, 'A graph folder is only read, so --write makes no sense'],
  ])('%j is refused in one sentence', async (args, code, sentence) => {
    const ran = await query(...args);
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code, stdout: '' });
    expect(ran.stderr).toContain(sentence);
    expect(ran.stderr).not.toMatch(/^\s+at /m);
  });

  test.each(['folder', 'server'])('a mistake in the Cypher is shown (%s)', async (where) => {
    const on = where === 'server' ? turn.uri : graph;
    const { code, stdout, stderr } = await query('-e', 'MATCH (n RETURN n', '--on', on);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/MATCH \(n RETURN n/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test.each(['folder', 'server'])('without --write nothing is changed (%s)', async (where) => {
    const on = where === 'server' ? turn.uri : graph;
    const { code, stdout, stderr } = await query('-e', 'CREATE (:Paper)', '--on', on);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('Nothing was changed.');
    expect((await query('-e', COUNT, '--on', on, '--format', 'jsonl')).stdout).toBe(
      '{"papers":7}\n',
    );
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
