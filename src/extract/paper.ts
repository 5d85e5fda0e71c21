import { findCandidates } from './candidates.ts';
import { readDocument } from './document.ts';
import { nameEntities } from './entities.ts';
import { groupCandidates } from './group.ts';
import type { Knowledge } from './knowledge.ts';
import { findLinks } from './links.ts';
import type { PaperExtraction, PaperText } from './types.ts';

/** Everything that one paper says, by itself and with what is known of the corpus. */
export function extractPaper(paper: PaperText, knowledge: Knowledge): PaperExtraction {
  const document = readDocument(paper);
  const candidates = findCandidates(document, knowledge);
  const groups = groupCandidates(candidates, knowledge);
  const named = nameEntities(document, groups, knowledge);
  return {
    id: paper.id,
    title: paper.title,
    entities: named.map(({ entity }) => entity),
    links: findLinks(document, named, knowledge.links),
    ...(document.unread > 0 ? { unread: document.unread } : {}),
  };
}
