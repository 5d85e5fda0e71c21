import type { GraphIndex, GraphNode } from '../graph/graph-index.ts';
import { isPaperRelation, PAPER_RELATIONS, type Relation } from '../graph/schema.ts';
import { readable } from '../text/readable.ts';
import { nodeRef } from './node-ref.ts';
import { pathStep } from './path-step.ts';
import type { ComparedSide, ComparisonAnswer, NodeType, SectionItem } from './wire.ts';

const MOST_PAPERS = 6;
const MOST_NAMES = 12;
/** Papers of a very common name that are looked at: enough for a stable order. */
const LOOKED_AT = 4000;

type EntityNode = Exclude<GraphNode, { kind: 'Paper' }>;

/** Two entities side by side; nothing where one of them is no entity of the graph. */
export function comparison(
  index: GraphIndex,
  one: string,
  other: string,
  version: string,
): ComparisonAnswer | undefined {
  const [a, b] = [index.node(one), index.node(other)];
  if (!a || !b || a.kind === 'Paper' || b.kind === 'Paper') return undefined;
  const [papersA, papersB] = [papersOf(index, one), papersOf(index, other)];
  const [besideA, besideB] = [beside(index, one, papersA), beside(index, other, papersB)];
  const both = inBoth(papersA, papersB);
  const shared = [...besideA].flatMap(([id, count]): [string, number][] => {
    const its = besideB.get(id);
    return its === undefined || id === one || id === other ? [] : [[id, Math.min(count, its)]];
  });
  const worth = ([id, count]: [string, number]) => count / Math.sqrt(index.degree(id));
  shared.sort((x, y) => worth(y) - worth(x) || (x[0] < y[0] ? -1 : 1));
  return {
    version,
    sides: [side(index, a, papersA, besideA), side(index, b, papersB, besideB)],
    together: { count: both.length, items: newest(index, both).slice(0, MOST_PAPERS) },
    links: linksBetween(index, one, other).map((link) => pathStep(index, link)),
    common: {
      count: shared.length,
      items: shared.slice(0, MOST_NAMES).map(([id]) => nodeRef(index, id)),
    },
  };
}

/** Papers that name both of two entities, the newest first; nothing where one of them is no entity of the graph. */
export function together(
  index: GraphIndex,
  one: string,
  other: string,
  from: number,
  count: number,
): SectionItem[] | undefined {
  const isEntity = (id: string) => (index.node(id)?.kind ?? 'Paper') !== 'Paper';
  if (!isEntity(one) || !isEntity(other)) return undefined;
  const both = inBoth(papersOf(index, one), papersOf(index, other));
  return newest(index, both).slice(from, from + count);
}

function inBoth(
  papersA: ReadonlyMap<string, Relation>,
  papersB: ReadonlyMap<string, Relation>,
): string[] {
  return [...papersA.keys()].filter((paper) => papersB.has(paper));
}

function side(
  index: GraphIndex,
  { id, entity }: EntityNode,
  papers: ReadonlyMap<string, Relation>,
  beside: ReadonlyMap<string, number>,
): ComparedSide {
  const count = (type: string) => [...papers.values()].filter((one) => one.type === type).length;
  const ends = (way: 'from' | 'to') =>
    index
      .relationsOf(id)
      .filter((relation) => relation.type === 'VARIANT_OF' && relation[way] === id)
      .map((relation) => nodeRef(index, way === 'from' ? relation.to : relation.from));
  const sideOf: ComparedSide = {
    ...nodeRef(index, id),
    papers: papers.size,
    byRelation: PAPER_RELATIONS.map((type) => ({ type, papers: count(type) })).filter(
      (one) => one.papers > 0,
    ),
    introducedBy: entity.introducedBy.flatMap((paper) => {
      const node = index.node(paper);
      if (node?.kind !== 'Paper') return [];
      const { title, year } = node.paper;
      return [{ id: paper, title: readable(title), ...(year !== undefined && { year }) }];
    }),
    benchmarks: [...beside]
      .filter(([other]) => other !== id && typeOf(index, other) === 'Benchmark')
      .sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))
      .slice(0, MOST_NAMES)
      .map(([other, shared]) => ({ ...nodeRef(index, other), shared })),
    variantOf: ends('from').slice(0, MOST_NAMES),
    variants: ends('to').slice(0, MOST_NAMES),
  };
  if (entity.firstSeen) sideOf.first = entity.firstSeen.slice(0, 4);
  return sideOf;
}

/** The papers that name an entity, with what they do with it. */
function papersOf(index: GraphIndex, id: string): Map<string, Relation> {
  const papers = new Map<string, Relation>();
  for (const relation of index.relationsOf(id)) {
    if (isPaperRelation(relation) && relation.to === id) papers.set(relation.from, relation);
  }
  return papers;
}

/** What the papers of an entity also name, with the number of those papers. */
function beside(
  index: GraphIndex,
  id: string,
  papers: ReadonlyMap<string, Relation>,
): Map<string, number> {
  const names = new Map<string, number>();
  for (const paper of [...papers.keys()].slice(0, LOOKED_AT)) {
    for (const { to } of index.relationsOf(paper)) {
      if (to !== id) names.set(to, (names.get(to) ?? 0) + 1);
    }
  }
  return names;
}

function linksBetween(index: GraphIndex, one: string, other: string): Relation[] {
  return index.relationsOf(one).filter(({ from, to }) => from === other || to === other);
}

function newest(index: GraphIndex, papers: readonly string[]): SectionItem[] {
  return papers
    .map((id): SectionItem => {
      const node = index.node(id);
      const year = node?.kind === 'Paper' ? node.paper.year : undefined;
      return { ...nodeRef(index, id), ...(year !== undefined && { year }) };
    })
    .sort((a, b) => (b.year ?? 0) - (a.year ?? 0) || (a.id < b.id ? -1 : 1));
}

function typeOf(index: GraphIndex, id: string): NodeType | undefined {
  return index.node(id)?.kind;
}
