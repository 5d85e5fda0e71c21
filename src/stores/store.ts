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

/** What a load did, or would do, to nodes of a label or relationships of a type. */
export interface LoadCount {
  created: number;
  updated: number;
  unchanged: number;
  /** No longer in the graph, and gone. */
  removed: number;
  /** Nodes no longer in the graph that stay without the mark, because somebody else's relationships hang on them. */
  released: number;
}

export interface LoadReport {
  /** What the database calls the graph. */
  name: string;
  /** By label. */
  nodes: Record<string, LoadCount>;
  /** By relationship type. */
  relationships: Record<string, LoadCount>;
  /** Nodes and relationships of an earlier load that the graph no longer has and that were left. */
  surplus: number;
}

export interface LoadOptions {
  /** What the graph is called in the database; else what it is called there already, or its folder's name. */
  name?: string;
  /** Remove what an earlier load wrote and the graph no longer has. */
  prune?: boolean;
  /** Put the graph in the place of a different one. Prunes. */
  replace?: boolean;
  /** Only say what would be done. */
  dryRun?: boolean;
  /** Rows a transaction carries. */
  batch?: number;
  onProgress?: (done: number, total: number) => void;
  /** Told after each batch that the server has acknowledged, from 1. */
  onBatch?: (acknowledged: number) => void;
  /** Told of what is missing or wrong in the graph but does not keep it from being loaded. */
  onNote?: (note: string) => void;
}

export interface VerifyOptions {
  onProgress?: (done: number, total: number) => void;
  /** Told of what is missing or wrong in the graph but does not keep it from being compared. */
  onNote?: (note: string) => void;
}

/** One thing that is not as the graph has it. */
export interface Difference {
  /** twice: of two relationships between the same nodes, or nodes of one id, the second. */
  what: 'missing' | 'extra' | 'twice' | 'differs';
  /** A node's id or a name's key; of a relationship those of both its ends. */
  id: string;
  /** The properties that differ. */
  properties?: string[];
}

/** A label or type, compared. Hashes are of all properties of all its things, whatever their order. */
export interface VerifiedGroup {
  name: string;
  graph: { count: number; hash: string };
  database: { count: number; hash: string };
  differing: number;
  /** The first 20. */
  differences: Difference[];
}

export interface VerifyReport {
  equal: boolean;
  /** What the database says that it holds; left out where paperloom never wrote there. */
  held?: { name: string; state: 'loading' | 'complete' };
  groups: VerifiedGroup[];
}

/** A place that holds a graph and answers Cypher. Every failure that has to do with the store is a PaperloomError. */
export interface GraphStore {
  /**
   * @throws CypherError when the query is not accepted, QueryStoppedError when it is given up before it has answered
   * @throws Neo4jError or EmbeddedError for all else that the store would not do
   */
  query(cypher: string, parameters?: Parameters, options?: QueryOptions): Promise<QueryAnswer>;
  close(): Promise<void>;
}

/** A store that takes graphs. The embedded one is not: it is derived from one graph folder. */
export interface LoadableStore extends GraphStore {
  /**
   * Brings the store to a graph: creates what is missing, changes what differs, writes nothing else.
   *
   * @param graph a graph folder, which is read some lines at a time, or a graph in memory
   * @throws Neo4jError when the database holds a different graph and `replace` is not given, or the server refuses
   * @throws GraphFolderError when the folder is no graph
   */
  load(graph: Graph | string, options?: LoadOptions): Promise<LoadReport>;

  /**
   * Compares what the store holds of paperloom's with a graph, folder or in memory.
   *
   * @throws Neo4jError when the server refuses, GraphFolderError when the folder is no graph
   */
  verify(graph: Graph | string, options?: VerifyOptions): Promise<VerifyReport>;
}
