import type { GraphIndex } from '../graph/graph-index.ts';
import { AnswersHere, type LongAnswers } from './long/long-answers.ts';
import { mapData } from './map-data.ts';
import { NameSearch } from './search/name-search.ts';

/** A graph as it is served: one version of the folder, read whole. What costs time is made when it is first asked for. */
export class ServedGraph {
  readonly version: string;
  readonly index: GraphIndex;
  /** What is made where nobody else has to wait for it. */
  readonly long: LongAnswers;
  #map: string | undefined;
  #search: NameSearch | undefined;

  constructor(
    index: GraphIndex,
    version: string,
    long: LongAnswers = new AnswersHere(index, version),
  ) {
    this.index = index;
    this.version = version;
    this.long = long;
  }

  /** Makes what every page asks for, so that nobody waits for it. */
  prepare(): void {
    void [this.map, this.search];
  }

  /** The whole map as JSON. */
  get map(): string {
    this.#map ??= JSON.stringify(mapData(this.index, this.version));
    return this.#map;
  }

  get search(): NameSearch {
    this.#search ??= new NameSearch(this.index);
    return this.#search;
  }
}
