/**
 * A graph as two flat tables, nodes and edges: what GEXF, GraphML and CSV write. One list of columns serves the three,
 * so that an attribute has the same name and type in each. JSON keeps the nested shapes instead.
 */
import { relationKey } from '../graph/relation-key.ts';
import type { Community, Entity, Graph, LayoutPoint, Paper, Relation } from '../graph/schema.ts';
import { isPaperRelation } from '../graph/schema.ts';

export type Cell = string | number | undefined;

/** `int` (32 bits), `long` and `double` as in GraphML; `string` also for lists, whose items are joined by " | ". */
export interface Column<Row> {
  name: string;
  type: 'string' | 'int' | 'long' | 'double';
  /** undefined or '' where the row has none: the writer leaves it out. */
  of: (row: Row) => Cell;
}

export interface NodeRow {
  id: string;
  /** A paper's title, an entity's name. */
  label: string;
  paper?: Paper;
  entity?: Entity;
  community?: Community;
  place?: LayoutPoint;
  /** How many relations of the exported graph touch the node. */
  degree: number;
}

export interface EdgeRow {
  /** The relation's key: the same edge has the same id in every export. */
  id: string;
  relation: Relation;
  /** Titles or names of the two ends. */
  fromLabel: string;
  toLabel: string;
}

const list = (items: readonly string[] | undefined) => items?.join(' | ');

export const NODE_COLUMNS: readonly Column<NodeRow>[] = [
  { name: 'type', type: 'string', of: (row) => row.entity?.type ?? 'Paper' },
  { name: 'aliases', type: 'string', of: (row) => list(row.entity?.aliases) },
  { name: 'scope', type: 'string', of: (row) => row.entity?.scope },
  { name: 'firstSeen', type: 'string', of: (row) => row.entity?.firstSeen },
  { name: 'introducedBy', type: 'string', of: (row) => list(row.entity?.introducedBy) },
  { name: 'parameters', type: 'long', of: (row) => row.entity?.parameters },
  { name: 'externalIds', type: 'string', of: (row) => list(row.entity?.externalIds) },
  { name: 'rule', type: 'string', of: (row) => row.entity?.rule },
  { name: 'abstract', type: 'string', of: (row) => row.paper?.abstract },
  { name: 'date', type: 'string', of: (row) => row.paper?.date },
  { name: 'dateText', type: 'string', of: (row) => row.paper?.dateText },
  { name: 'year', type: 'int', of: (row) => row.paper?.year },
  { name: 'authors', type: 'string', of: (row) => list(row.paper?.authors) },
  { name: 'venue', type: 'string', of: (row) => row.paper?.venue },
  { name: 'url', type: 'string', of: (row) => row.paper?.url },
  { name: 'arxivId', type: 'string', of: (row) => row.paper?.arxivId },
  { name: 'doi', type: 'string', of: (row) => row.paper?.doi },
  { name: 'communityId', type: 'string', of: (row) => row.community?.id },
  { name: 'community', type: 'string', of: (row) => row.community?.label },
  { name: 'degree', type: 'int', of: (row) => row.degree },
];

export const EDGE_COLUMNS: readonly Column<EdgeRow>[] = [
  { name: 'type', type: 'string', of: (row) => row.relation.type },
  {
    name: 'roles',
    type: 'string',
    of: ({ relation: r }) => (isPaperRelation(r) ? list(r.roles) : r.type),
  },
  { name: 'confidence', type: 'double', of: (row) => row.relation.confidence },
  { name: 'evidence', type: 'string', of: (row) => proof(row.relation)?.sentence },
  { name: 'paper', type: 'string', of: (row) => proof(row.relation)?.paper },
  { name: 'field', type: 'string', of: (row) => proof(row.relation)?.field },
  { name: 'start', type: 'int', of: (row) => proof(row.relation)?.start },
  { name: 'end', type: 'int', of: (row) => proof(row.relation)?.end },
  { name: 'rule', type: 'string', of: (row) => row.relation.rule },
];

/** The first sentence that states a relation, and the paper it stands in. JSON has them all. */
function proof(relation: Relation) {
  if (!isPaperRelation(relation)) return relation.evidence[0];
  const { from: paper, evidence: sentence, field, start, end } = relation;
  return { paper, sentence, field, start, end };
}

/** Papers, then entities, each in the graph's order. */
export function* nodeRows(graph: Graph): Iterable<NodeRow> {
  const community = new Map<string, Community>();
  for (const c of graph.communities) for (const id of c.members) community.set(id, c);
  const place = new Map(graph.layout.map((point) => [point.id, point]));
  const degree = degrees(graph.relations);
  const row = (id: string, label: string): NodeRow => ({
    id,
    label,
    degree: degree.get(id) ?? 0,
    ...(community.has(id) && { community: community.get(id)! }),
    ...(place.has(id) && { place: place.get(id)! }),
  });
  for (const paper of graph.papers) yield { ...row(paper.id, paper.title), paper };
  for (const entity of graph.entities) yield { ...row(entity.id, entity.name), entity };
}

export function* edgeRows(graph: Graph): Iterable<EdgeRow> {
  const label = new Map<string, string>();
  for (const { id, title } of graph.papers) label.set(id, title);
  for (const { id, name } of graph.entities) label.set(id, name);
  for (const relation of graph.relations) {
    const { from, to } = relation;
    const [fromLabel, toLabel] = [label.get(from) ?? from, label.get(to) ?? to];
    yield { id: relationKey(relation), relation, fromLabel, toLabel };
  }
}

function degrees(relations: Relation[]): Map<string, number> {
  const degree = new Map<string, number>();
  for (const { from, to } of relations) {
    degree.set(from, (degree.get(from) ?? 0) + 1);
    degree.set(to, (degree.get(to) ?? 0) + 1);
  }
  return degree;
}
