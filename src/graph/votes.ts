import { byCodeUnit } from '../order.ts';

/** Weighted votes for texts. The result does not depend on the order of voting, as long as weights are added in one. */
export class Votes {
  readonly #weights = new Map<string, number>();

  add(choice: string, weight: number): void {
    this.#weights.set(choice, (this.#weights.get(choice) ?? 0) + weight);
  }

  weightOf(choice: string): number {
    return this.#weights.get(choice) ?? 0;
  }

  /** The heaviest choice; of equals the first by code unit. */
  winner(): string | undefined {
    let best: string | undefined;
    let most = Number.NEGATIVE_INFINITY;
    for (const [choice, weight] of this.#weights) {
      if (weight > most || (weight === most && choice < best!)) {
        best = choice;
        most = weight;
      }
    }
    return best;
  }

  /** All choices, the heaviest first. */
  ranked(): string[] {
    return [...this.#weights]
      .sort(([a, x], [b, y]) => y - x || byCodeUnit(a, b))
      .map(([choice]) => choice);
  }
}
