import { createHash } from 'node:crypto';
import { NODE_PROPERTIES } from '../graph/properties.ts';
import type { Properties } from '../graph/record-properties.ts';
import { RELATIONSHIP_SHAPES } from '../graph/records.ts';
import type { StoredLabel, StoredType } from '../graph/schema.ts';
import { fromNeo4j } from './neo4j-values.ts';

const BYTES = 6;

/** Hashes are whole numbers below this. */
const HASHES = 2 ** (8 * BYTES);

/** The properties that things of a label or type may have, in the order in which they are hashed. */
export function propertyKeys(name: StoredLabel | StoredType): string[] {
  const kinds =
    name in NODE_PROPERTIES
      ? NODE_PROPERTIES[name as StoredLabel]
      : RELATIONSHIP_SHAPES[name as StoredType].kinds;
  return Object.keys(kinds);
}

/** A record's values in the order of `keys`, as text by which they can be compared. */
export function recordTexts(keys: string[], properties: Properties): string[] {
  return keys.map((key) => JSON.stringify(properties[key] ?? null));
}

/** A server's values in the same form. What no record can hold (a date, a point) is like none of a record's. */
export function serverTexts(values: unknown[]): string[] {
  return values.map((value) => {
    const plain = fromNeo4j(value);
    const kept = plain === null || typeof value !== 'object' || Array.isArray(value);
    return JSON.stringify(kept || typeof plain === 'number' ? plain : { [typeof value]: plain });
  });
}

/** 48 bits of SHA-256: what a thing's properties are, in eight bytes of memory. */
export function hashOf(texts: string[]): number {
  return createHash('sha256').update(texts.join('\n')).digest().readUIntBE(0, BYTES);
}

/** A hash of many things that does not depend on their order. */
export function hashOfBoth(one: number, other: number): number {
  return (one + other) % HASHES;
}

export function hashText(hash: number): string {
  return hash.toString(16).padStart(2 * BYTES, '0');
}
