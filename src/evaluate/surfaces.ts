import type { ScoredEntity } from './scored.ts';

/** A surface without LaTeX marks, accents, case, all but letters a to z and digits, and a final plural s. */
export function foldSurface(text: string): string {
  const folded = text
    .replace(/\$|\\[a-zA-Z]+|[{}_^]/g, '')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
  return folded.length > 4 && folded.endsWith('s') ? folded.slice(0, -1) : folded;
}

/** Name and mentions, folded, without what folds to nothing. */
export function surfacesOf(entity: ScoredEntity): Set<string> {
  const texts = [
    entity.name,
    ...(entity.mentions ?? []).map((m) => (typeof m === 'string' ? m : m.text)),
  ];
  return new Set(texts.map(foldSurface).filter((folded) => folded !== ''));
}

export function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const x of a) if (b.has(x)) return true;
  return false;
}
