import type { GraphIndex } from '../graph/graph-index.ts';
import { isPaperRelation } from '../graph/schema.ts';
import type { SectionItem } from './wire.ts';

/** Papers of a very common name that are looked at: enough for a stable order. */
const MOST_PAPERS = 2000;

/**
 * The entities that share the most papers with one, by cosine over papers, so that names which stand everywhere do not
 * lead every list. At least two shared papers.
 */
export function oftenWith(index: GraphIndex, id: string, limit: number): SectionItem[] {
  const papers = papersOf(index, id);
  const shared = new Map<string, number>();
  for (const paper of papers.slice(0, MOST_PAPERS)) {
    for (const other of new Set(index.relationsOf(paper).map(({ to }) => to))) {
      if (other !== id) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
  }
  return [...shared]
    .filter(([, count]) => count >= 2)
    .map(([other, count]) => ({
      other,
      count,
      strength: count / Math.sqrt(papers.length * papersOf(index, other).length),
    }))
    .sort((a, b) => b.strength - a.strength || (a.other < b.other ? -1 : 1))
    .slice(0, limit)
    .flatMap(({ other, count }): SectionItem[] => {
      const node = index.node(other);
      if (!node || node.kind === 'Paper') return [];
      const family = node.entity.scope === 'family';
      return [{ id: other, type: node.kind, name: node.name, family, shared: count }];
    });
}

function papersOf(index: GraphIndex, id: string): string[] {
  const papers = new Set<string>();
  for (const relation of index.relationsOf(id)) {
    if (isPaperRelation(relation) && relation.to === id) papers.add(relation.from);
  }
  return [...papers];
}
