import { byCodeUnit } from '../order.ts';
import type { Relation } from './schema.ts';

/** The order of relations.jsonl: from, type, to. */
export function byEnds(a: Relation, b: Relation): number {
  return byCodeUnit(a.from, b.from) || byCodeUnit(a.type, b.type) || byCodeUnit(a.to, b.to);
}
