import { entityLead } from '../ask/lead.ts';
import { paperDate } from '../ask/paper-date.ts';
import { paperLink } from '../ask/paper-link.ts';
import type { GraphIndex, GraphNode } from '../graph/graph-index.ts';
import { type Entity, isPaperRelation, type Paper } from '../graph/schema.ts';
import { asRead } from '../text/readable.ts';
import { edgeRef } from './edge-ref.ts';
import { evidenceFor } from './evidence.ts';
import { markText } from './marked-text.ts';
import { oftenWith } from './often-with.ts';
import { overrideName } from './override-name.ts';
import { type Row, type SectionKind, sectionKinds } from './sections.ts';
import { shownName } from './shown-name.ts';
import type { NodePanel, Section, SectionItem } from './wire.ts';

/** Items that come with the panel; the rest is asked for by section. */
const FIRST_ITEMS = 24;
const MOST_CHIPS = 12;

/** Everything the panel says about a node, or nothing where there is no such node. */
export function nodePanel(index: GraphIndex, id: string, version: string): NodePanel | undefined {
  const node = index.node(id);
  if (!node) return undefined;
  const community = index.communityOf(id);
  const panel: NodePanel = {
    version,
    id,
    type: node.kind,
    name: shownName(node),
    family: node.kind !== 'Paper' && node.entity.scope === 'family',
    also: node.kind === 'Paper' ? [] : node.entity.aliases,
    lead: node.kind === 'Paper' ? '' : entityLead(index, node.entity),
    sections: sectionsOf(index, node, 0, FIRST_ITEMS),
  };
  if (community) panel.region = { id: community.id, label: community.label };
  if (node.kind === 'Paper') panel.paper = paperPart(index, node.paper);
  else panel.correct = correctPart(index, node.entity);
  return panel;
}

/** More items of one section. */
export function sectionItems(
  index: GraphIndex,
  id: string,
  key: string,
  from: number,
  count: number,
): SectionItem[] | undefined {
  const node = index.node(id);
  if (!node) return undefined;
  return sectionsOf(index, node, from, count).find((section) => section.key === key)?.items;
}

/** Spellings that a correction can speak of, the most frequent first. */
const MOST_SPELLINGS = 40;

function correctPart(index: GraphIndex, entity: Entity): NonNullable<NodePanel['correct']> {
  const spellings = (entity.spellings ?? []).slice(0, MOST_SPELLINGS);
  return {
    name: overrideName(index, entity),
    spellings: spellings.map(({ text, papers, by }) => ({ text, papers, by })),
  };
}

function paperPart(index: GraphIndex, paper: Paper): NonNullable<NodePanel['paper']> {
  const spans = index
    .relationsOf(paper.id)
    .filter((relation) => isPaperRelation(relation))
    .flatMap(({ mentions, field, start, end }) => [...mentions, { field, start, end }])
    .filter(({ field }) => field === 'abstract');
  const part: NonNullable<NodePanel['paper']> = {
    authors: paper.authors ?? [],
    link: paperLink(paper),
    abstract: markText(...asRead(paper.abstract, spans)),
  };
  if (paper.venue) part.venue = paper.venue;
  const date = paperDate(paper);
  if (date) part.date = date;
  return part;
}

function sectionsOf(index: GraphIndex, node: GraphNode, from: number, count: number): Section[] {
  const relations = index.relationsOf(node.id);
  const sections: Section[] = [];
  for (const kind of sectionKinds(node.kind)) {
    const rows = kind.pick(relations, node.id, index);
    if (rows.length === 0) continue;
    rows.sort((a, b) => rank(b, index) - rank(a, index) || (a.other < b.other ? -1 : 1));
    sections.push({
      key: kind.key,
      title: kind.title,
      count: rows.length,
      unit: kind.unit,
      relations: kind.relations,
      items: rows.slice(from, from + count).flatMap((row) => item(index, kind, row)),
    });
  }
  if (node.kind !== 'Paper') {
    const items = oftenWith(index, node.id, MOST_CHIPS);
    if (items.length > 0) {
      const section = { key: 'often-with', title: 'Often with', count: items.length, items };
      sections.push({ ...section, unit: 'entities', relations: [] });
    }
  }
  return sections;
}

/** Most certain first; among equals the newest paper. */
function rank({ other, relation }: Row, index: GraphIndex): number {
  const node = index.node(other);
  const year = node?.kind === 'Paper' ? yearOf(node.paper) : 0;
  return Math.round(relation.confidence * 20) + year / 10_000;
}

function yearOf(paper: Paper): number {
  return paper.year ?? Number(paper.date?.slice(0, 4) ?? 0);
}

function item(index: GraphIndex, kind: SectionKind, { other, relation }: Row): SectionItem[] {
  const node = index.node(other);
  if (!node) return [];
  const entry: SectionItem = {
    id: other,
    type: node.kind,
    name: shownName(node),
    family: node.kind !== 'Paper' && node.entity.scope === 'family',
  };
  if (node.kind === 'Paper' && yearOf(node.paper) > 0) entry.year = yearOf(node.paper);
  if (kind.chips) return [{ ...entry, edge: edgeRef(index, relation) }];
  const evidence = evidenceFor(index, relation);
  if (evidence) entry.evidence = evidence;
  return [entry];
}
