import type { EntityType } from '../graph/schema.ts';
import { isCoined } from './shape.ts';

/**
 * Nouns behind a name that only say what it is. Each is one that readers of annotated papers leave out of the canonical name at
 * least as often as not ("mechanism" 287 of 396, "strategy" 300 of 409, "algorithm" 57 of 87, "dataset" 28 of 56); "module", "framework",
 * "network" and "model" they mostly keep.
 */
const NOUNS: Record<EntityType, RegExp | undefined> = {
  Method:
    / (?:mechanisms?|strateg(?:y|ies)|algorithms?|schemes?|methods?|techniques?|procedures?|approach(?:es)?)$/i,
  Model: undefined,
  Benchmark: / datasets?$/i,
};

/**
 * What is left says of what kind something is, and cannot stand alone: "graph-based", "noise-robust contrastive", "difference of
 * convex". Behind such a word readers keep the noun (31 times of 31).
 */
const NOT_ALONE = new RegExp(
  '-(?:based|driven|aware|guided|free|level|wise|like|set)$|(?:^|[ -])(?:' +
    [
      '\\p{L}+(?<!e)ed',
      '\\p{L}+ous',
      '\\p{L}{3,}(?<!object|perspect|narrat|incent|alternat)ive',
      '\\p{L}{2,}(?<!vari)able',
      '\\p{L}+ible',
      'private|convex|power|robust|fast|faster|forward|backward|proximal|optimal|spectral|stochastic|dynamic',
    ].join('|') +
    ')$',
  'iu',
);

/**
 * A proper name without the noun that says what it is: "Golden Eviction algorithm" is "Golden Eviction", so that papers which write it
 * either way name one thing. One plain word is no name of a method by itself and keeps its noun ("Greedy algorithm").
 */
export function withoutNoun(name: string, type: EntityType): string {
  const noun = NOUNS[type];
  if (!noun) return name;
  const bare = name.replace(noun, '');
  if (bare === name || NOT_ALONE.test(bare)) return name;
  const stands =
    /[ -]/.test(bare) || isCoined(bare) || (type === 'Benchmark' && /^\p{Lu}/u.test(bare));
  return stands ? bare : name;
}
