import { GramIndex, type GramTable, type Near } from './gram-index.ts';
import { gapless } from './search-key.ts';
import { gaplessNames, namesOf } from './search-tables.ts';
import type { Spellings } from './spellings.ts';
import type { WordIndex } from './word-index.ts';

/** Words that are put right in a question: who mistypes more of them is not helped by guesses, and each costs time. */
const MOST_RIGHTED = 4;

/** What a person may have meant who typed something that is not there. */
export class Suggestions {
  readonly #spellings: Spellings;
  readonly #words: WordIndex;
  readonly #letters: GramIndex;
  /** Spellings of entities without their gaps; titles are put right word by word. */
  readonly #names: GramIndex;
  readonly #places: Uint32Array;

  /** @param letters the words by their letters @param names of the entities, by their letters */
  constructor(spellings: Spellings, words: WordIndex, letters: GramIndex, names: GramTable) {
    this.#spellings = spellings;
    this.#words = words;
    this.#letters = letters;
    this.#places = namesOf(spellings.isName);
    this.#names = new GramIndex(gaplessNames(spellings.keys, this.#places), names);
  }

  /** The entity whose name or alias is a typing error or a few away; of equally close ones the best known. */
  nameNear(key: string): number | undefined {
    const { entryOf, papers } = this.#spellings;
    const entry = ({ place }: Near) => entryOf[this.#places[place]!]!;
    const [best] = this.#names
      .near(gapless(key))
      .sort(
        (a, b) =>
          b.likeness - a.likeness || papers[entry(b)]! - papers[entry(a)]! || a.place - b.place,
      );
    return best && entry(best);
  }

  /** What was typed with each unknown word put right by the commonest of the closest; nothing where that fails. */
  wordsNear(key: string): string | undefined {
    const righted: string[] = [];
    const words = key.split(' ');
    if (words.filter((word) => !this.#words.knows(word)).length > MOST_RIGHTED) return undefined;
    for (const word of words) {
      if (this.#words.knows(word)) {
        righted.push(word);
        continue;
      }
      const texts = ({ place }: Near) => this.#words.textsOf(place, place + 1).length;
      const [best] = this.#letters
        .near(word)
        .sort((a, b) => b.likeness - a.likeness || texts(b) - texts(a) || a.place - b.place);
      if (!best) return undefined;
      righted.push(this.#words.words[best.place]!);
    }
    const text = righted.join(' ');
    return text === key ? undefined : text;
  }
}
