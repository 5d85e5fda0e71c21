import type { EntityCard, Link, PaperClaim, Variant } from '../../ask/describe.ts';
import { plural } from '../../ask/numbers.ts';
import type { PaperRelation } from '../../graph/schema.ts';
import { foldName } from '../../text/fold.ts';
import { type ClaimText, sectionLines } from './claims.ts';
import { paperLine } from './evidence.ts';
import { plain } from './plain.ts';
import { type Screen, strong } from './style.ts';
import { cut, wrap } from './wrap.ts';

const TITLES: [PaperRelation, string][] = [
  ['INTRODUCES', 'Introduced by'],
  ['EVALUATES_ON', 'Evaluated on in'],
  ['COMPARES_WITH', 'Compared with in'],
  ['USES', 'Used in'],
  ['MENTIONS', 'Mentioned in'],
];

/**
 * An entity as lines to read.
 * @param lead one or two sentences of figures
 * @param limit how many papers or links to show in a section
 */
export function* entityLines(
  card: EntityCard,
  lead: string,
  limit: number,
  screen: Screen,
): Iterable<string> {
  yield* headLines(card, lead, screen);
  for (const [relation, title] of TITLES) {
    const claims = card.papers[relation];
    if (!claims) continue;
    const heading = `${title} ${plural(claims.length, 'paper')}`;
    yield* sectionLines(
      heading,
      claims.map((claim) => paperClaim(claim, screen)),
      limit,
      screen,
    );
  }
  if (card.links.length > 0) {
    const links = card.links.map(linkClaim);
    yield* sectionLines('Stated relations', links, limit, screen);
  }
  if (card.variants.length > 0) {
    yield '';
    yield strong('Variants');
    yield* variantLines(card.variants, '  ');
  }
}

/** Name, spellings and figures: what stands above all that is said of an entity. */
export function* headLines(card: EntityCard, lead: string, screen: Screen): Iterable<string> {
  yield `${strong(plain(card.name))}  ${card.kind.toLowerCase()}`;
  const spellings = otherSpellings(card);
  if (spellings.length > 0) {
    yield* wrap(`also written ${spellings.map(plain).join(', ')}`, screen.width);
  }
  yield* wrap(lead, screen.width);
  if (card.variantOf.length > 0) {
    yield `Variant of ${card.variantOf.map(({ name }) => plain(name)).join(', a variant of ')}.`;
  }
  if (card.community) yield* wrap(`Community: ${plain(card.community.label)}`, screen.width);
}

/** Aliases that differ by more than case, accents or punctuation; each such spelling once. */
function otherSpellings({ name, aliases }: EntityCard): string[] {
  const seen = new Set([foldName(name)]);
  return aliases.filter((alias) => {
    const folded = foldName(alias);
    return !seen.has(folded) && seen.add(folded);
  });
}

function paperClaim({ paper, evidence, confidence }: PaperClaim, screen: Screen): ClaimText {
  return { head: paperLine(paper, screen.width - 2), evidence, confidence };
}

/** A link with its first sentence; the paper that states it stands behind the telling. */
export function linkClaim(link: Link): ClaimText {
  const [first, ...others] = link.evidence;
  const more = others.length > 0 ? ` and ${plural(others.length, 'paper')} more` : '';
  const source = first ? `  (${cut(plain(first.paper.title), 48)}${more})` : '';
  return { head: plain(link.told) + source, evidence: first, confidence: link.confidence };
}

function* variantLines(variants: Variant[], indent: string): Iterable<string> {
  for (const { name, papers, variants: below } of variants) {
    yield `${indent}${plain(name)}, ${plural(papers, 'paper')}`;
    yield* variantLines(below, `${indent}  `);
  }
}
