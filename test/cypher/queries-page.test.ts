import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SCRIPT = fileURLToPath(new URL('../../tools/docs/queries.js', import.meta.url));

// It needs the built program, as the tests of the commands do.
test('docs/queries.md is what the headers and the answers on the bundled papers make', () => {
  const { status, stderr } = spawnSync(process.execPath, [SCRIPT, '--check'], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
}, 300_000);
