import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphFolder, temporaryFolder } from '../support/graph-folder.ts';
import { paperloom, type Ran } from '../support/paperloom.ts';
import { smallGraph } from '../support/small-graph.ts';

const temporary = temporaryFolder();
const folder = temporary.path;
beforeAll(() => graphFolder(folder, smallGraph()));
afterAll(() => temporary.remove());

const run = (args: string[], stdin = ''): Promise<Ran> =>
  paperloom(['export', '--format', 'json', ...args], {
    cwd: folder,
    stdin,
    env: { XDG_CACHE_HOME: folder },
  });

/** Ids of nodes and edges of an export. */
async function exported(args: string[], stdin = ''): Promise<{ nodes: string[]; edges: string[] }> {
  const { code, stdout } = await run(args, stdin);
  expect(code).toBe(0);
  const { nodes, edges } = JSON.parse(stdout) as Record<'nodes' | 'edges', { key: string }[]>;
  return { nodes: nodes.map(({ key }) => key), edges: edges.map(({ key }) => key) };
}

const COMPARED = 'MATCH (p:Paper)-[r:COMPARES_WITH]->(m:Method) RETURN p, r, m';

describe('export --cypher', () => {
  test('keeps the relationships that the query returns, and their ends', async () => {
    const all = {
      nodes: ['2106.09685', '2403.03507', 'method:full-fine-tuning', 'method:lora'],
      edges: [
        '2106.09685|COMPARES_WITH|method:full-fine-tuning',
        '2403.03507|COMPARES_WITH|method:lora',
      ],
    };
    expect(await exported(['--cypher', COMPARED])).toEqual(all);
    expect(await exported(['--cypher', COMPARED.replace('p, r, m', 'r')])).toEqual(all);
  });

  test('of nodes alone keeps the relations among them', async () => {
    expect(await exported(['--cypher', COMPARED.replace('p, r, m', 'p, m')])).toEqual({
      nodes: ['2106.09685', '2403.03507', 'method:full-fine-tuning', 'method:lora'],
      edges: [
        '2106.09685|COMPARES_WITH|method:full-fine-tuning',
        '2106.09685|INTRODUCES|method:lora',
        '2403.03507|COMPARES_WITH|method:lora',
        'method:lora|PART_OF|method:full-fine-tuning',
      ],
    });
  });

  test('holds together with the other options', async () => {
    const { nodes, edges } = await exported(['--cypher', COMPARED, '--since', '2024']);
    expect(nodes).toEqual(['2403.03507', 'method:lora']);
    expect(edges).toEqual(['2403.03507|COMPARES_WITH|method:lora']);
    const methods = await exported(['--cypher', COMPARED, '--type', 'Method']);
    expect(methods).toEqual({ nodes: ['method:full-fine-tuning', 'method:lora'], edges: [] });
    const { stdout } = await run(['--cypher', COMPARED, '--no-abstracts']);
    expect(stdout).not.toContain('Unlike LoRA');
  });

  test('reads the query from standard input', async () => {
    const query = '\uFEFFMATCH (b:Benchmark) // all\nRETURN b;\n';
    const { nodes } = await exported(['--cypher', '-'], query);
    expect(nodes).toEqual(['benchmark:glue', 'benchmark:mmlu']);
  });

  test('of a query that finds nothing writes a file without nodes, and says so', async () => {
    const ran = await run(['--cypher', "MATCH (m:Method) WHERE m.name = 'none' RETURN m.name"]);
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.stdout)).toMatchObject({ nodes: [], edges: [] });
    expect(ran.stderr).toBe('Nothing matches: there are no nodes in the export.\n');
  });

  test('gives hints about names that the graph has not', async () => {
    const { code, stderr } = await run(['--cypher', 'MATCH (m:Metod) RETURN m']);
    expect(code).toBe(0);
    expect(stderr).toContain('Did you mean "Method"?');
  });

  test.each([
    ['MATCH (m:Method) RETURN m.name', 2, 'MATCH (p:Paper)-[r]->(m:Method) RETURN p, r, m'],
    ['MATCH (c:Community) RETURN c', 2, 'returns no paper, method, model or benchmark'],
    ['MATCH (m:Method {name: $name}) RETURN m', 2, 'write the value in the place of $name'],
    ['  ', 2, 'The query is empty'],
    ['RETURN 1; RETURN 2', 2, 'These are 2 queries'],
    ['CREATE (m:Method) RETURN m', 1, 'Nothing was changed.'],
    ['MATCH (m:Method RETURN m', 1, '  1 | MATCH (m:Method RETURN m\n    |                 ^'],
  ])('%j is refused in one sentence', async (cypher, code, sentence) => {
    const ran = await run(['--cypher', cypher]);
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code, stdout: '' });
    expect(ran.stderr).toContain(sentence);
    expect(ran.stderr).not.toMatch(/^\s+at /m);
  });
});
