/** An entry as it was found: how well, and by which of its spellings. */
export interface Found {
  entry: number;
  score: number;
  /** Number of the spelling among all. */
  spelling: number;
}

/** The best few of many finds, each entry once; of equal ones the entry that comes first. */
export class BestHits {
  readonly #most: number;
  readonly #found: Found[] = [];
  /** What a new one has to reach. */
  least = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Best first. */
  get found(): readonly Found[] {
    return this.#found;
  }

  offer(entry: number, score: number, spelling: number): void {
    if (score < this.least) return;
    const known = this.#found.findIndex((one) => one.entry === entry);
    if (known >= 0) {
      const { score: before, spelling: by } = this.#found[known]!;
      if (score < before || (score === before && spelling >= by)) return;
      this.#found.splice(known, 1);
    }
    const at = this.#found.findIndex(
      (one) => score > one.score || (score === one.score && entry < one.entry),
    );
    this.#found.splice(at < 0 ? this.#found.length : at, 0, { entry, score, spelling });
    if (this.#found.length > this.#most) this.#found.pop();
    if (this.#found.length === this.#most) this.least = this.#found.at(-1)!.score;
  }
}
