import { wellFormed } from '../text/well-formed.ts';
import type { Entity } from './schema.ts';

/** Neo4j's indexes refuse values above some 8 kB, and nobody looks such a name up. A UTF-16 unit has at most three bytes. */
const LONGEST = 2000;

/** What an entity is looked up by: its name and aliases in lower case, each once. */
export function lookupKeys({ name, aliases }: Pick<Entity, 'name' | 'aliases'>): Set<string> {
  const keys = [name, ...aliases].map((one) => wellFormed(one).toLowerCase());
  return new Set(keys.filter((key) => key.length <= LONGEST));
}
