import type { Graph } from '../graph/schema.ts';

/** A plain JSON value, as query results hold them and parameters take them. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type Parameters = Record<string, Json>;

/**
 * A node in an answer: `{labels, properties}`; a relationship: `{type, properties}`; a path: `{nodes, relationships,
 * forward}`, where `forward` says of each relationship whether it points from the node before it to the one behind it. No store's
 * inner ids are in them, so both stores give the same.
 */
export interface QueryAnswer {
  columns: string[];
  /** One list of values a row, in the order of the columns. */
  rows: Json[][];
  /** What a writing query changed, by the server's own counters: {"nodes created": 2}. */
  changes?: Record<string, number>;
  /** Sentences about names in the query that nothing in the store has: most are misspelt. */
  hints?: string[];
}

export interface QueryOptions {
  /** Milliseconds after which the query is given up: a server ends it, the embedded engine cannot. */
  timeout?: number;
  /** Gives the query up when it is aborted, in the same way. */
  signal?: AbortSignal;
  /** Allows the query to change the store. */
  write?: boolean;
}

/** How many nodes or relationships a load created, changed, and found as they should be. */
export interface LoadCount {
  created: number;
  updated: number;
  unchanged: number;
}

export interface LoadReport {
  /** By label. */
  nodes: Record<string, LoadCount>;
  /** By relationship type. */
  relationships: Record<string, LoadCount>;
}

/** A place that holds a graph and answers Cypher. Every failure that has to do with the store is a PaperloomError. */
export interface GraphStore {
  query(cypher: string, parameters?: Parameters, options?: QueryOptions): Promise<QueryAnswer>;
  close(): Promise<void>;
}

/** A store that takes graphs. The embedded one is not: it is derived from one graph folder. */
export interface LoadableStore extends GraphStore {
  /** Brings the store to the graph: creates what is missing, changes what differs, writes nothing else. */
  load(graph: Graph, onProgress?: (done: number, total: number) => void): Promise<LoadReport>;
}
