import { readFileSync } from 'node:fs';
import { hashText } from './hash.ts';

/**
 * What this extractor made of a name in a large corpus of papers that nobody annotated: a careful reader knows most names
 * from elsewhere.
 */
export interface Reading {
  /** The place in VERDICTS of what it mostly was, 0 where the corpus does not have the name. */
  verdict: number;
  /** How much of it was that, 0 (half or less) to 3 (always). */
  purity: number;
  /** In how many papers it was a name, 1 to 7 by the logarithm. */
  papers: number;
  /** In how many of the papers that have the words they were a name, 0 (hardly any) to 7 (all). */
  share: number;
  /** How many papers introduced it: none, one, two or three, more. */
  introduced: number;
}

/** Of a name that the corpus does not have, and of all where bundled lists are left out. */
export const UNREAD: Reading = { verdict: 0, purity: 0, papers: 0, share: 0, introduced: 0 };

let table: Map<number, number> | undefined;

/** @param key of the name (names.ts) */
export function readingOf(key: string): Reading {
  table ??= readTable();
  const packed = table.get(hashText(key));
  if (packed === undefined) return UNREAD;
  return {
    verdict: packed & 7,
    purity: (packed >> 3) & 3,
    papers: (packed >> 5) & 7,
    share: (packed >> 8) & 7,
    introduced: (packed >> 11) & 3,
  };
}

/** A reading as reading.bin holds it. */
export function packReading({ verdict, purity, papers, share, introduced }: Reading): number {
  return verdict | (purity << 3) | (papers << 5) | (share << 8) | (introduced << 11);
}

/** reading.bin, made by tools/train/reading.js: hashes of keys (32 bits, little-endian, sorted), then 16 bits for each. */
function readTable(): Map<number, number> {
  const bytes = readFileSync(new URL('../../src/extract/data/reading.bin', import.meta.url));
  const count = bytes.length / 6;
  const readings = new Map<number, number>();
  for (let i = 0; i < count; i++)
    readings.set(bytes.readUInt32LE(i * 4), bytes.readUInt16LE(count * 4 + i * 2));
  return readings;
}
