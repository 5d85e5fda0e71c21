import { wordsOf } from './paper-words.ts';
import type { Paper } from './schema.ts';

/** Papers that every corpus is thought to have besides its own: in a small one too, no word is rare or common by chance. */
const OTHERS = 100;

/** In how many papers of a corpus each word stands. They are counted when a weight is first asked for. */
export class WordCounts {
  readonly #papers: readonly Paper[];
  #counts: Map<string, number> | undefined;

  /** @param papers each once */
  constructor(papers: readonly Paper[]) {
    this.#papers = papers;
  }

  /** How much it says that two papers share the word: inverse document frequency (Sparck Jones, 1972). */
  weightOf(word: string): number {
    this.#counts ??= count(this.#papers);
    return Math.log((this.#papers.length + OTHERS) / (this.#counts.get(word) ?? 1));
  }
}

function count(papers: readonly Paper[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const paper of papers) {
    for (const word of wordsOf(paper, '')) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}
