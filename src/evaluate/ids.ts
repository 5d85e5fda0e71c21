import type { ScoredPaper } from './scored.ts';

/** How the ids of predictions fit those of the annotated papers. */
export interface IdFit {
  papers: number;
  /** Annotated papers without a prediction: they are scored as papers in which nothing was found. */
  without: number;
}

export function fitOfIds(gold: readonly ScoredPaper[], predicted: readonly ScoredPaper[]): IdFit {
  const predictions = new Set(predicted.map(({ id }) => String(id)));
  const papers = new Set(gold.map(({ id }) => String(id)));
  const without = [...papers].filter((id) => !predictions.has(id)).length;
  return { papers: papers.size, without };
}

/** Of papers with one id the last, as the reference scorer takes them; and how many ids stood more than once. */
export function lastOfEach(papers: readonly ScoredPaper[]): {
  last: ScoredPaper[];
  double: number;
} {
  const last = new Map<string, ScoredPaper>();
  const double = new Set<string>();
  for (const paper of papers) {
    const id = String(paper.id);
    if (last.has(id)) double.add(id);
    last.set(id, paper);
  }
  return { last: [...last.values()], double: double.size };
}
