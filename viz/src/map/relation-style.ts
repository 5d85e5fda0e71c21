/** How a relation is drawn: pattern and ends say what it is, so that colour need not. */
export interface RelationStyle {
  width: number;
  dash: readonly number[];
  /** Drawn at the end that the relation leads to. */
  end?: 'open-arrow' | 'filled-arrow' | 'diamond';
  accent?: boolean;
  double?: boolean;
  alpha?: number;
  words: string;
}

export const RELATION_STYLES: Readonly<Record<string, RelationStyle>> = {
  INTRODUCES: { words: 'introduces', width: 2.25, dash: [], accent: true },
  EVALUATES_ON: { words: 'evaluates on', width: 1.8, dash: [1.5, 4] },
  COMPARES_WITH: { words: 'compares with', width: 1.4, dash: [7, 4] },
  USES: { words: 'uses', width: 1.4, dash: [] },
  MENTIONS: { words: 'mentions', width: 0.8, dash: [], alpha: 0.35 },
  EXTENDS: { words: 'extends', width: 1.4, dash: [], end: 'open-arrow' },
  OUTPERFORMS: { words: 'outperforms', width: 1.4, dash: [], end: 'filled-arrow' },
  PART_OF: { words: 'part of', width: 1.4, dash: [], end: 'diamond' },
  APPLIED_TO: { words: 'applied to', width: 1.4, dash: [3, 3], end: 'open-arrow' },
  VARIANT_OF: { words: 'variant of', width: 0.8, dash: [], double: true },
};

const PLAIN: RelationStyle = { words: 'related', width: 1.4, dash: [] };

export function relationStyle(type: string): RelationStyle {
  return RELATION_STYLES[type] ?? PLAIN;
}
