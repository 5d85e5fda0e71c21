import { findCandidates } from './candidates.ts';
import { calibrated } from './confidence.ts';
import { type Document, readDocument } from './document.ts';
import type { Encoded } from './encoder/encoded.ts';
import { nameEntities } from './entities.ts';
import { findFamilies } from './families.ts';
import { groupCandidates } from './group.ts';
import type { Knowledge } from './knowledge.ts';
import { findLinks } from './links.ts';
import { joinTwins } from './twins.ts';
import type { PaperExtraction, PaperText } from './types.ts';

/** Everything that one paper says, by itself and with what is known of the corpus. */
export function extractPaper(paper: PaperText, knowledge: Knowledge): PaperExtraction {
  return extractPapers([paper], knowledge)[0]!;
}

/** The same for several papers, which are done sooner together than one by one. */
export function extractPapers(
  papers: readonly PaperText[],
  knowledge: Knowledge,
): PaperExtraction[] {
  const documents = papers.map((paper) => readDocument(paper));
  const encoded = knowledge.tagger.read(documents);
  return documents.map((document, i) => extractDocument(document, encoded[i]!, knowledge));
}

function extractDocument(
  document: Document,
  encoded: Encoded[],
  knowledge: Knowledge,
): PaperExtraction {
  const { paper, unread } = document;
  const candidates = findCandidates(document, knowledge, encoded);
  const groups = groupCandidates(candidates, knowledge);
  const found = nameEntities(document, groups, knowledge);
  const named = joinTwins(found, document.paper, knowledge.twins);
  const entities = named.map(({ entity }) => entity);
  findFamilies(entities, knowledge.entries, knowledge.families);
  const links = findLinks(document, named, knowledge);
  // last: the networks have learned from what stood there before
  for (const entity of entities) entity.confidence = calibrated(entity.confidence);
  return {
    id: paper.id,
    title: paper.title,
    entities,
    links,
    ...(unread > 0 ? { unread } : {}),
  };
}
