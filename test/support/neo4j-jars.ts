import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDebianPackages } from './debian.ts';

const POM = fileURLToPath(new URL('./neo4j/pom.xml', import.meta.url));

const PURPOSE = 'a Java 17 JDK and Maven (or a server that NEO4J_URI names)';

/** Whether a program starts and its version is at least `major`. */
function runs(program: string, major: number, pattern: RegExp): boolean {
  const { status, stdout, stderr } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return status === 0 && Number(pattern.exec(stdout + stderr)?.[1] ?? 0) >= major;
}

/** Makes sure that `javac` (so that `java` runs a source file) and `mvn` are there. */
function requireTools(): void {
  const missing = [
    ...(runs('javac', 17, /javac (\d+)/) ? [] : ['openjdk-17-jdk-headless']),
    ...(runs('mvn', 3, /Maven (\d+)/) ? [] : ['maven']),
  ];
  if (missing.length > 0) installDebianPackages(missing, PURPOSE);
}

/**
 * The class path of the Neo4j server that neo4j/pom.xml names. Maven resolves it from Maven Central the first time (about 150 MB);
 * after that the list, kept in the user's cache folder, is used as it is.
 */
export function neo4jClassPath(): string {
  requireTools();
  const pom = createHash('sha256').update(readFileSync(POM)).digest('hex').slice(0, 16);
  const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'paperloom-test');
  const list = join(folder, `neo4j-${pom}.classpath`);
  if (!existsSync(list) || !allThere(readFileSync(list, 'utf8'))) {
    mkdirSync(folder, { recursive: true });
    const unfinished = `${list}.${process.pid}`;
    execFileSync(
      'mvn',
      ['-q', '-B', '-f', POM, 'dependency:build-classpath', `-Dmdep.outputFile=${unfinished}`],
      { stdio: ['ignore', 2, 2] },
    );
    renameSync(unfinished, list);
  }
  return readFileSync(list, 'utf8').trim();
}

function allThere(classPath: string): boolean {
  return classPath.trim().split(delimiter).every(existsSync);
}
