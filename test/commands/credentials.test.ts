import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { graphFolder, temporaryFolder } from '../support/graph-folder.ts';
import { type Neo4jTurn, takeNeo4j } from '../support/neo4j.ts';
import { paperloom } from '../support/paperloom.ts';
import { smallGraph } from '../support/small-graph.ts';

const BIN = fileURLToPath(new URL('../../bin/paperloom.js', import.meta.url));
const folder = temporaryFolder();
let turn: Neo4jTurn;

beforeAll(async () => {
  turn = await takeNeo4j();
}, 600_000);

afterAll(() => {
  turn?.release();
  folder.remove();
});

/** Runs the program at a terminal of its own (`script` of util-linux makes one) and types an answer at each question. */
function atTerminal(
  args: string[],
  answers: [question: RegExp, typed: string][],
): Promise<{ code: number | null; screen: string }> {
  const { NEO4J_USER: _, NEO4J_PASSWORD: __, ...env } = process.env;
  const command = [process.execPath, BIN, ...args].map((one) => `'${one}'`).join(' ');
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    cwd: folder.path,
    env: { ...env, TERM: 'dumb' },
  });
  let screen = '';
  let seen = 0;
  child.stdout.setEncoding('utf8').on('data', (text) => {
    screen += text;
    const [question, typed] = answers[0] ?? [];
    if (question?.test(screen.slice(seen))) {
      seen = screen.length;
      answers.shift();
      child.stdin.write(typed!);
    }
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, screen }));
  });
}

test('a password that is not set is asked for, and nothing of it is shown', async () => {
  const { code, screen } = await atTerminal(
    ['query', '-e', 'RETURN 42 AS answer', '--on', turn.uri],
    [
      [/User at \S+ \[neo4j\]: $/, `${turn.user}\r`],
      [/Password of neo4j: $/, `${turn.password}\r`],
    ],
  );
  expect(screen).toContain('answer');
  expect(screen).toContain('42');
  expect(screen).not.toContain(turn.password);
  expect(code).toBe(0);
});

test('load asks too, and tells a wrong password', async () => {
  const graph = await graphFolder(folder.path, smallGraph());
  const { code, screen } = await atTerminal(
    ['load', graph, '--to', turn.uri],
    [
      [/User at .*: $/, '\r'],
      [/Password of neo4j: $/, 'not the password\r'],
    ],
  );
  expect(screen).toContain('refused the user and password');
  expect(screen).not.toContain('not the password');
  expect(code).toBe(1);
});

test('Ctrl-C at the question ends the program', async () => {
  const { code } = await atTerminal(
    ['query', '-e', 'RETURN 1', '--on', turn.uri],
    [[/User at .*: $/, '\x03']],
  );
  expect(code).toBe(130);
});

test('without a terminal nobody is asked', async () => {
  const env = { NEO4J_USER: '', NEO4J_PASSWORD: '' };
  const { code, stderr } = await paperloom(['query', '-e', 'RETURN 1', '--on', turn.uri], { env });
  expect(code).toBe(1);
  expect(stderr).toContain('asks for a user and a password: set NEO4J_USER and NEO4J_PASSWORD.');
});

test('a database is asked by name, and one that is not there is told', async () => {
  const env = { NEO4J_USER: turn.user, NEO4J_PASSWORD: turn.password };
  const asked = (database: string) =>
    paperloom(['query', '-e', 'RETURN 1 AS one', '--on', turn.uri, '--database', database], {
      env,
    });
  expect(await asked('neo4j')).toEqual({ code: 0, stdout: 'one\n  1\n', stderr: '' });
  const { code, stdout, stderr } = await asked('no-such-database');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('no-such-database');
});
