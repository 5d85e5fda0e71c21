import type { Document } from './document.ts';
import type { NamedEntity } from './entities.ts';
import type { Knowledge } from './knowledge.ts';
import type { ExtractedLink } from './types.ts';

/** Links between entities that a sentence of the paper states. */
export function findLinks(
  _document: Document,
  _named: NamedEntity[],
  _knowledge: Knowledge,
): ExtractedLink[] {
  return [];
}
