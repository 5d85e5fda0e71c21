import type { EntityType, Scope } from '../../graph/schema.ts';

/** What the tagger tells apart: type, scope, and whether this paper proposes it. */
export interface TagClass {
  type: EntityType;
  scope: Scope;
  introduced: boolean;
}

export const TAG_CLASSES: readonly TagClass[] = [
  { type: 'Method', scope: 'proper', introduced: true },
  { type: 'Method', scope: 'proper', introduced: false },
  { type: 'Method', scope: 'family', introduced: false },
  { type: 'Model', scope: 'proper', introduced: true },
  { type: 'Model', scope: 'proper', introduced: false },
  { type: 'Model', scope: 'family', introduced: false },
  { type: 'Benchmark', scope: 'proper', introduced: true },
  { type: 'Benchmark', scope: 'proper', introduced: false },
];

/** 0 is "outside"; 1 + 2c begins class c, 2 + 2c goes on with it. */
export const LABELS = 1 + 2 * TAG_CLASSES.length;

export function beginOf(tagClass: number): number {
  return 1 + 2 * tagClass;
}

/** True where `next` may follow `label` (-1 for the start of a sentence). */
export function mayFollow(label: number, next: number): boolean {
  if (next === 0 || next % 2 === 1) return true;
  return label === next || label === next - 1;
}
