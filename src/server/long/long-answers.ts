import type { GraphIndex } from '../../graph/graph-index.ts';
import { findPaths, type Path } from '../../graph/paths.ts';
import { gatherEntities } from '../entity-columns.ts';
import { entityMapData } from '../entity-map.ts';
import { type EntityStarts, layoutStarts } from '../entity-starts.ts';
import { mapData } from '../map-data.ts';
import { packMap } from '../map-packing.ts';
import { NameSearch } from '../search/name-search.ts';
import { atOnce } from '../slices.ts';

/** What takes so long that nothing else may have to wait for it. What is made is made once. */
export interface LongAnswers {
  /** The whole map as bytes. */
  map(): Promise<Uint8Array>;
  /** What names are looked up in. */
  search(): Promise<NameSearch>;
  /** The map of entities as JSON. */
  entities(): Promise<string>;
  /** Says that the map of entities may be asked for soon. */
  expectEntities(): void;
  /**
   * The best ways between two different nodes of the graph.
   * @throws an AbortError once the signal says that nobody waits any more
   */
  paths(from: string, to: string, search: PathSearch, signal?: AbortSignal): Promise<Path[]>;
  /** Ends what is still under way; who waits for it is told so with GraphClosed. */
  close(): Promise<void>;
}

export interface PathSearch {
  count: number;
  maxLength: number;
  allowHubs: boolean;
}

/** Answers on the spot: in the page that is one file, where nobody else waits, and where the graph is small. */
export class AnswersHere implements LongAnswers {
  readonly #index: GraphIndex;
  readonly #version: string;
  readonly #notice: string | undefined;
  readonly #starts: EntityStarts;
  #map: Uint8Array | undefined;
  #search: NameSearch | undefined;
  #entities: string | undefined;

  /**
   * @param notice what of the folder could not be read
   * @param starts where the map of entities begins; else where they stand on the whole map
   */
  constructor(
    index: GraphIndex,
    version: string,
    notice?: string,
    starts: EntityStarts = layoutStarts(index.graph.layout),
  ) {
    this.#index = index;
    this.#version = version;
    this.#notice = notice;
    this.#starts = starts;
  }

  async map(): Promise<Uint8Array> {
    this.#map ??= packMap(mapData(this.#index, this.#version, this.#notice));
    return this.#map;
  }

  async search(): Promise<NameSearch> {
    this.#search ??= new NameSearch(this.#index);
    return this.#search;
  }

  async entities(): Promise<string> {
    if (this.#entities === undefined) {
      const columns = atOnce(gatherEntities(this.#index));
      this.#entities = JSON.stringify(entityMapData(columns, this.#version, this.#starts(columns)));
    }
    return this.#entities;
  }

  /** Begun before it is asked for, it would stand in the way of all else. */
  expectEntities(): void {}

  async paths(from: string, to: string, search: PathSearch, signal?: AbortSignal): Promise<Path[]> {
    signal?.throwIfAborted();
    return findPaths(this.#index, from, to, search);
  }

  async close(): Promise<void> {}
}
