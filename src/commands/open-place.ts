import { UsageError } from '../errors.ts';
import { Neo4jError } from '../stores/neo4j-errors.ts';
import { isAddress, openServer, openStore } from '../stores/open.ts';
import type { GraphStore, LoadableStore } from '../stores/store.ts';
import { canAsk, prompt } from './prompt.ts';

/** What a person says of a server on the command line; user and password never stand there. */
export interface ServerFlags {
  database?: string;
}

/** Opens a graph folder or a Neo4j for Cypher. */
export async function openPlace(place: string, flags: ServerFlags): Promise<GraphStore> {
  if (isAddress(place)) return openServerOf(place, flags);
  if (flags.database !== undefined) {
    throw new UsageError(
      '--database names a database of a Neo4j, and a graph folder has none: give the address of the server too.',
    );
  }
  return openStore(place);
}

/**
 * Opens a Neo4j with the user and password of NEO4J_USER and NEO4J_PASSWORD; where the server asks for a password and none is
 * set, the person at the terminal is asked for both.
 */
export async function openServerOf(uri: string, { database }: ServerFlags): Promise<LoadableStore> {
  const options = database === undefined ? {} : { database };
  try {
    return await openServer(uri, options);
  } catch (error) {
    const refused = error instanceof Neo4jError && /Security\.Unauthorized/.test(error.code);
    if (!refused || process.env.NEO4J_PASSWORD || !canAsk()) throw error;
  }
  const user = process.env.NEO4J_USER || (await prompt(`User at ${uri} [neo4j]: `)) || 'neo4j';
  const password = await prompt(`Password of ${user}: `, { hidden: true });
  return openServer(uri, { ...options, user, password });
}
