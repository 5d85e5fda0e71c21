import type { GraphIndex } from '../graph/graph-index.ts';
import { AnswersHere, type LongAnswers } from './long/long-answers.ts';

/** Of all kinds: a letter, a name, several words, errors. */
const WARMING = ['a', 'bert', 'the a', 'low rank', 'trasnformer', 'atention is all', 'e', 'la'];

/** A graph as it is served: one version of the folder, read whole. */
export class ServedGraph {
  readonly version: string;
  readonly index: GraphIndex;
  /** What is made where nobody else has to wait for it. */
  readonly long: LongAnswers;

  constructor(
    index: GraphIndex,
    version: string,
    long: LongAnswers = new AnswersHere(index, version),
  ) {
    this.index = index;
    this.version = version;
    this.long = long;
  }

  /** Makes what every page asks for before it is asked for. */
  async prepare(): Promise<void> {
    // One after the other: the map is asked for first, and gathering both at once would be no sooner.
    await this.long.map();
    const search = await this.long.search();
    // What was never run is slow: the first letters that a person types should not be the first of all.
    for (const query of WARMING) {
      await new Promise((resolve) => setTimeout(resolve));
      search.find(query);
    }
  }
}
