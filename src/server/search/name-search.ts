import type { GraphIndex } from '../../graph/graph-index.ts';
import { shownName } from '../shown-name.ts';
import { atOnce } from '../slices.ts';
import type { SearchAnswer, SearchHit } from '../wire.ts';
import { BestHits } from './best-hits.ts';
import { GramIndex, type GramTable } from './gram-index.ts';
import { gapless, searchKey } from './search-key.ts';
import { type SearchTables, searchTables } from './search-tables.ts';
import { SortedTexts } from './sorted-texts.ts';
import { gatherSpellings, type Spellings } from './spellings.ts';
import { Suggestions } from './suggestions.ts';
import { asPhrase, WordHolders } from './word-holders.ts';
import { WordIndex } from './word-index.ts';

const MOST_HITS = 8;
const LONGEST_QUERY = 200;

/** Points by how a spelling meets what was typed. What is known adds up to 15 to them. */
const SAME = 100;
const SAME_WITHOUT_GAPS = 96;
const FIRST_WORDS = 64;
const BEGINNING = 60;
const BEGINNING_WITHOUT_GAPS = 50;
const LATER_WORD = 40;
const ALL_WORDS = 30;
const WITHIN_A_WORD = 20;
/** What an alias is worth beside the name. */
const ALIAS = 0.96;
const MOST_WORTH = 15;

/**
 * Finds nodes by what a person types: names, aliases and titles, in any case, with or without accents and hyphens.
 * All is looked up in tables that are made once; no question goes through all names.
 */
export class NameSearch {
  readonly #index: GraphIndex;
  readonly #spellings: Spellings;
  readonly #byText: SortedTexts;
  readonly #byGaplessText: SortedTexts;
  readonly #words: WordIndex;
  readonly #letters: GramIndex;
  readonly #namesByLetters: GramTable;
  /** Made at the first question that finds nothing: what the rest takes is enough at a time. */
  #suggestions: Suggestions | undefined;
  readonly #holders: WordHolders;

  /** @param tables of the spellings, where they were made elsewhere */
  constructor(
    index: GraphIndex,
    spellings: Spellings = atOnce(gatherSpellings(index)),
    tables: SearchTables = searchTables(spellings),
  ) {
    this.#index = index;
    this.#spellings = spellings;
    const { keys } = spellings;
    this.#byText = new SortedTexts(tables.byText, (place) => keys[place]!);
    this.#byGaplessText = new SortedTexts(tables.byGaplessText, (place) => gapless(keys[place]!));
    this.#words = new WordIndex(tables.words);
    this.#letters = new GramIndex(this.#words.words, tables.letters);
    this.#namesByLetters = tables.names;
    this.#holders = new WordHolders(keys, this.#words);
  }

  find(query: string, limit = MOST_HITS): Omit<SearchAnswer, 'version'> {
    const key = searchKey(query.slice(0, LONGEST_QUERY));
    if (key === '') return { query, hits: [] };
    const best = this.#best(key, limit);
    const hits = best.found.map(({ entry, spelling }) => this.#hit(entry, spelling, query));
    const answer: Omit<SearchAnswer, 'version'> = { query, hits };
    const [first] = best.found;
    // In a large graph nearly every mistyped name is the middle of some other.
    if (!first || (first.score <= WITHIN_A_WORD + MOST_WORTH && !key.includes(' '))) {
      const close = this.#suggestion(key);
      if (close !== undefined && close !== hits[0]?.name) answer.suggestion = close;
    }
    return answer;
  }

  #best(key: string, limit: number): BestHits {
    const best = new BestHits(limit);
    const { keys } = this.#spellings;
    for (const place of this.#byText.beginningWith(key)) {
      const text = keys[place]!;
      const whole = text.length === key.length;
      const points = whole ? SAME : text[key.length] === ' ' ? FIRST_WORDS : BEGINNING;
      this.#offer(best, place, points);
    }
    const bare = gapless(key);
    if (bare.length >= 2) {
      for (const place of this.#byGaplessText.beginningWith(bare)) {
        const same = gapless(keys[place]!) === bare;
        this.#offer(best, place, same ? SAME_WITHOUT_GAPS : BEGINNING_WITHOUT_GAPS);
      }
    }
    const words = key.split(' ');
    if (words.length === 1) {
      const [from, to] = this.#words.range(key);
      for (const place of this.#words.textsOf(from, to)) this.#offer(best, place, LATER_WORD);
    } else this.#offerWords(best, words, key);
    if (key.length >= 2 && best.least <= WITHIN_A_WORD + MOST_WORTH) {
      this.#offerWithin(best, words, key);
    }
    return best;
  }

  /** Several words in any order, each of which begins a word; better where they stand as they were typed. */
  #offerWords(best: BestHits, words: readonly string[], key: string): void {
    const { keys } = this.#spellings;
    for (const place of this.#holders.ofAll(asPhrase(words))) {
      if (` ${keys[place]!}`.includes(` ${key}`)) this.#offer(best, place, LATER_WORD);
    }
    for (const place of this.#holders.ofAll(words.map((word) => ({ word, whole: false })))) {
      this.#offer(best, place, ALL_WORDS);
    }
  }

  /** The middle of a word, or a phrase that begins in one. */
  #offerWithin(best: BestHits, words: readonly string[], key: string): void {
    const [first, ...others] = words as [string, ...string[]];
    if (first.length < 2) return;
    const { keys } = this.#spellings;
    const textsOf = (word: number) => this.#words.textsOf(word, word + 1);
    if (others.length === 0) {
      for (const word of this.#letters.holding(first)) {
        for (const place of textsOf(word)) this.#offer(best, place, WITHIN_A_WORD);
      }
      return;
    }
    // Of "on reasoning" few texts hold the second, of "robots e" the first: the fewer are gone through.
    const ends = [...this.#letters.holding(first)].filter((word) =>
      this.#words.words[word]!.endsWith(first),
    );
    const following = asPhrase(others);
    const most = this.#holders.ofRarest(following);
    const isRarer = ends.reduce((sum, word) => sum + textsOf(word).length, 0) < most;
    const places = isRarer
      ? ends.flatMap((word) => [...textsOf(word)])
      : this.#holders.ofAll(following);
    for (const place of places) {
      if (keys[place]!.includes(key)) this.#offer(best, place, WITHIN_A_WORD);
    }
  }

  #offer(best: BestHits, place: number, points: number): void {
    const { entryOf, nth, worth } = this.#spellings;
    const entry = entryOf[place]!;
    const score = (nth[place] === 0 ? points : points * ALIAS) + worth[entry]!;
    if (score >= best.least) best.offer(entry, score, place);
  }

  /** A close name, or the best that is found with the words put right. */
  #suggestion(key: string): string | undefined {
    this.#suggestions ??= new Suggestions(
      this.#spellings,
      this.#words,
      this.#letters,
      this.#namesByLetters,
    );
    const close = this.#suggestions.nameNear(key);
    if (close !== undefined) return this.#nameOf(close);
    const righted = this.#suggestions.wordsNear(key);
    const [found] = righted === undefined ? [] : this.#best(righted, 1).found;
    return found && this.#nameOf(found.entry);
  }

  #nameOf(entry: number): string {
    return shownName(this.#index.node(this.#spellings.ids[entry]!)!);
  }

  #hit(entry: number, spelling: number, query: string): SearchHit {
    const id = this.#spellings.ids[entry]!;
    const node = this.#index.node(id)!;
    const isPaper = node.kind === 'Paper';
    const name = shownName(node);
    const found: SearchHit = {
      id,
      type: node.kind,
      name,
      family: !isPaper && node.entity.scope === 'family',
      papers: this.#spellings.papers[entry]!,
    };
    if (isPaper && node.paper.year !== undefined) found.year = node.paper.year;
    const nth = this.#spellings.nth[spelling]!;
    if (nth > 0 && !isPaper) found.also = node.entity.aliases[nth - 1]!;
    const wanted = query.trim().toLowerCase();
    const lower = name.toLowerCase();
    // Lower case may be longer than the name (İ); then the place is not known.
    const at = lower.length === name.length ? lower.indexOf(wanted) : -1;
    if (at >= 0 && wanted !== '') found.match = [at, at + wanted.length];
    return found;
  }
}
