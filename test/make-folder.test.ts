import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkParent, makeFolder } from '../src/make-folder.ts';

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'paperloom-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('makes a folder and those above it, and leaves one that is there', async () => {
  const path = join(scratch(), 'a', 'b');
  await makeFolder(path);
  writeFileSync(join(path, 'kept'), '');
  await makeFolder(path);
  expect(existsSync(join(path, 'kept'))).toBe(true);
});

test('a folder can be made wherever the nearest one above lets it', async () => {
  await expect(checkParent(join(scratch(), 'a', 'b', 'c'))).resolves.toBeUndefined();
});

test.each(['', 'a', 'a/b'])('a file in its way is told: file/%s', async (rest) => {
  const file = join(scratch(), 'file');
  writeFileSync(file, '');
  const code = rest === '' ? 'EEXIST' : 'ENOTDIR';
  await expect(makeFolder(join(file, rest))).rejects.toMatchObject({ code });
});

test('below a file no folder could be made', async () => {
  const file = join(scratch(), 'file');
  writeFileSync(file, '');
  await expect(checkParent(join(file, 'a', 'b'))).rejects.toMatchObject({ code: 'ENOTDIR' });
});

// No permission stops root, who may run these tests; /proc takes folders from nobody.
test('a place that takes no folders says so', async () => {
  await expect(makeFolder('/proc/paperloom/graph')).rejects.toMatchObject({ code: 'ENOENT' });
});
