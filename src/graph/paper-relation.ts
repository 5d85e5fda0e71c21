import type { ExtractedEntity } from '../extract/types.ts';
import { round } from './canonical.ts';
import {
  type EntityType,
  FIELDS,
  type Mention,
  PAPER_RELATIONS,
  type PaperRelation,
  type PaperToEntity,
} from './schema.ts';

/**
 * The one relation of a paper to an entity, from all that extraction said of the pair: usually one thing, more where
 * two spellings turned out to be one name. The evidence is that of the strongest role, by the more confident finding.
 *
 * @param found not empty
 */
export function paperRelation(
  from: string,
  to: string,
  type: EntityType,
  found: readonly ExtractedEntity[],
): PaperToEntity {
  const roles = rolesOf(found, type);
  const best = found.reduce((a, b) => (compare(b, a, type) < 0 ? b : a));
  return {
    from,
    to,
    type: roles[0]!,
    roles,
    confidence: round(best.confidence, 3),
    evidence: best.evidence,
    evidenceStart: best.evidenceStart,
    field: best.field,
    start: best.start,
    end: best.end,
    mentions: mentionsOf(found),
    rule: best.rule,
  };
}

function rolesOf(found: readonly ExtractedEntity[], type: EntityType): PaperRelation[] {
  const roles = new Set<PaperRelation>();
  for (const entity of found) {
    for (const role of [entity.relation, ...entity.roles]) roles.add(fitting(role, type));
  }
  return PAPER_RELATIONS.filter((role) => roles.has(role));
}

/** Only benchmarks are evaluated on: what turned out to be a method or model was used. */
function fitting(role: ExtractedEntity['relation'], type: EntityType): PaperRelation {
  const relation = role.toUpperCase() as PaperRelation;
  return relation === 'EVALUATES_ON' && type !== 'Benchmark' ? 'USES' : relation;
}

/** The stronger relation first, then the more confident, then the earlier in the text. */
function compare(a: ExtractedEntity, b: ExtractedEntity, type: EntityType): number {
  const rank = (entity: ExtractedEntity) => PAPER_RELATIONS.indexOf(fitting(entity.relation, type));
  return rank(a) - rank(b) || b.confidence - a.confidence || inText(a, b);
}

function mentionsOf(found: readonly ExtractedEntity[]): Mention[] {
  const all = found.flatMap((entity) => entity.mentions).sort(inText);
  return all
    .filter((one, i) => i === 0 || inText(one, all[i - 1]!) !== 0)
    .map(({ text, field, start, end }) => ({ text, field, start, end }));
}

type Span = Pick<Mention, 'field' | 'start' | 'end'>;

/** As a reader meets them: the title, then the abstract. */
export function inText(a: Span, b: Span): number {
  return FIELDS.indexOf(a.field) - FIELDS.indexOf(b.field) || a.start - b.start || a.end - b.end;
}
