import type { ExtractedEntity, ExtractedLink, PaperExtraction } from '../../src/extract/types.ts';
import type { Paper } from '../../src/graph/schema.ts';

/** A paper whose abstract is one sentence a text. */
export function paperOf(id: string, abstract: string, rest: Partial<Paper> = {}): Paper {
  return { id, title: `Notes of ${id}`, abstract, sources: [], ...rest };
}

/**
 * An entity as extraction finds it: every place where one of its surfaces stands in the title or abstract is a mention,
 * the first one is its evidence.
 */
export function foundIn(
  paper: Paper,
  name: string,
  rest: Partial<ExtractedEntity> = {},
  surfaces: string[] = [name],
): ExtractedEntity {
  const mentions = (['title', 'abstract'] as const).flatMap((field) =>
    surfaces.flatMap((text) => {
      const start = paper[field].indexOf(text);
      return start < 0 ? [] : [{ text, field, start, end: start + text.length }];
    }),
  );
  const [first] = mentions;
  if (!first) throw new Error(`${surfaces} is not in ${paper.id}`);
  const { field, start, end } = first;
  const relation = rest.relation ?? 'uses';
  const evidence = paper[field];
  return {
    name,
    type: 'Method',
    scope: 'proper',
    relation,
    roles: [relation],
    confidence: 0.8,
    mentions,
    evidence,
    evidenceStart: 0,
    field,
    start,
    end,
    rule: 'test',
    ...rest,
  };
}

export function linkIn(
  paper: Paper,
  head: string,
  rel: ExtractedLink['rel'],
  tail: string,
): ExtractedLink {
  const start = paper.abstract.indexOf(tail);
  const where = { evidence: paper.abstract, evidenceStart: 0, field: 'abstract' as const };
  return { head, rel, tail, confidence: 0.8, ...where, start, end: start + tail.length, rule: 't' };
}

export function extractionOf(
  { id, title }: Paper,
  entities: ExtractedEntity[],
  links: ExtractedLink[] = [],
): PaperExtraction {
  return { id, title, entities, links };
}
