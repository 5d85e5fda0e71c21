import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where systems keep their JDKs, one folder each: Debian and others, macOS. */
const JVM_FOLDERS = ['/usr/lib/jvm', '/Library/Java/JavaVirtualMachines'];

/** Whether a program starts and its version is at least `major`. */
export function runs(program: string, major: number, pattern: RegExp): boolean {
  const { status, stdout, stderr } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return status === 0 && Number(pattern.exec(stdout + stderr)?.[1] ?? 0) >= major;
}

/**
 * The `java` of a JDK of at least this version: the one on the path, in JAVA_HOME, or the oldest that will do among those that
 * the system keeps. Undefined where there is none. A JDK, since a JRE alone cannot run a source file.
 */
export function findJava(major: number): string | undefined {
  if (runs('javac', major, /javac (\d+)/)) return 'java';
  const kept = JVM_FOLDERS.filter(existsSync).flatMap((folder) =>
    readdirSync(folder).flatMap((name) => [
      join(folder, name),
      join(folder, name, 'Contents', 'Home'),
    ]),
  );
  const fit = [process.env.JAVA_HOME ?? '', ...kept]
    .map((home) => ({ home, version: versionOf(home) }))
    .filter(({ version }) => version >= major)
    .sort((a, b) => a.version - b.version);
  return fit[0] && join(fit[0].home, 'bin', 'java');
}

/** From the file that every JDK carries, so that none need be started; 0 for what is no JDK. */
function versionOf(home: string): number {
  if (home === '' || !existsSync(join(home, 'bin', 'javac'))) return 0;
  const release = join(home, 'release');
  if (!existsSync(release)) return 0;
  return Number(/^JAVA_VERSION="(\d+)/m.exec(readFileSync(release, 'utf8'))?.[1] ?? 0);
}
