import type { ExtractedEntity } from '../../extract/types.ts';
import { foldName } from '../../text/fold.ts';
import { sentenceAt } from '../../text/sentence-at.ts';
import { plainSurface } from '../aliases.ts';
import type { Occurrence } from '../occurrence.ts';
import { inText } from '../paper-relation.ts';
import type { Mention, Paper } from '../schema.ts';

/**
 * Parts an occurrence by how its mentions are written: those written `name` from the rest. Names that differ in case or
 * marks alone are told apart exactly, others as folded.
 *
 * @param rest what the others are called
 * @returns the part that is written so; the whole where all are, nothing where none is. The occurrence keeps the rest.
 */
export function splitOff(
  occurrence: Occurrence,
  name: string,
  rest: string,
): { part: Occurrence; whole: boolean } | undefined {
  const { entity, paper } = occurrence;
  const form = foldName(name) === foldName(rest) ? (text: string) => text : foldName;
  const isIt = ({ text }: Mention) => form(plainSurface(text)) === form(name);
  const its = entity.mentions.filter(isIt);
  if (its.length === 0) return undefined;
  if (its.length === entity.mentions.length) return { part: occurrence, whole: true };
  const others = entity.mentions.filter((mention) => !isIt(mention));
  const part: Occurrence = { ...occurrence, entity: anchored(entity, paper, its) };
  occurrence.entity = anchored(entity, paper, others);
  return { part, whole: false };
}

/** The entity with some of its mentions; the evidence is moved to one of them where it was another's. */
function anchored(entity: ExtractedEntity, paper: Paper, mentions: Mention[]): ExtractedEntity {
  if (mentions.some((mention) => inText(mention, entity) === 0)) return { ...entity, mentions };
  const { field, start, end } = mentions.reduce((a, b) => (inText(b, a) < 0 ? b : a));
  const sentence =
    field === 'title'
      ? { start: 0, end: paper.title.length }
      : sentenceAt(paper[field], start, end);
  const evidence = paper[field].slice(sentence.start, sentence.end);
  return { ...entity, mentions, field, start, end, evidence, evidenceStart: sentence.start };
}
