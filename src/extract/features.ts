import { hashText } from './hash.ts';

/**
 * A feature that all have but those learned from papers read for this project: their readers list a little more than those
 * whose annotations the project is measured with, and what differs is to be learned apart.
 */
export const AS_MEASURED = hashText('as measured') | 0;

/** Collects features of the networks: a name, and values where there are some, hashed to 32 bits, signed. */
export class FeatureList {
  /** Signed, so that the engine keeps them as small integers. */
  readonly hashes: number[] = [];

  /** Values are whole numbers of 32 bits: counts, steps, hashes of words. Their order counts. */
  add(name: string, a?: number, b?: number, c?: number): void {
    let hash = hashText(name) | 0;
    if (a !== undefined) hash = mix(hash, a);
    if (b !== undefined) hash = mix(hash, b);
    if (c !== undefined) hash = mix(hash, c);
    this.hashes.push(hash);
  }
}

/** One value from several, for a feature that goes with them all. */
export function blend(...parts: (string | number | boolean | undefined)[]): number {
  let hash = 0;
  for (const part of parts) {
    hash = mix(hash, typeof part === 'string' ? hashText(part) | 0 : Number(part ?? -1));
  }
  return hash;
}

/** One number from two, well mixed, so that combined features do not fall together. */
export function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ ((b + GOLDEN + (a << 6) + (a >>> 2)) | 0), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

const GOLDEN = -0x61c88647;

/** A probability as one of thirteen steps, finer towards 0 and 1. */
export function step(probability: number): number {
  const p = Math.min(0.9975, Math.max(0.0025, probability));
  return Math.round(Math.log(p / (1 - p)));
}

/** A count as 0, 1, 2, 3 or 4 for more. */
export function few(count: number): number {
  return Math.min(count, 4);
}
