import type { GraphIndex } from '../graph/graph-index.ts';
import type { Field, Relation } from '../graph/schema.ts';
import { isPaperRelation } from '../graph/schema.ts';

/** A paper, as far as a list of papers names it. */
export interface PaperRef {
  id: string;
  title: string;
  year?: number;
  url?: string;
}

/** A sentence of a paper, and the piece of it that names the thing in question. Offsets count UTF-16 units. */
export interface Evidence {
  paper: PaperRef;
  /** As it stands in the paper; '' where the graph was passed on without abstracts. */
  sentence: string;
  field: Field;
  /** The name in the paper's field: field.slice(start, end). */
  start: number;
  end: number;
  /** The same place within the sentence: sentence.slice(mark[0], mark[1]). */
  mark: [start: number, end: number];
}

/** The sentences that a relation rests on: one for a paper's relation, none for VARIANT_OF. */
export function evidenceOf(index: GraphIndex, relation: Relation): Evidence[] {
  if (isPaperRelation(relation)) {
    const { from, evidence, evidenceStart, field, start, end } = relation;
    return [piece(index, from, evidence, evidenceStart, field, start, end)];
  }
  return relation.evidence.map(({ paper, sentence, sentenceStart, field, start, end }) =>
    piece(index, paper, sentence, sentenceStart, field, start, end),
  );
}

export function paperRef(index: GraphIndex, id: string): PaperRef {
  const node = index.node(id);
  if (node?.kind !== 'Paper') return { id, title: id };
  const { title, year, url } = node.paper;
  return { id, title, ...(year !== undefined && { year }), ...(url !== undefined && { url }) };
}

function piece(
  index: GraphIndex,
  paper: string,
  sentence: string,
  sentenceStart: number,
  field: Field,
  start: number,
  end: number,
): Evidence {
  const within = (at: number) => Math.min(Math.max(at - sentenceStart, 0), sentence.length);
  const mark: [number, number] = [within(start), within(end)];
  return { paper: paperRef(index, paper), sentence, field, start, end, mark };
}
