import { plural } from '../ask/numbers.ts';
import type { GraphIndex } from '../graph/graph-index.ts';
import { readable } from '../text/readable.ts';
import type { RegionPanel, SectionItem } from './wire.ts';

const MOST = 12;

/** Everything the panel says about a region, or nothing where there is no such region. */
export function regionPanel(
  index: GraphIndex,
  id: string,
  version: string,
): RegionPanel | undefined {
  const community = index.graph.communities.find((one) => one.id === id);
  if (!community) return undefined;
  const members = community.members.flatMap((member) => index.node(member) ?? []);
  const papers = members.flatMap((node) => (node.kind === 'Paper' ? [node.paper] : []));
  const entities = members.length - papers.length;
  papers.sort((a, b) => age(b) - age(a) || (a.id < b.id ? -1 : 1));
  return {
    version,
    id,
    label: community.label,
    lead: `${plural(members.length, 'member')}: ${plural(papers.length, 'paper')}, ${plural(entities, 'entity', 'entities')}.`,
    distinctive: community.distinctive.slice(0, MOST).flatMap((member): SectionItem[] => {
      const node = index.node(member);
      if (!node || node.kind === 'Paper') return [];
      const family = node.entity.scope === 'family';
      return [{ id: member, type: node.kind, name: node.name, family }];
    }),
    newest: papers.slice(0, MOST).map((paper): SectionItem => {
      const item: SectionItem = {
        id: paper.id,
        type: 'Paper',
        name: readable(paper.title),
        family: false,
      };
      if (paper.year !== undefined) item.year = paper.year;
      return item;
    }),
  };
}

/** A number that grows with the date, as exact as it is known. */
function age({ date, year }: { date?: string; year?: number }): number {
  return Number((date ?? String(year ?? 0)).replaceAll('-', '').padEnd(8, '0'));
}
