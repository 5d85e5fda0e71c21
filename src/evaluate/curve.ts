import { matchPaper, type PaperSides } from './match.ts';
import { type Counted, rates } from './scored.ts';

/** What is left of the figures when only predictions at least this sure are taken. */
export interface CurvePoint {
  least: number;
  /** Entities with a name of their own, all entities, and entities with their relation. */
  proper: Counted;
  all: Counted;
  edges: Counted;
}

const STEPS = 20;

/** Precision and recall by threshold of confidence, from 0 to .95. Only thresholds at which something changes are there. */
export function precisionRecall(papers: readonly PaperSides[]): CurvePoint[] {
  const points: CurvePoint[] = [];
  for (let step = 0; step < STEPS; step++) {
    const point = pointAt(papers, step / STEPS);
    const last = points.at(-1);
    const same = (a: Counted, b: Counted) => a.found === b.found && a.wrong === b.wrong;
    if (!last || !same(last.all, point.all)) points.push(point);
  }
  return points;
}

function pointAt(papers: readonly PaperSides[], least: number): CurvePoint {
  const sums = { proper: [0, 0, 0], all: [0, 0, 0], edges: [0, 0, 0] };
  for (const paper of papers) {
    const { pairs, missed, extra } = matchPaper(paper, least);
    for (const { gold, guess } of pairs) {
      sums.all[0]!++;
      if (gold.entity.scope === 'proper') sums.proper[0]!++;
      if (!guess.entity.relation || guess.entity.relation === gold.entity.relation) {
        sums.edges[0]!++;
      } else {
        sums.edges[1]!++;
        sums.edges[2]!++;
      }
    }
    for (const { entity } of extra) {
      sums.all[1]!++;
      sums.edges[1]!++;
      if ((entity.scope ?? 'proper') === 'proper') sums.proper[1]!++;
    }
    for (const { entity } of missed) {
      sums.all[2]!++;
      sums.edges[2]!++;
      if (entity.scope === 'proper') sums.proper[2]!++;
    }
  }
  const counted = ([found, wrong, missed]: number[]): Counted => ({
    ...rates(found!, wrong!, missed!),
    found: found!,
    wrong: wrong!,
    missed: missed!,
  });
  return {
    least,
    proper: counted(sums.proper),
    all: counted(sums.all),
    edges: counted(sums.edges),
  };
}
