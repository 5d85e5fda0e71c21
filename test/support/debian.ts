import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

let updated = false;

/**
 * Installs Debian packages that a test needs, where the test run may do so: on Debian, as root. Elsewhere it throws an
 * error that says exactly what to install.
 * @param purpose what needs them, and how to name a copy that is already there ("a Chromium, or set CHROMIUM_PATH")
 */
export function installDebianPackages(packages: string[], purpose: string): void {
  const isDebian =
    existsSync('/etc/os-release') &&
    /\bID(_LIKE)?=.*debian/.test(readFileSync('/etc/os-release', 'utf8'));
  if (!isDebian || process.getuid?.() !== 0) {
    throw new Error(
      `The tests need ${purpose}. On Debian: apt-get install --no-install-recommends ${packages.join(' ')}`,
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if (!updated) execFileSync('apt-get', ['-q', 'update'], { stdio: 'inherit', env });
  updated = true;
  execFileSync('apt-get', ['-q', '-y', 'install', '--no-install-recommends', ...packages], {
    stdio: 'inherit',
    env,
  });
}
