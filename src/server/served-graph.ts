import type { GraphIndex } from '../graph/graph-index.ts';
import { AnswersHere, type LongAnswers } from './long/long-answers.ts';
import { mapData } from './map-data.ts';
import { packMap } from './map-packing.ts';
import { NameSearch } from './search/name-search.ts';

/** Of all kinds: a letter, a name, several words, errors. */
const WARMING = ['a', 'bert', 'the a', 'low rank', 'trasnformer', 'atention is all', 'e', 'la'];

/** A graph as it is served: one version of the folder, read whole. What costs time is made when it is first asked for. */
export class ServedGraph {
  readonly version: string;
  readonly index: GraphIndex;
  /** What is made where nobody else has to wait for it. */
  readonly long: LongAnswers;
  readonly #notice: string | undefined;
  #map: Uint8Array | undefined;
  #search: NameSearch | undefined;

  /** @param notice what of the folder could not be read */
  constructor(
    index: GraphIndex,
    version: string,
    long: LongAnswers = new AnswersHere(index, version),
    notice?: string,
  ) {
    this.#notice = notice;
    this.index = index;
    this.version = version;
    this.long = long;
  }

  /** Makes what every page asks for before it is asked for, a thing at a time, so that questions are answered between. */
  async prepare(): Promise<void> {
    for (const make of [() => this.map, () => this.search]) {
      await new Promise((resolve) => setTimeout(resolve));
      make();
    }
    // What was never run is slow: the first letters that a person types should not be the first of all.
    for (const query of WARMING) this.search.find(query);
  }

  /** The whole map as bytes. */
  get map(): Uint8Array {
    this.#map ??= packMap(mapData(this.index, this.version, this.#notice));
    return this.#map;
  }

  get search(): NameSearch {
    this.#search ??= new NameSearch(this.index);
    return this.#search;
  }
}
