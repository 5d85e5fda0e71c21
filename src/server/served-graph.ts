import type { GraphIndex } from '../graph/graph-index.ts';
import { entityMapData } from './entity-map.ts';
import { mapData } from './map-data.ts';
import { NameSearch } from './search/name-search.ts';

/** A graph as it is served: one version of the folder, read whole. What costs time is made when it is first asked for. */
export class ServedGraph {
  readonly version: string;
  readonly index: GraphIndex;
  #map: string | undefined;
  #entities: string | undefined;
  #search: NameSearch | undefined;

  constructor(index: GraphIndex, version: string) {
    this.index = index;
    this.version = version;
  }

  /** The whole map as JSON. */
  get map(): string {
    this.#map ??= JSON.stringify(mapData(this.index, this.version));
    return this.#map;
  }

  /** The map of entities as JSON. */
  get entities(): string {
    this.#entities ??= JSON.stringify(entityMapData(this.index, this.version));
    return this.#entities;
  }

  get search(): NameSearch {
    this.#search ??= new NameSearch(this.index);
    return this.#search;
  }
}
