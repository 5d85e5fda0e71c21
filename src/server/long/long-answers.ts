import type { GraphIndex } from '../../graph/graph-index.ts';
import { findPaths, type Path } from '../../graph/paths.ts';
import { entityColumns } from '../entity-columns.ts';
import { entityMapData } from '../entity-map.ts';

/** What takes so long that nothing else may have to wait for it. */
export interface LongAnswers {
  /**
   * The best ways between two different nodes of the graph.
   * @throws an AbortError once the signal says that nobody waits any more
   */
  paths(from: string, to: string, search: PathSearch, signal?: AbortSignal): Promise<Path[]>;
  /** The map of entities as JSON. Made once. */
  entities(): Promise<string>;
  /** Ends what is still under way; who waits for it is told to ask again. */
  close(): Promise<void>;
}

export interface PathSearch {
  count: number;
  maxLength: number;
  allowHubs: boolean;
}

/** Answers on the spot: in the page that is one file, where nobody else waits. */
export class AnswersHere implements LongAnswers {
  readonly #index: GraphIndex;
  readonly #version: string;
  #entities: string | undefined;

  constructor(index: GraphIndex, version: string) {
    this.#index = index;
    this.#version = version;
  }

  async paths(from: string, to: string, search: PathSearch, signal?: AbortSignal): Promise<Path[]> {
    signal?.throwIfAborted();
    return findPaths(this.#index, from, to, search);
  }

  async entities(): Promise<string> {
    this.#entities ??= JSON.stringify(entityMapData(entityColumns(this.#index), this.#version));
    return this.#entities;
  }

  async close(): Promise<void> {}
}
