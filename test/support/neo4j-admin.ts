import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Neo4jJars, neo4jClassPath } from './neo4j-jars.ts';

/**
 * A neo4j-admin that works on a server's folder (startOwnNeo4j takes the same one): the path of a program as the server's own
 * download has it in bin.
 */
export function neo4jAdmin(
  folder: string,
  { java = 'java', ...jars }: Neo4jJars & { java?: string },
): string {
  const conf = join(folder, 'conf');
  mkdirSync(conf, { recursive: true });
  writeFileSync(join(conf, 'neo4j.conf'), '');
  const program = join(folder, 'neo4j-admin');
  writeFileSync(
    program,
    `#!/bin/sh
NEO4J_HOME='${folder}' NEO4J_CONF='${conf}' exec '${java}' -Xmx1g -XX:TieredStopAtLevel=1 --add-opens=java.base/java.nio=ALL-UNNAMED -cp '${neo4jClassPath(jars)}' org.neo4j.cli.AdminTool "$@"
`,
  );
  chmodSync(program, 0o755);
  return program;
}
