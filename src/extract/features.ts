import { hashText, mix } from './hash.ts';

/**
 * A feature that all have but those learned from papers read for this project: their readers list a little more than those
 * whose annotations the project is measured with, and what differs is to be learned apart.
 */
export const AS_MEASURED = hashText('as measured');

/** Collects features of the networks: a name, and a value where there is one, hashed to 32 bits. */
export class FeatureList {
  readonly hashes: number[] = [];

  add(name: string, value?: string | number): void {
    const base = hashText(name);
    if (value === undefined) this.hashes.push(base);
    else this.hashes.push(mix(base, typeof value === 'number' ? value + 1 : hashText(value)));
  }
}

/** A probability as one of thirteen steps, finer towards 0 and 1. */
export function step(probability: number): number {
  const p = Math.min(0.9975, Math.max(0.0025, probability));
  return Math.round(Math.log(p / (1 - p)));
}

/** A count as 0, 1, 2, 3 or 4 for more. */
export function few(count: number): number {
  return Math.min(count, 4);
}
