import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/schema.ts';
import { FaultRun, moments } from '../support/faults.ts';
import { graphFolder, temporaryFolder } from '../support/graph-folder.ts';
import { wovenGraph } from '../support/woven-graph.ts';

// bench/faults/faults.mjs asks for more, on a larger graph.
const {
  PAPERLOOM_FAULTS: count = '3',
  PAPERLOOM_FAULTS_SEED: seed = '6',
  PAPERLOOM_FAULTS_GRAPH: large,
  PAPERLOOM_FAULTS_BATCH: batch = '40',
} = process.env;

/** Of the woven graph the methods and how papers use them: a server that has just started plans each kind of statement for long. */
function methodsOnly(): Graph {
  const { papers, entities, relations } = wovenGraph();
  const methods = entities.filter(({ type }) => type === 'Method');
  const ids = new Set(methods.map(({ id }) => id));
  const kept = relations.filter(({ type, to }) => type === 'USES' && ids.has(to));
  return { papers, entities: methods, relations: kept, communities: [], layout: [] };
}

const folder = temporaryFolder();
let run: FaultRun;
let batches: number;

beforeAll(async () => {
  const graph = large ?? (await graphFolder(folder.path, methodsOnly()));
  mkdirSync(join(folder.path, 'server'));
  run = new FaultRun(graph, join(folder.path, 'server'), Number(batch));
  batches = await run.start();
}, 600_000);

afterAll(async () => {
  await run?.stop();
  folder.remove();
}, 120_000);

test('a load takes more batches than it is killed after', () => {
  expect(batches).toBeGreaterThan(10);
});

test.each(['killLoader', 'killServer'] as const)(
  '%s in the middle of a load: the next load makes it whole',
  async (what) => {
    const outcomes = [];
    for (const moment of moments(Number(count), batches - 1, Number(seed))) {
      const outcome = await run[what](moment);
      if (large) process.stdout.write(`${what} ${JSON.stringify(outcome)} of ${batches}\n`);
      expect(outcome).toMatchObject({ moment, differing: 0, again: 0 });
      outcomes.push(outcome);
    }
    // A kill may come late, but not always.
    expect(outcomes.some(({ created }) => created > 0)).toBe(true);
    if (what === 'killLoader') return;
    expect(outcomes.map(({ said }) => said).join('\n')).toMatch(
      /^(The connection to Neo4j at .* broke: .* do the same again|No Neo4j answers at )/m,
    );
  },
  7_200_000,
);
