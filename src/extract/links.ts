import type { Candidate } from './candidate.ts';
import { calibrated } from './confidence.ts';
import { type Document, locate, type Sentence } from './document.ts';
import type { NamedEntity } from './entities.ts';
import { AS_MEASURED } from './features.ts';

import { linkContexts } from './link-context.ts';
import { linkCells, linkFeatures } from './link-features.ts';
import { type LinkPair, linkPairs } from './link-pairs.ts';
import type { NetworkModel } from './network.ts';
import { endOf, startOf } from './span.ts';
import { isLikely, isOfThePaper, isStated, tellsOfOwnWork } from './stated.ts';
import type { ExtractedLink, LinkName } from './types.ts';

export const LINKS = ['none', 'extends', 'outperforms', 'part_of', 'applied_to'] as const;

/** Nothing that the first network says is taken for impossible. */
export const LEAST_FIRST = 1e-4;

/** Networks that decide about links; one reads each pair by itself, the other all answers of a paper together. */
export interface LinkModels {
  links: NetworkModel;
  relinks: NetworkModel;
}

/** Links between entities that a sentence of the paper states. */
export function findLinks(
  document: Document,
  named: NamedEntity[],
  models: LinkModels,
): ExtractedLink[] {
  const links: ExtractedLink[] = [];
  const own = named.filter(({ entity }) => entity.relation === 'introduces');
  const pairs = linkPairs(named);
  const opinions = linkOpinions(pairs, named, models);
  for (const [at, pair] of pairs.entries()) {
    const probabilities = opinions[at]!;
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

/** For each pair the probabilities of LINKS: the answer about the pair alone, times what the other pairs make of it. */
export function linkOpinions(
  pairs: readonly LinkPair[],
  named: readonly NamedEntity[],
  { links, relinks }: LinkModels,
): Float64Array[] {
  const alone = pairs.map((pair) =>
    links.probabilities(linkFeatures(pair, named), linkCells(pair)),
  );
  return linkContexts(pairs, alone, named).map((numbers, i) =>
    timesFirst(alone[i]!, relinks.probabilities([AS_MEASURED], numbers)),
  );
}

/** The second network is learned as a factor upon the first one's answer, so that it has only to say what differs. */
export function timesFirst(first: Float64Array, factor: Float64Array): Float64Array {
  const product = factor.map((f, i) => f * Math.max(LEAST_FIRST, first[i]!));
  const sum = product.reduce((all, p) => all + p, 0);
  return product.map((p) => p / sum);
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
  return (
    candidates.find((c) => isOfThePaper(c.sentence, textOf(document, c.sentence))) ??
    candidates.find((c) => tellsOfOwnWork(c.sentence))
  );
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
  const sure = calibrated(Math.min(pair.head.entity.confidence, pair.tail.entity.confidence));
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
