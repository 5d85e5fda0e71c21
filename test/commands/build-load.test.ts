import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readGraphFolder } from '../../src/graph/folder.ts';
import { openNeo4j } from '../../src/stores/neo4j.ts';
import { HEAD, listing, PAPERS } from '../sources/pages.ts';
import { scratch } from '../sources/reading.ts';
import { type Neo4jTurn, takeNeo4j } from '../support/neo4j.ts';
import { paperloom } from '../support/paperloom.ts';

let turn: Neo4jTurn;

beforeAll(async () => {
  turn = await takeNeo4j();
}, 600_000);

afterAll(() => turn?.release());

it('build --load writes the graph folder and brings Neo4j to it', async () => {
  const cwd = scratch();
  writeFileSync(join(cwd, 'page.txt'), HEAD + listing(PAPERS.LORA, PAPERS.H2O));
  const env = { NEO4J_USER: turn.user, NEO4J_PASSWORD: turn.password };
  const ran = await paperloom(['build', 'page.txt', '--load', turn.uri], { cwd, env });
  expect(ran).toMatchObject({ code: 0, stdout: '' });
  expect(ran.stderr).toContain('Wrote graph in ');
  const { papers, entities } = await readGraphFolder(join(cwd, 'graph'));
  const store = await openNeo4j(turn.uri, turn);
  const { rows } = await store.query(
    'MATCH (n) WHERE n.id IS NOT NULL AND NOT n:Community RETURN n.id AS id ORDER BY id',
  );
  await store.close();
  const ids = [...papers, ...entities].map(({ id }) => [id]);
  expect(rows).toEqual(ids.toSorted());
});

it('build --load with a wrong password says so before the work', async () => {
  const cwd = scratch();
  writeFileSync(join(cwd, 'page.txt'), HEAD + listing(PAPERS.LORA));
  const env = { NEO4J_USER: turn.user, NEO4J_PASSWORD: 'not-the-password' };
  const ran = await paperloom(['build', 'page.txt', '--load', turn.uri], { cwd, env });
  expect(ran).toMatchObject({ code: 1, stdout: '' });
  expect(ran.stderr.trim().split('\n')).toEqual([expect.stringMatching(/password/i)]);
});
