import { wordsOf } from './paper-words.ts';
import type { Paper } from './schema.ts';
import type { WordCounts } from './word-counts.ts';

/** What papers are about, by the words of title and abstract: cosines of word sets weighed by rarity. */
export class Contexts {
  readonly #papers = new Map<string, { words: ReadonlySet<string>; length: number }>();
  readonly #weights = new Map<string, number>();

  /**
   * @param papers those that are compared with each other: a word that all of them use weighs nothing
   * @param without the name that they share
   * @param everywhere how many papers of the whole corpus have a word, where that is to tell its weight
   */
  constructor(papers: Iterable<Paper>, without: string, everywhere?: WordCounts) {
    const counts = new Map<string, number>();
    for (const paper of papers) {
      if (this.#papers.has(paper.id)) continue;
      const words = wordsOf(paper, without);
      this.#papers.set(paper.id, { words, length: 0 });
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    const all = this.#papers.size;
    for (const [word, count] of counts) {
      this.#weights.set(word, everywhere?.weightOf(word) ?? Math.log((all + 1) / count));
    }
    for (const paper of this.#papers.values()) {
      let sum = 0;
      for (const word of paper.words) sum += this.#weights.get(word)! ** 2;
      paper.length = Math.sqrt(sum);
    }
  }

  /** 0 for nothing in common to 1 for the same words. */
  similarity(a: string, b: string): number {
    const [one, other] = [this.#papers.get(a)!, this.#papers.get(b)!];
    const [small, large] = one.words.size < other.words.size ? [one, other] : [other, one];
    let shared = 0;
    for (const word of small.words) {
      if (large.words.has(word)) shared += this.#weights.get(word)! ** 2;
    }
    return shared === 0 ? 0 : shared / (small.length * large.length);
  }
}
