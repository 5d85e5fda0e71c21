import type { Neo4jOptions } from './neo4j.ts';
import type { GraphStore, LoadableStore } from './store.ts';

/** Whether a place that someone names is an address of a server, not a folder. */
export function isAddress(place: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(place);
}

/**
 * Opens what answers Cypher at a place: a Neo4j address or a graph folder. The engines are imported only now, because each costs
 * a start that other commands need not pay.
 *
 * @param options for a server alone
 * @throws UsageError for an address of another kind, Neo4jError when the server is not there or refuses
 * @throws GraphFolderError when the folder is no graph, EmbeddedError when the cache cannot be written
 */
export async function openStore(place: string, options: Neo4jOptions = {}): Promise<GraphStore> {
  if (isAddress(place)) return openServer(place, options);
  return (await import('./embedded.ts')).openEmbedded(place);
}

/**
 * Opens a Neo4j server, which also takes graphs. User and password come from NEO4J_USER and NEO4J_PASSWORD where they are not
 * given.
 *
 * @throws UsageError for an address of another kind, Neo4jError when the server is not there or refuses
 */
export async function openServer(uri: string, options: Neo4jOptions = {}): Promise<LoadableStore> {
  return (await import('./neo4j.ts')).openNeo4j(uri, options);
}
