import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDebianPackages } from './debian.ts';
import { runs } from './java.ts';
import { testCache } from './test-cache.ts';

const POM = fileURLToPath(new URL('./neo4j/pom.xml', import.meta.url));

const PURPOSE = 'a Java 17 JDK and Maven (or a server that NEO4J_URI names)';

/** Which jars: of the version that neo4j/pom.xml names unless another is, with the Graph Data Science library or not. */
export interface Neo4jJars {
  version?: string | undefined;
  gds?: boolean | undefined;
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
 * The class path of a Neo4j server, its importer included. Maven resolves it from Maven Central the first time (about 150 MB);
 * after that the list, kept in the user's cache folder, is used as it is.
 */
export function neo4jClassPath({ version, gds = false }: Neo4jJars = {}): string {
  requireTools();
  const asked = [
    ...(version === undefined ? [] : [`-Dneo4j.version=${version}`]),
    ...(gds ? ['-Pgds'] : []),
  ];
  const pom = createHash('sha256').update(readFileSync(POM)).update(asked.join(' ')).digest('hex');
  const list = join(testCache(), `neo4j-${pom.slice(0, 16)}.classpath`);
  if (!existsSync(list) || !allThere(readFileSync(list, 'utf8'))) {
    mkdirSync(testCache(), { recursive: true });
    const unfinished = `${list}.${process.pid}`;
    execFileSync(
      'mvn',
      [
        '-q',
        '-B',
        '-f',
        POM,
        ...asked,
        'dependency:build-classpath',
        `-Dmdep.outputFile=${unfinished}`,
      ],
      { stdio: ['ignore', 2, 2] },
    );
    renameSync(unfinished, list);
  }
  return readFileSync(list, 'utf8').trim();
}

function allThere(classPath: string): boolean {
  return classPath.trim().split(delimiter).every(existsSync);
}
