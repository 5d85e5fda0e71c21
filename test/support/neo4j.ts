import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { inject, vi } from 'vitest';
import type { Neo4jAddress } from './neo4j-server.ts';

// A server that has just started plans its first queries slowly, and a file waits for its turn.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 900_000 });

export interface Neo4jTurn extends Neo4jAddress {
  /** Hands the database on to the next test file. */
  release(): void;
}

/**
 * A real Neo4j, empty, for this test file alone until `release` (or the end of its process). Waits for its turn; the first turn
 * of a run starts the server.
 */
export async function takeNeo4j(): Promise<Neo4jTurn> {
  const socket = connect(inject('neo4jBroker'), '127.0.0.1');
  for await (const line of createInterface({ input: socket })) {
    const answer = JSON.parse(line) as Neo4jAddress & { error?: string };
    if (answer.error !== undefined) throw new Error(answer.error);
    return { ...answer, release: () => socket.destroy() };
  }
  throw new Error('The test run ended before this file had its turn with Neo4j.');
}
