import { createHash } from 'node:crypto';
import { foldName } from '../text/fold.ts';

/** Longer names are cut: Neo4j's indexes refuse values above some 8 kB, and nobody reads such an id. */
const LONGEST = 200;

/** A name as the part of an id: folded, and of a very long one the beginning and a hash of the whole. */
export function nameId(name: string): string {
  const folded = foldName(name);
  if (folded.length <= LONGEST) return folded;
  const hash = createHash('sha256').update(folded).digest('hex').slice(0, 16);
  // No half of a surrogate pair at the cut.
  const beginning = folded.slice(0, LONGEST - hash.length - 1).replace(/[\ud800-\udbff]$/, '');
  return `${beginning}-${hash}`;
}
