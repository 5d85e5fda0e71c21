import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readGraphFolder } from '../../src/graph/folder.ts';
import { HEAD, listing, PAPERS } from '../sources/pages.ts';
import { scratch } from '../sources/reading.ts';

const BIN = fileURLToPath(new URL('../../bin/paperloom.js', import.meta.url));

/** Counts what the program does to folders, and has the system kill it (SIGKILL) before step KILL_AT. */
const WATCH = `
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
let steps = 0;
for (const name of ['mkdir', 'open', 'writeFile', 'rename', 'rm']) {
  const plain = fs[name];
  fs[name] = (...parameters) => {
    steps += 1;
    if (steps === Number(process.env.KILL_AT)) process.kill(process.pid, 'SIGKILL');
    return plain(...parameters);
  };
}
syncBuiltinESMExports();
`;

/** @returns whether it came to its end */
async function build(cwd: string, input: string, killAt: number): Promise<boolean> {
  const child = spawn(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(WATCH)}`, BIN, 'build', input],
    { cwd, stdio: 'ignore', env: { ...process.env, KILL_AT: String(killAt) } },
  );
  const [code, signal] = await once(child, 'exit');
  expect([code, signal]).toEqual(signal ? [null, 'SIGKILL'] : [0, null]);
  return signal === null;
}

it('a build killed at any step leaves the old graph or the new one, whole', {
  timeout: 300_000,
}, async () => {
  const cwd = scratch();
  writeFileSync(join(cwd, 'old.txt'), HEAD + listing(PAPERS.LORA));
  writeFileSync(join(cwd, 'new.txt'), HEAD + listing(PAPERS.H2O, PAPERS.ADAM));
  const papersNow = async () => (await readGraphFolder(join(cwd, 'graph'))).papers.length;
  await build(cwd, 'old.txt', 0);
  const found: number[] = [];
  // Each build also finds what the killed one before it left.
  for (let step = 1; !(await build(cwd, 'new.txt', step)); step += 1) {
    found.push(await papersNow());
    if (found.at(-1) === 2) await build(cwd, 'old.txt', 0);
  }
  expect(new Set(found)).toEqual(new Set([1, 2]));
  expect(await papersNow()).toBe(2);
  expect(readdirSync(cwd).toSorted()).toEqual(['graph', 'new.txt', 'old.txt']);
});
