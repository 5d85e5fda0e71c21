import type { Thing } from '../occurrence.ts';
import type { Override, OverrideNote } from './override.ts';

interface Unlink {
  override: Override;
  ends: readonly [Thing, Thing];
  papers: ReadonlySet<string> | undefined;
  acted: boolean;
}

/** The pairs of things that the user says have nothing to do with each other. */
export class Unlinks {
  readonly #all: Unlink[] = [];

  /** @param papers whose word is not to count; every paper's where they are left out */
  add(override: Override, one: Thing, other: Thing, papers?: readonly string[]): void {
    const among = papers && new Set(papers);
    this.#all.push({ override, ends: [one, other], papers: among, acted: false });
  }

  /**
   * Whether a relation between two things is to go, in either direction; remembers that an override acted.
   * @param paper the one that states it; left out where it follows from the names
   */
  cut(one: Thing | undefined, other: Thing | undefined, paper?: string): boolean {
    let cut = false;
    for (const unlink of this.#all) {
      const [a, b] = unlink.ends;
      if (!((a === one && b === other) || (a === other && b === one))) continue;
      if (unlink.papers && (paper === undefined || !unlink.papers.has(paper))) continue;
      unlink.acted = true;
      cut = true;
    }
    return cut;
  }

  /** How many took something away so far. */
  get acted(): number {
    return this.#all.filter(({ acted }) => acted).length;
  }

  /** Those that took nothing away so far. */
  notes(): OverrideNote[] {
    return this.#all
      .filter(({ acted }) => !acted)
      .map(({ override: { line, name, value } }) => ({
        line,
        message: `No relation between ${name} and ${value} is stated there.`,
      }));
  }
}
