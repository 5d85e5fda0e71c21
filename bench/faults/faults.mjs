/**
 * Kills a load in its middle, twenty times the loader and twenty times the server (SIGKILL after the nth acknowledged batch, n drawn from a
 * seed), loads again and verifies: nothing may differ. A line per moment: what was missing, what differs after the next load.
 *
 *   npm run build:node
 *   node bench/faults/faults.mjs GRAPH [--moments 20] [--seed 6] [--batch 500]
 */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    moments: { type: 'string', default: '20' },
    seed: { type: 'string', default: '6' },
    batch: { type: 'string', default: '500' },
  },
});
if (positionals.length !== 1) {
  process.stderr.write(
    'usage: node bench/faults/faults.mjs GRAPH [--moments 20] [--seed 6] [--batch 500]\n',
  );
  process.exit(2);
}
const { status } = spawnSync(
  'npx',
  [
    'vitest',
    'run',
    'test/stores/load-faults.test.ts',
    '--maxWorkers=1',
    '--disable-console-intercept',
  ],
  {
    stdio: 'inherit',
    cwd: new URL('../..', import.meta.url),
    env: {
      ...process.env,
      PAPERLOOM_FAULTS: values.moments,
      PAPERLOOM_FAULTS_SEED: values.seed,
      PAPERLOOM_FAULTS_BATCH: values.batch,
      PAPERLOOM_FAULTS_GRAPH: resolve(positionals[0]),
    },
  },
);
process.exitCode = status ?? 1;
