import { type Counted, rates } from './scored.ts';

/** What is counted of each measure. */
export type Outcome = 'found' | 'wrong' | 'missed';
const OUTCOMES: readonly Outcome[] = ['found', 'wrong', 'missed'];

/**
 * Counts of any number of measures, kept paper by paper, so that every measure can be computed again on papers that are
 * drawn anew. A measure is named by a text such as "proper/type/Model".
 */
export class Counts {
  readonly #slots = new Map<string, number>();
  /** For each paper: slot, count, slot, count … */
  readonly #papers: number[][] = [];
  #open = new Map<number, number>();

  add(measure: string, outcome: Outcome): void {
    const slot = this.#slot(measure) + OUTCOMES.indexOf(outcome);
    this.#open.set(slot, (this.#open.get(slot) ?? 0) + 1);
  }

  /** Ends a paper: what is added next belongs to another. */
  endPaper(): void {
    this.#papers.push([...this.#open].flat());
    this.#open = new Map();
  }

  get papers(): number {
    return this.#papers.length;
  }

  get measures(): string[] {
    return [...this.#slots.keys()];
  }

  /**
   * Sums over the papers.
   * @param weights how often each paper counts; once without it
   * @returns the rates of a measure; of one that was never counted all are 0
   */
  sums(weights?: ArrayLike<number>): (measure: string) => Counted {
    const sums = new Float64Array(this.#slots.size * OUTCOMES.length);
    for (const [i, counts] of this.#papers.entries()) {
      const weight = weights ? weights[i]! : 1;
      if (weight === 0) continue;
      for (let k = 0; k < counts.length; k += 2) sums[counts[k]!]! += weight * counts[k + 1]!;
    }
    return (measure) => {
      const slot = this.#slots.get(measure);
      const [found, wrong, missed] =
        slot === undefined ? [0, 0, 0] : [sums[slot]!, sums[slot + 1]!, sums[slot + 2]!];
      return { ...rates(found, wrong, missed), found, wrong, missed };
    };
  }

  #slot(measure: string): number {
    let slot = this.#slots.get(measure);
    if (slot === undefined) {
      slot = this.#slots.size * OUTCOMES.length;
      this.#slots.set(measure, slot);
    }
    return slot;
  }
}
