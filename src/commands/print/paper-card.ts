import type { PaperCard } from '../../ask/describe.ts';
import { plural } from '../../ask/numbers.ts';
import { paperDate } from '../../ask/paper-date.ts';
import { paperLink } from '../../ask/paper-link.ts';
import type { PaperRelation } from '../../graph/schema.ts';
import { sectionLines } from './claims.ts';
import { linkClaim } from './entity-card.ts';
import { plain } from './plain.ts';
import { type Screen, strong } from './style.ts';
import { wrap } from './wrap.ts';

const TITLES: [PaperRelation, string][] = [
  ['INTRODUCES', 'Introduces'],
  ['EVALUATES_ON', 'Evaluates on'],
  ['COMPARES_WITH', 'Compares with'],
  ['USES', 'Uses'],
  ['MENTIONS', 'Mentions'],
];

/** A paper as lines to read. @param limit how many entities or links to show in a section */
export function* paperLines(card: PaperCard, limit: number, screen: Screen): Iterable<string> {
  yield* wrap(strong(plain(card.title)), screen.width);
  const about = [authors(card.authors ?? []), card.venue, paperDate(card)].filter(Boolean);
  yield* wrap(`paper  ${about.map((part) => plain(part!)).join(' · ')}`.trimEnd(), screen.width);
  const link = paperLink(card);
  const address = link.kind === 'paper' ? link.href : '';
  yield [address, address.includes(card.id) ? '' : plain(card.id)].filter(Boolean).join('  ');
  if (card.community) yield* wrap(`Community: ${plain(card.community.label)}`, screen.width);
  if (card.abstract) {
    yield '';
    yield* wrap(plain(card.abstract), screen.width, '  ');
  }
  for (const [relation, title] of TITLES) {
    const claims = card.entities[relation];
    if (!claims) continue;
    const texts = claims.map(({ entity, evidence, confidence }) => ({
      head: `${plain(entity.name)}  ${entity.kind.toLowerCase()}`,
      evidence,
      confidence,
    }));
    yield* sectionLines(title, texts, limit, screen);
  }
  if (card.links.length > 0) {
    const links = card.links.map((link) => ({ ...linkClaim(link), head: plain(link.told) }));
    yield* sectionLines('Stated relations', links, limit, screen);
  }
}

/** "Ada Ames, Ben Bo, Cy Cole and 4 more authors" */
function authors(names: string[]): string {
  const [first, rest] = [names.slice(0, 3), names.slice(3)];
  return rest.length > 0
    ? `${first.join(', ')} and ${plural(rest.length, 'more author')}`
    : first.join(', ');
}
