import { byCodeUnit } from '../order.ts';
import type { LongForm } from './long-forms.ts';
import type { Occurrence } from './occurrence.ts';

/** A meaning that papers or lists give a name. */
export interface Seed {
  /** Part of the entity's id, unless it is the commonest meaning. */
  id: string;
  /** Why there are several: the entity's `rule`. */
  rule: string;
  /** How its occurrences were told. */
  by: string;
  long?: LongForm;
  occurrences: Occurrence[];
}

export function papersOf({ occurrences }: Seed): number {
  return new Set(occurrences.map(({ paper }) => paper.id)).size;
}

export function firstDate({ occurrences }: Seed): string {
  return occurrences.map(dateOf).sort(byCodeUnit)[0]!;
}

/** A paper without a date comes after all others. */
export function dateOf({ paper }: Occurrence): string {
  return paper.date ?? paper.year?.toString() ?? '~';
}

/** In the order of time. */
export function inTime(a: Occurrence, b: Occurrence): number {
  return byCodeUnit(dateOf(a), dateOf(b));
}
