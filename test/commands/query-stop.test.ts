import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openNeo4j } from '../../src/stores/neo4j.ts';
import type { GraphStore } from '../../src/stores/store.ts';
import { graphFolder, temporaryFolder } from '../support/graph-folder.ts';
import { type Neo4jTurn, takeNeo4j } from '../support/neo4j.ts';
import { type Ran, startPaperloom } from '../support/paperloom.ts';
import { smallGraph } from '../support/small-graph.ts';

/** Would run for hours on either store. */
const ENDLESS =
  'UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a * b < 0 RETURN count(*) AS endless';

const folder = temporaryFolder();
let turn: Neo4jTurn;
let server: GraphStore;
let graph: string;
let temporary: string;

beforeAll(async () => {
  graph = await graphFolder(folder.path, smallGraph());
  temporary = join(folder.path, 'temporary');
  mkdirSync(temporary);
  turn = await takeNeo4j();
  server = await openNeo4j(turn.uri, turn);
}, 600_000);

afterAll(async () => {
  await server?.close();
  turn?.release();
  folder.remove();
});

function start(...args: string[]): { kill(signal: NodeJS.Signals): void; ran: Promise<Ran> } {
  const env = {
    XDG_CACHE_HOME: folder.path,
    TMPDIR: temporary,
    NEO4J_USER: turn.user,
    NEO4J_PASSWORD: turn.password,
  };
  return startPaperloom(['query', ...args], { cwd: folder.path, env });
}

/** How many transactions of the endless query run on the server, as it says itself. */
async function running(): Promise<number> {
  const { rows } = await server.query(
    "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery ENDS WITH 'AS endless' RETURN count(*)",
  );
  return rows[0]![0] as number;
}

const soon = { timeout: 60_000, interval: 100 };

describe('a query that is given up', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('by %s ends on the server', async (signal) => {
    const program = start('-e', ENDLESS, '--on', turn.uri);
    await vi.waitUntil(async () => (await running()) === 1, soon);
    program.kill(signal);
    expect(await program.ran).toEqual({
      code: signal === 'SIGINT' ? 130 : 143,
      stdout: '',
      stderr: 'paperloom: Stopped; it was ended on the server.\n',
    });
    expect(await running()).toBe(0);
  });

  test('at its time limit ends on the server', async () => {
    const program = start('-e', ENDLESS, '--on', turn.uri, '--timeout', '0.5');
    expect(await program.ran).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'paperloom: The query took longer than its time limit of 0.5 s; it was ended on the server.\n',
    });
    expect(await running()).toBe(0);
  });

  test('at its time limit ends with the program where the engine cannot end it', async () => {
    const program = start('-e', ENDLESS, '--on', graph, '--timeout', '0.5');
    const { code, stdout, stderr } = await program.ran;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('The query took longer than its time limit of 0.5 s; the embedded');
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('by a signal of its asker ends on the server, and the store answers on', async () => {
    const controller = new AbortController();
    const asked = server.query(ENDLESS, {}, { signal: controller.signal });
    const refused = expect(asked).rejects.toThrow('Stopped; it was ended on the server.');
    const other = await openNeo4j(turn.uri, turn);
    await vi.waitUntil(async () => (await running()) === 1, soon);
    controller.abort();
    await refused;
    expect(await running()).toBe(0);
    await other.close();
  });

  test('before it begins is never asked for long', async () => {
    await expect(server.query(ENDLESS, {}, { signal: AbortSignal.abort() })).rejects.toThrow(
      'Stopped',
    );
    await vi.waitUntil(async () => (await running()) === 0, soon);
  });
});

test('an answer within the limit is the answer', async () => {
  const { code, stdout } = await start('-e', 'RETURN 1 AS one', '--on', turn.uri, '--timeout', '60')
    .ran;
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'one\n  1\n' });
});
