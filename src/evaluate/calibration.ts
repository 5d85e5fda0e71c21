import type { PaperMatch } from './match.ts';

/** One row of a reliability table: claims with a confidence from `from` up to `to`. */
export interface ReliabilityRow {
  from: number;
  to: number;
  claims: number;
  /** Mean confidence of the claims. */
  confidence: number;
  /** Share of them that is right. */
  right: number;
}

export interface Reliability {
  claims: number;
  /** Mean confidence, and the share that is right. */
  confidence: number;
  right: number;
  /** Expected calibration error: the mean distance of confidence and share right over ten bins, weighed by claims. */
  ece: number;
  rows: ReliabilityRow[];
}

/** What confidences are worth: existence and relation together for entities, by the relation that was predicted. */
export interface Calibration {
  all: Reliability;
  relations: Record<string, Reliability>;
  links?: Reliability;
}

const BINS = 10;

interface Claim {
  confidence: number;
  right: boolean;
}

/**
 * Holds confidences against what was right (Guo et al., 2017, https://arxiv.org/abs/1706.04599). An entity is right when it
 * matches one and has its relation; a link when it matches one.
 *
 * @returns nothing where predictions have no confidences
 */
export function calibrate(matches: readonly PaperMatch[]): Calibration | undefined {
  const claims: Claim[] = [];
  const byRelation = new Map<string, Claim[]>();
  const links: Claim[] = [];
  const claim = (relation: string | undefined, confidence: number | undefined, right: boolean) => {
    if (confidence === undefined) return;
    const one = { confidence, right };
    claims.push(one);
    if (!relation) return;
    const list = byRelation.get(relation);
    if (list) list.push(one);
    else byRelation.set(relation, [one]);
  };
  for (const match of matches) {
    for (const { gold, guess } of match.pairs) {
      const { relation, confidence } = guess.entity;
      claim(relation, confidence, relation === gold.entity.relation);
    }
    for (const { entity } of match.extra) claim(entity.relation, entity.confidence, false);
    for (const { guess, gold } of match.links) {
      if (guess.confidence === undefined) continue;
      links.push({ confidence: guess.confidence, right: gold !== undefined });
    }
  }
  if (claims.length === 0) return undefined;
  const relations = [...byRelation].sort(([, a], [, b]) => b.length - a.length);
  return {
    all: reliability(claims),
    relations: Object.fromEntries(relations.map(([name, list]) => [name, reliability(list)])),
    ...(links.length > 0 && { links: reliability(links) }),
  };
}

function reliability(claims: readonly Claim[]): Reliability {
  const bins = Array.from({ length: BINS }, () => ({ claims: 0, confidence: 0, right: 0 }));
  const all = { claims: 0, confidence: 0, right: 0 };
  for (const { confidence, right } of claims) {
    const bin = bins[Math.min(Math.floor(confidence * BINS), BINS - 1)]!;
    for (const sum of [bin, all]) {
      sum.claims++;
      sum.confidence += confidence;
      sum.right += Number(right);
    }
  }
  const rows = bins.flatMap((bin, i) => {
    if (bin.claims === 0) return [];
    const confidence = bin.confidence / bin.claims;
    const right = bin.right / bin.claims;
    return [{ from: i / BINS, to: (i + 1) / BINS, claims: bin.claims, confidence, right }];
  });
  const ece = rows.reduce((sum, row) => {
    return sum + (row.claims / claims.length) * Math.abs(row.right - row.confidence);
  }, 0);
  const n = all.claims || 1;
  return { claims: all.claims, confidence: all.confidence / n, right: all.right / n, ece, rows };
}
