import { type ExecFileSyncOptions, execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installDebianPackages } from './debian.ts';
import { testCache } from './test-cache.ts';

/** What docs/notebook.md uses, and what that needs, each exactly so. */
const PACKAGES = [
  'pandas==3.1.1',
  'networkx==3.6.1',
  'neo4j==6.4.1',
  'numpy==2.4.6',
  'python-dateutil==4.0.0',
  'pytz==2026.6',
  'tzdata==2026.6',
];

const PURPOSE = 'Python 3.11 or newer with its module venv';

/**
 * A Python that has the packages of the notebook: a virtual environment in the tests' cache, which pip fills the first time (some
 * 100 MB).
 */
export function notebookPython(): string {
  const able = 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))';
  if (spawnSync('python3', ['-c', able]).status !== 0) {
    installDebianPackages(['python3', 'python3-venv'], PURPOSE);
  }
  const version = execFileSync('python3', ['--version'], { encoding: 'utf8' });
  const name = createHash('sha256')
    .update([version, ...PACKAGES].join('\n'))
    .digest('hex');
  const folder = join(testCache(), `python-${name.slice(0, 16)}`);
  const python = join(folder, 'bin', 'python');
  // Scripts in it name their own folder, so that it cannot be made elsewhere and moved.
  const whole = join(folder, 'whole');
  if (!existsSync(whole)) {
    mkdirSync(testCache(), { recursive: true });
    rmSync(folder, { recursive: true, force: true });
    const quiet: ExecFileSyncOptions = { stdio: ['ignore', 2, 2] };
    execFileSync('python3', ['-m', 'venv', folder], quiet);
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', ...PACKAGES], quiet);
    writeFileSync(`${whole}.new`, '');
    renameSync(`${whole}.new`, whole);
  }
  return python;
}
