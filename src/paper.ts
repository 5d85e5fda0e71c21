import type { Paper } from './graph/schema.ts';
import { byCodeUnit } from './order.ts';
import { foldTitle } from './paper-id.ts';
import { mergeCopies } from './paper-merge.ts';

export { arxivId, doi, foldTitle, type PaperIdentity, paperId } from './paper-id.ts';

/**
 * Makes one paper of all copies of the same paper: those with one arXiv id, one DOI, or one title where no id says
 * otherwise. The result depends on the set of copies alone, not on their order, and is sorted by id.
 *
 * @returns the papers, and how many copies went into others
 */
export function mergePapers(papers: Iterable<Paper>): { papers: Paper[]; merged: number } {
  const copies = [...papers];
  const sets = new Sets(copies.length);
  for (const field of ['arxivId', 'doi'] as const) {
    for (const same of groupBy(copies, (paper) => paper[field])) sets.join(same);
  }
  // Decided for all titles before any of them joins a set, so that no decision hangs on another one's turn.
  const joins = groupBy(copies, (paper) => foldTitle(paper.title)).map(joinableBy(copies, sets));
  for (const same of joins) sets.join(same);
  const merged = sets.members().map((members) => mergeCopies(members.map((at) => copies[at]!)));
  return {
    papers: merged.sort((a, b) => byCodeUnit(a.id, b.id)),
    merged: copies.length - merged.length,
  };
}

/**
 * Of the copies with one title, those that are one paper: all of them, unless their ids name several papers (there is
 * more than one "Introduction"); then it cannot be said whose copies those without an id are, and only they are joined.
 */
function joinableBy(copies: Paper[], sets: Sets): (same: number[]) => number[] {
  const known = new Map<number, { arxivIds: Set<string>; dois: Set<string> }>();
  for (const [at, paper] of copies.entries()) {
    const set = sets.find(at);
    const ids = known.get(set) ?? { arxivIds: new Set(), dois: new Set() };
    if (paper.arxivId) ids.arxivIds.add(paper.arxivId);
    if (paper.doi) ids.dois.add(paper.doi);
    known.set(set, ids);
  }
  return (same) => {
    const ids = [...new Set(same.map((at) => sets.find(at)))].map((set) => known.get(set)!);
    const arxivIds = new Set(ids.flatMap((each) => [...each.arxivIds]));
    const dois = new Set(ids.flatMap((each) => [...each.dois]));
    if (arxivIds.size <= 1 && dois.size <= 1) return same;
    return same.filter((at) => !copies[at]!.arxivId && !copies[at]!.doi);
  };
}

/** The places of items that have the same key; items without a key are in no group. */
function groupBy<T>(items: T[], key: (item: T) => string | undefined): number[][] {
  const groups = new Map<string, number[]>();
  for (const [at, item] of items.entries()) {
    const name = key(item);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group) group.push(at);
    else groups.set(name, [at]);
  }
  return [...groups.values()];
}

/** Disjoint sets of the numbers below `size` (union-find with path halving). */
class Sets {
  #parent: Int32Array;

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, at) => at);
  }

  find(at: number): number {
    let root = at;
    while (this.#parent[root] !== root) {
      this.#parent[root] = this.#parent[this.#parent[root]!]!;
      root = this.#parent[root]!;
    }
    return root;
  }

  join(members: number[]): void {
    for (const member of members) this.#parent[this.find(member)] = this.find(members[0]!);
  }

  members(): number[][] {
    const all = Array.from(this.#parent.keys());
    return groupBy(all, (at) => String(this.find(at)));
  }
}
