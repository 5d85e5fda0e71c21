import type { LinkRecord, NodeRecord } from '../../graph/record-stream.ts';

/** A node or a relationship as a store holds it. */
export type StoreRecord = NodeRecord | LinkRecord;

/** What a database says of the graph that it holds. */
export interface AboutGraph {
  name: string;
  /** Of the whole content; a part of a graph has none. */
  hash?: string;
}
