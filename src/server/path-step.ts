import type { GraphIndex } from '../graph/graph-index.ts';
import { isPaperRelation, type Relation } from '../graph/schema.ts';
import { namesakeOf, tellStep } from '../graph/tell.ts';
import { asRead } from '../text/readable.ts';
import { edgeRef } from './edge-ref.ts';
import { evidenceFor } from './evidence.ts';
import { markText } from './marked-text.ts';
import type { PathStep } from './wire.ts';

/**
 * A relation as a sentence with the names in it marked, and its evidence.
 * @param before the step that was told just before: the same said of another is said "too"
 */
export function pathStep(index: GraphIndex, relation: Relation, before?: Relation): PathStep {
  const { from, to, type } = relation;
  const plain = tellStep(index, relation);
  const again = before?.type === type && before.to === to && before.from !== from;
  const told = again ? plain.replace(/\.$/, ', too.') : plain;
  const object = index.node(to)?.name ?? to;
  const objectAt = plain.length - 1 - object.length;
  const namesake = isPaperRelation(relation) ? namesakeOf(index, from) : undefined;
  const subject = (namesake?.id === to ? undefined : namesake?.name) ?? index.node(from)?.name;
  const subjectAt = subject === undefined ? -1 : plain.indexOf(subject);
  const spans = [{ start: objectAt, end: objectAt + object.length }];
  if (subject !== undefined && subjectAt >= 0 && subjectAt + subject.length <= objectAt) {
    spans.push({ start: subjectAt, end: subjectAt + subject.length });
  }
  const evidence = evidenceFor(index, relation);
  return {
    from,
    to,
    type,
    told: markText(...asRead(told, spans)),
    edge: edgeRef(index, relation),
    ...(evidence && { evidence }),
  };
}
