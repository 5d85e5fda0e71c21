import type { Graph } from '../graph/schema.ts';
import { isPaperRelation } from '../graph/schema.ts';

/**
 * The graph for passing on: abstracts belong to their authors and publishers, and an evidence sentence cut from an
 * abstract is a piece of one, so both go. Titles, names, ids, offsets, confidences and the evidence that is a title
 * stay: who has the abstracts can cut every sentence out again.
 */
export function withoutAbstracts(graph: Graph): Graph {
  return {
    ...graph,
    papers: graph.papers.map((paper) => ({ ...paper, abstract: '' })),
    relations: graph.relations.map((relation) => {
      if (isPaperRelation(relation)) {
        return relation.field === 'title' ? relation : { ...relation, evidence: '' };
      }
      const evidence = relation.evidence.map((piece) =>
        piece.field === 'title' ? piece : { ...piece, sentence: '' },
      );
      return { ...relation, evidence };
    }),
  };
}
