import type { StoredLabel, StoredType } from '../graph/schema.ts';
import { hashOfBoth, hashText } from './element-hash.ts';
import type { Difference, VerifiedGroup } from './store.ts';

/** Differences told of a label or type; the others are counted. */
const TOLD = 20;

/** What is known of a label or type while a graph and a database are compared. */
export class VerifyGroup {
  readonly name: StoredLabel | StoredType;
  /** How many the graph has, and how many of these were met in the database. */
  readonly count: number;
  met = 0;
  #there = 0;
  #differing = 0;
  #graphHash = 0;
  #databaseHash = 0;
  readonly #told: Difference[] = [];

  constructor(name: StoredLabel | StoredType, count: number) {
    this.name = name;
    this.count = count;
  }

  ofGraph(hash: number): void {
    this.#graphHash = hashOfBoth(this.#graphHash, hash);
  }

  ofDatabase(hash: number): void {
    this.#there++;
    this.#databaseHash = hashOfBoth(this.#databaseHash, hash);
  }

  /** Says whether it is one of those that are told. */
  differ(difference: Difference): boolean {
    this.#differing++;
    if (this.#told.length === TOLD) return false;
    this.#told.push(difference);
    return true;
  }

  report(): VerifiedGroup {
    return {
      name: this.name,
      graph: { count: this.count, hash: hashText(this.#graphHash) },
      database: { count: this.#there, hash: hashText(this.#databaseHash) },
      differing: this.#differing,
      differences: this.#told,
    };
  }
}
