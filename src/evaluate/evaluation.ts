import { type Calibration, calibrate } from './calibration.ts';
import { type CurvePoint, precisionRecall } from './curve.ts';
import { type Errors, findErrors } from './errors.ts';
import { matchPaper, sidesOf } from './match.ts';
import { type Score, Scorer } from './score.ts';
import type { ScoredPaper } from './scored.ts';

/** All that can be said of predictions against annotated papers. */
export interface Evaluation {
  /** Names of their own, generic names, both. Links, families and names are the same in each. */
  proper: Score;
  family: Score;
  all: Score;
  /** Where predictions have confidences. */
  calibration?: Calibration;
  curve?: CurvePoint[];
  /** Where they were asked for. */
  errors?: Errors;
}

export interface EvaluateOptions {
  /** Draws for the bootstrap intervals; 0 for none. Default 1,000. */
  draws?: number;
  /** Groups the errors by cause; names with these folded surfaces count as seen before. */
  errors?: { seen: ReadonlySet<string> };
}

/** Holds predictions against annotated papers, joined on id. The same input gives the same figures. */
export function evaluatePapers(
  gold: readonly ScoredPaper[],
  predicted: readonly ScoredPaper[],
  options: EvaluateOptions = {},
): Evaluation {
  const papers = sidesOf(gold, predicted);
  const matches = papers.map((paper) => matchPaper(paper));
  const scorer = new Scorer(matches);
  if (options.draws !== 0) scorer.drawIntervals(options.draws);
  const calibration = calibrate(matches);
  return {
    proper: scorer.score('proper'),
    family: scorer.score('family'),
    all: scorer.score('all'),
    ...(calibration && { calibration, curve: precisionRecall(papers) }),
    ...(options.errors && { errors: findErrors(matches, options.errors.seen) }),
  };
}
