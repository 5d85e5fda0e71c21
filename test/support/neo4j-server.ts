import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Neo4jJars, neo4jClassPath } from './neo4j-jars.ts';

const SERVE = fileURLToPath(new URL('./neo4j/Serve.java', import.meta.url));

// A server that lives for minutes: the optimising compiler would cost more than it gives.
// The room for what is young spares it collecting while it plans its first queries.
const QUICK = ['-Xms768m', '-Xmx1g', '-Xmn512m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** Where a server listens, and who may in. */
export interface Neo4jAddress {
  uri: string;
  user: string;
  password: string;
}

export interface Neo4jServer extends Neo4jAddress {
  stop(): Promise<void>;
}

/** What kind of server, where it is not the one that most tests run against. */
export interface Neo4jKind extends Neo4jJars {
  /** The `java` that runs it (findJava): newer servers want a newer one than the path may have. */
  java?: string;
  /** Its folder, with data that an importer may have put there. It stays when the server stops. */
  folder?: string;
}

/**
 * The server that NEO4J_URI names (with NEO4J_USER and NEO4J_PASSWORD), else a Neo4j Community of our own on a free
 * port of 127.0.0.1, with its data in a temporary folder that `stop` removes.
 */
export async function startNeo4j(): Promise<Neo4jServer> {
  const { NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD } = process.env;
  if (NEO4J_URI) {
    const user = NEO4J_USER || 'neo4j';
    return { uri: NEO4J_URI, user, password: NEO4J_PASSWORD ?? '', stop: async () => {} };
  }
  return startOwnNeo4j();
}

/** A Neo4j Community of our own, of a certain kind, whatever NEO4J_URI says. */
export async function startOwnNeo4j(kind: Neo4jKind = {}): Promise<Neo4jServer> {
  const folder = kind.folder ?? mkdtempSync(join(tmpdir(), 'paperloom-neo4j-'));
  const clear = () => {
    if (kind.folder === undefined) rmSync(folder, { recursive: true, force: true });
  };
  const server = await launchNeo4j(folder, { kind }).catch((error) => {
    clear();
    throw error;
  });
  return {
    ...server,
    async stop() {
      await server.stop();
      clear();
    },
  };
}

export interface LaunchedNeo4j extends Neo4jServer {
  port: number;
  /** Ends it as a crash does (SIGKILL). */
  kill(): Promise<void>;
}

/**
 * A Neo4j Community on a folder, which holds what it held when a server on it was stopped or killed.
 *
 * @param options.port 0 for a free one
 */
export async function launchNeo4j(
  folder: string,
  { port = 0, kind = {} }: { port?: number; kind?: Omit<Neo4jKind, 'folder'> } = {},
): Promise<LaunchedNeo4j> {
  const classPath = neo4jClassPath(kind);
  if (kind.gds) addGds(folder, classPath);
  // Serve.java sets it at each start, and Neo4j wants a new one then.
  const password = `for-tests-only-${process.hrtime.bigint()}`;
  const options = [...QUICK, '-cp', classPath, SERVE, folder, String(port)];
  const java = spawn(kind.java ?? 'java', options, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NEO4J_PASSWORD: password },
  });
  let said = '';
  const gone = new Promise<void>((resolve) => java.once('close', () => resolve()));
  java.stdin.on('error', () => {});
  java.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const ready = await new Promise<number>((resolve, reject) => {
    java.stdout.on('data', (chunk) => {
      said += chunk;
      const ready = /^ready (\d+)$/m.exec(said);
      if (ready) resolve(Number(ready[1]));
    });
    java.once('error', reject);
    java.once('close', () => reject(new Error(`The test's Neo4j did not start:\n${said}`)));
  });
  return {
    uri: `bolt://127.0.0.1:${ready}`,
    user: 'neo4j',
    password,
    port: ready,
    async stop() {
      java.stdin.end();
      await gone;
    },
    async kill() {
      java.kill('SIGKILL');
      await gone;
    },
  };
}

/** As the server's Docker image does it: the jars where procedures are looked for, and leave to use what is inside. */
function addGds(folder: string, classPath: string): void {
  const plugins = join(folder, 'plugins');
  mkdirSync(plugins, { recursive: true });
  for (const jar of classPath.split(delimiter)) {
    if (/[/\\]org[/\\]neo4j[/\\]gds[/\\]/.test(jar)) symlinkSync(jar, join(plugins, basename(jar)));
  }
  writeFileSync(join(folder, 'neo4j.conf'), 'dbms.security.procedures.unrestricted=gds.*\n');
}
