import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { neo4jClassPath } from './neo4j-jars.ts';

const SERVE = fileURLToPath(new URL('./neo4j/Serve.java', import.meta.url));

// A server that lives for minutes: the optimising compiler would cost more than it gives.
const QUICK = ['-Xmx1g', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** Where a server listens, and who may in. */
export interface Neo4jAddress {
  uri: string;
  user: string;
  password: string;
}

export interface Neo4jServer extends Neo4jAddress {
  stop(): Promise<void>;
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
  const folder = mkdtempSync(join(tmpdir(), 'paperloom-neo4j-'));
  const server = await launchNeo4j(folder).catch((error) => {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  });
  return {
    ...server,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
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
 * @param port 0 for a free one
 */
export async function launchNeo4j(folder: string, port = 0): Promise<LaunchedNeo4j> {
  const classPath = neo4jClassPath();
  const password = 'for-tests-only';
  const java = spawn('java', [...QUICK, '-cp', classPath, SERVE, folder, String(port)], {
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
