import type { EntityType, Scope } from '../graph/schema.ts';

/** An annotated or predicted entity of one paper. */
export interface ScoredEntity {
  name: string;
  type: EntityType;
  scope?: Scope;
  relation?: string;
  familyOf?: string;
  family_of?: string | null;
  mentions?: (string | { text: string })[];
  /** Of a predicted one: how sure it is that the paper has it, and in this relation. 0 to 1. */
  confidence?: number;
}

export interface ScoredLink {
  head: string;
  rel: string;
  tail: string;
  confidence?: number;
}

export interface ScoredPaper {
  id: string | number;
  entities: ScoredEntity[];
  links?: ScoredLink[];
}

/** Where a measure lies in 95 % of the draws of papers. */
export type Interval = [low: number, high: number];

export interface Rates {
  precision: number;
  recall: number;
  f1: number;
}

/** Rates with what they were counted from. */
export interface Counted extends Rates {
  found: number;
  wrong: number;
  missed: number;
}

export function rates(found: number, wrong: number, missed: number): Rates {
  const precision = found / (found + wrong || 1);
  const recall = found / (found + missed || 1);
  return { precision, recall, f1: harmonic(precision, recall) };
}

export function harmonic(precision: number, recall: number): number {
  return (2 * precision * recall) / (precision + recall || 1);
}
