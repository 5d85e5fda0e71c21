import { createServer, type Socket } from 'node:net';
import neo4j from 'neo4j-driver';
import type { TestProject } from 'vitest/node';
import { type Neo4jServer, startNeo4j } from './neo4j-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    neo4jBroker: number;
  }
}

/**
 * Runs once for the whole test run: opens the door at which test files ask for the one Neo4j (see neo4j.ts). The server starts
 * when the first of them asks and is stopped at the end. They take turns: who holds a connection has the database alone, and
 * gets it empty.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<Neo4jServer> | undefined;
  let first = true;
  let turn = Promise.resolve();

  const serve = async (socket: Socket): Promise<void> => {
    const left = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => {});
    try {
      server ??= startNeo4j();
      const { uri, user, password } = await server;
      await empty({ uri, user, password }, first && Boolean(process.env.NEO4J_URI));
      first = false;
      socket.write(`${JSON.stringify({ uri, user, password })}\n`);
    } catch (error) {
      socket.end(`${JSON.stringify({ error: (error as Error).message })}\n`);
    }
    await left;
  };
  const door = createServer((socket) => {
    turn = turn.then(() => serve(socket));
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const address = door.address();
  if (address === null || typeof address === 'string') throw new Error('no port for the tests');
  project.provide('neo4jBroker', address.port);

  return async () => {
    door.close();
    await (await server?.catch(() => undefined))?.stop();
  };
}

/** @param refuse a server that someone runs is not emptied when it holds anything at the start of the run */
async function empty(
  { uri, user, password }: { uri: string; user: string; password: string },
  refuse: boolean,
): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  try {
    if (refuse && (await driver.executeQuery('MATCH (n) RETURN n LIMIT 1')).records.length > 0) {
      throw new Error(`The database at ${uri} is not empty, and the tests would empty it.`);
    }
    await driver.session().run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS');
    const { records } = await driver.executeQuery('SHOW CONSTRAINTS YIELD name');
    for (const record of records) await drop(driver, 'CONSTRAINT', record.get('name'));
    const indexes = await driver.executeQuery(
      'SHOW INDEXES YIELD name, type WHERE type <> "LOOKUP"',
    );
    for (const record of indexes.records) await drop(driver, 'INDEX', record.get('name'));
  } finally {
    await driver.close();
  }
}

async function drop(driver: neo4j.Driver, what: string, name: string): Promise<void> {
  await driver.executeQuery(`DROP ${what} \`${name.replaceAll('`', '``')}\` IF EXISTS`);
}
