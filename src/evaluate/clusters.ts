import type { EntityType } from '../graph/schema.ts';
import type { Side } from './match.ts';
import { harmonic, type Rates } from './scored.ts';
import { foldSurface } from './surfaces.ts';

/** Annotated entities of all papers that are one thing: same type and name, or the name of one is a surface of the other. */
export function goldClusters(
  entities: readonly Side[],
): (type: EntityType, name: string) => string {
  const parents = new Map<string, string>();
  const find = (x: string): string => {
    let root = x;
    for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
    for (let at = x; at !== root; ) {
      const up = parents.get(at)!;
      parents.set(at, root);
      at = up;
    }
    return root;
  };
  const names = new Set(entities.map(({ entity }) => keyOf(entity.type, entity.name)));
  for (const { entity, surfaces } of entities) {
    const own = keyOf(entity.type, entity.name);
    for (const surface of surfaces) {
      const other = `${entity.type} ${surface}`;
      if (!names.has(other)) continue;
      const [a, b] = [find(own), find(other)].sort() as [string, string];
      if (a !== b) parents.set(b, a);
    }
  }
  return (type, name) => find(keyOf(type, name));
}

/** What a predicted name stands for across papers. */
export function keyOf(type: EntityType, name: string): string {
  return `${type} ${foldSurface(name)}`;
}

/**
 * B-cubed (Bagga and Baldwin, 1998) of pairs of annotated and predicted cluster, each pair with the paper that it is
 * from, so that it can be computed again on papers that are drawn anew.
 */
export class BCubed {
  readonly #papers: number[] = [];
  readonly #gold: number[] = [];
  readonly #guess: number[] = [];
  readonly #both: number[] = [];
  readonly #ids = new Map<string, number>();
  #counts: Float64Array | undefined;

  /** @param paper its number */
  add(paper: number, gold: string, guess: string): void {
    this.#counts = undefined;
    this.#papers.push(paper);
    this.#gold.push(this.#id(`gold ${gold}`));
    this.#guess.push(this.#id(`guess ${guess}`));
    this.#both.push(this.#id(`both ${gold}\n${guess}`));
  }

  /**
   * @param weights how often each paper counts, by its number; once without it. What an entity scores by itself is that
   *   of all papers in any case: in a cluster that holds one paper twice, the paper would agree with itself.
   */
  rates(weights?: ArrayLike<number>): Rates {
    const counts = this.#counted();
    let n = 0;
    let precision = 0;
    let recall = 0;
    for (let i = 0; i < this.#papers.length; i++) {
      const weight = weights ? weights[this.#papers[i]!]! : 1;
      const together = counts[this.#both[i]!]!;
      n += weight;
      precision += (weight * together) / counts[this.#guess[i]!]!;
      recall += (weight * together) / counts[this.#gold[i]!]!;
    }
    precision /= n || 1;
    recall /= n || 1;
    return { precision, recall, f1: harmonic(precision, recall) };
  }

  /** How many pairs there are of each cluster, and of each two together. */
  #counted(): Float64Array {
    if (this.#counts) return this.#counts;
    const counts = new Float64Array(this.#ids.size);
    for (const ids of [this.#gold, this.#guess, this.#both]) {
      for (const id of ids) counts[id]!++;
    }
    this.#counts = counts;
    return counts;
  }

  #id(key: string): number {
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.#ids.size;
      this.#ids.set(key, id);
    }
    return id;
  }
}
