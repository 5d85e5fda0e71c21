import { type Graph, isPaperRelation, type Relation } from './schema.ts';

/**
 * The graph without its less sure edges, and without the entities that then have none. Papers stay. What follows from a
 * name (VARIANT_OF) stays as long as a paper names the variant; a family stays with its variants.
 *
 * @param least 0 to 1; an edge with this very confidence stays
 */
export function withConfidence<Content extends Pick<Graph, 'entities' | 'relations'>>(
  content: Content,
  least: number,
): Content {
  if (least <= 0) return content;
  const sure = content.relations.filter(({ confidence }) => confidence >= least);
  const named = new Set(
    sure.filter(({ type }) => type !== 'VARIANT_OF').flatMap(({ from, to }) => [from, to]),
  );
  const families = new Map(
    sure.filter(({ type }) => type === 'VARIANT_OF').map(({ from, to }) => [from, to]),
  );
  // A set goes on to what is added while it is gone through: LLaMA-2 7B brings LLaMA-2, that brings LLaMA.
  for (const id of named) {
    const family = families.get(id);
    if (family !== undefined) named.add(family);
  }
  const kept = ({ from, to }: Relation) => named.has(to) && named.has(from);
  const papers = new Set(sure.filter(isPaperRelation).map((one) => `${one.from}\n${one.to}`));
  return {
    ...content,
    relations: sure.filter(kept),
    entities: content.entities
      .filter(({ id }) => named.has(id))
      .map((entity) => ({
        ...entity,
        introducedBy: entity.introducedBy.filter((paper) => papers.has(`${paper}\n${entity.id}`)),
      })),
  };
}
