import type { Candidate } from './candidate.ts';
import { type Document, locate, type Sentence } from './document.ts';
import type { NamedEntity } from './entities.ts';
import { linkCells, linkFeatures } from './link-features.ts';
import { type LinkPair, linkPairs } from './link-pairs.ts';
import type { NetworkModel } from './network.ts';
import { endOf, startOf } from './span.ts';
import { isLikely, isOfThePaper, isStated } from './stated.ts';
import type { ExtractedLink, LinkName } from './types.ts';

export const LINKS = ['none', 'extends', 'outperforms', 'part_of', 'applied_to'] as const;

/** Links between entities that a sentence of the paper states. */
export function findLinks(
  document: Document,
  named: NamedEntity[],
  model: NetworkModel,
): ExtractedLink[] {
  const links: ExtractedLink[] = [];
  const own = named.filter(({ entity }) => entity.relation === 'introduces');
  for (const pair of linkPairs(named)) {
    const probabilities = model.probabilities(linkFeatures(pair, named), linkCells(pair));
    // A thing can extend another and beat it.
    for (let i = 1; i < LINKS.length; i++) {
      const rel = LINKS[i] as LinkName;
      const probability = probabilities[i]!;
      if (!isLikely(rel, probability)) continue;
      const shown = shownBy(document, pair, rel, own);
      if (shown && isStated(pair, rel, textOf(document, shown.sentence)))
        links.push(linkOf(document, pair, shown, rel, probability));
    }
  }
  return withoutRings(links);
}

/** The mention whose sentence shows the link: the tail's, or of a part that is named alone the part's. */
function shownBy(
  document: Document,
  pair: LinkPair,
  rel: LinkName,
  own: readonly NamedEntity[],
): Candidate | undefined {
  if (pair.headMention) return pair.tailMention;
  // "it" and "our method" are the first thing that the paper introduces
  if ((rel === 'part_of' ? pair.tail : pair.head) !== own[0]) return undefined;
  const { candidates } = rel === 'part_of' ? pair.head.group : pair.tail.group;
  return candidates.find((c) => isOfThePaper(c.sentence, textOf(document, c.sentence)));
}

function textOf(document: Document, { field, start, end }: Sentence): string {
  return document[field].text.slice(start, end);
}

/** Of "A extends B" and "B is part of A", and of two opposite links, the surer one stays. */
function withoutRings(links: ExtractedLink[]): ExtractedLink[] {
  return links.filter((link) =>
    links.every(
      (other) =>
        other === link ||
        other.head !== link.tail ||
        other.tail !== link.head ||
        other.confidence < link.confidence ||
        (other.confidence === link.confidence && links.indexOf(other) > links.indexOf(link)),
    ),
  );
}

function linkOf(
  document: Document,
  pair: LinkPair,
  shown: Candidate,
  rel: LinkName,
  probability: number,
): ExtractedLink {
  const { sentence } = shown;
  const whole = locate(document, sentence.field, sentence.start, sentence.end);
  const place = locate(document, sentence.field, startOf(shown), endOf(shown));
  const sure = Math.min(pair.head.entity.confidence, pair.tail.entity.confidence);
  return {
    head: pair.head.entity.name,
    rel,
    tail: pair.tail.entity.name,
    confidence: Math.round(Math.min(probability, sure) * 1000) / 1000,
    evidence: whole.text,
    evidenceStart: whole.start,
    field: sentence.field,
    start: place.start,
    end: place.end,
    rule: pair.headMention ? 'same-sentence' : 'own-work',
  };
}
