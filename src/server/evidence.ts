import { paperLink } from '../ask/paper-link.ts';
import type { GraphIndex } from '../graph/graph-index.ts';
import {
  type EntityToEntity,
  isPaperRelation,
  type PaperToEntity,
  type Relation,
} from '../graph/schema.ts';
import { asRead, readable } from '../text/readable.ts';
import { edgeRef } from './edge-ref.ts';
import { markAndCut } from './marked-text.ts';
import type { Evidence, MarkedText } from './wire.ts';

/** The sentence behind a relation; none where it follows from the names of its ends. */
export function evidenceFor(index: GraphIndex, relation: Relation): Evidence | undefined {
  return isPaperRelation(relation)
    ? relationEvidence(index, relation)
    : linkEvidence(index, relation);
}

/** The sentence behind a paper's relation, with every mention of the entity in it marked. */
function relationEvidence(index: GraphIndex, relation: PaperToEntity): Evidence | undefined {
  const { evidence, evidenceStart, field, start, end, mentions } = relation;
  const spans = [{ field, start, end }, ...mentions]
    .filter((span) => span.field === field)
    .map((span) => ({ start: span.start - evidenceStart, end: span.end - evidenceStart }))
    .filter((span) => span.start >= 0 && span.end <= evidence.length);
  return from(index, relation.from, markAndCut(...asRead(evidence, spans)), relation);
}

/** The first sentence that states a relation between two entities; none where it follows from their names. */
function linkEvidence(index: GraphIndex, relation: EntityToEntity): Evidence | undefined {
  const first = relation.evidence[0];
  if (!first) return undefined;
  const span = { start: first.start - first.sentenceStart, end: first.end - first.sentenceStart };
  return from(index, first.paper, markAndCut(...asRead(first.sentence, [span])), relation);
}

function from(
  index: GraphIndex,
  paperId: string,
  text: MarkedText,
  relation: Relation,
): Evidence | undefined {
  const node = index.node(paperId);
  if (node?.kind !== 'Paper') return undefined;
  const { paper } = node;
  const about: Evidence['paper'] = {
    id: paper.id,
    title: readable(paper.title),
    link: paperLink(paper),
  };
  if (paper.year !== undefined) about.year = paper.year;
  return { text, confidence: relation.confidence, edge: edgeRef(index, relation), paper: about };
}
