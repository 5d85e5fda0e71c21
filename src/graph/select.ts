import type { GraphIndex } from './graph-index.ts';
import { relationKey } from './relation-key.ts';
import {
  type Community,
  type Graph,
  isPaperRelation,
  type NodeLabel,
  type Paper,
  type Relation,
  type RelationType,
} from './schema.ts';

/** What is wanted of a graph. All conditions hold together; one that is left out does not restrict. */
export interface Selection {
  /** Node ids to start from; without them the whole graph. */
  around?: readonly string[];
  /** Steps from these, 1 if not said. */
  depth?: number;
  /** Labels of the nodes to keep. The nodes to start from are kept in any case. */
  types?: readonly NodeLabel[];
  /** Relations to keep, and to walk along. */
  relations?: readonly RelationType[];
  /** Edges less sure than this are left out. 0 to 1. */
  minConfidence?: number;
  /** A community's id: its members. */
  community?: string;
  /** Dates as exact as you like (2024, 2024-03). Papers without a date are left out when either is given. */
  since?: string;
  until?: string;
  /** Nothing but these. */
  only?: Only;
}

/** Nodes and relations that somebody picked. */
export interface Only {
  /** Ids. */
  nodes: ReadonlySet<string>;
  /** Keys as relationKey makes them; without them all relations among the nodes. These are also what is walked along. */
  relations?: ReadonlySet<string>;
}

/**
 * The part of a graph that a person wants, as a graph of its own: every relation has both its ends in it, communities
 * list the members that are left, places are those of the whole map. Filters by relation, date or confidence also
 * leave out the entities that no relation is left for; links between entities lose the evidence of papers outside the dates.
 */
export function selectSubgraph(index: GraphIndex, selection: Selection): Graph {
  const { graph } = index;
  const papers = new Set(graph.papers.filter((p) => inDates(p, selection)).map(({ id }) => id));
  const relations = allowedRelations(graph, papers, selection);
  const around = (selection.around ?? []).filter((id) => index.node(id));
  let kept = connectedNodes(graph, papers, relations, selection);
  for (const id of around) kept.add(id);
  if (selection.around) kept = walk(relations, kept, around, selection.depth ?? 1);
  const members = communityMembers(graph, selection.community);
  const wanted = (id: string) =>
    kept.has(id) &&
    (selection.only?.nodes.has(id) ?? true) &&
    (around.includes(id) ||
      ((members?.has(id) ?? true) && (selection.types?.includes(index.node(id)!.kind) ?? true)));
  return closed(graph, relations, wanted);
}

/** Dates are compared as far as both are known: 2024 may be since 2024-03. */
function inDates(paper: Paper, { since, until }: Selection): boolean {
  if (since === undefined && until === undefined) return true;
  const date = paper.date ?? paper.year?.toString();
  if (date === undefined) return false;
  return (
    (since === undefined || date.slice(0, since.length) >= since.slice(0, date.length)) &&
    (until === undefined || date.slice(0, until.length) <= until.slice(0, date.length))
  );
}

function allowedRelations(graph: Graph, papers: ReadonlySet<string>, selection: Selection) {
  const dated = selection.since !== undefined || selection.until !== undefined;
  const picked = selection.only?.relations;
  const allowed: Relation[] = [];
  for (const relation of graph.relations) {
    if (relation.confidence < (selection.minConfidence ?? 0)) continue;
    if (selection.relations && !selection.relations.includes(relation.type)) continue;
    if (picked && !picked.has(relationKey(relation))) continue;
    if (isPaperRelation(relation)) {
      if (papers.has(relation.from)) allowed.push(relation);
    } else if (!dated || relation.evidence.length === 0) {
      allowed.push(relation);
    } else {
      const evidence = relation.evidence.filter(({ paper }) => papers.has(paper));
      if (evidence.length > 0) allowed.push({ ...relation, evidence });
    }
  }
  return allowed;
}

function connectedNodes(
  graph: Graph,
  papers: ReadonlySet<string>,
  relations: readonly Relation[],
  { relations: types, since, until, minConfidence = 0 }: Selection,
): Set<string> {
  const filtered = since !== undefined || until !== undefined || minConfidence > 0;
  if (!types && !filtered) {
    return new Set([...papers, ...graph.entities.map(({ id }) => id)]);
  }
  const nodes = new Set(types ? [] : papers);
  const named = relations.filter((r) => types || r.type !== 'VARIANT_OF');
  for (const { from, to } of named) nodes.add(from).add(to);
  // A family stays with its variants, though no paper may name it: LLaMA-2 7B brings LLaMA-2, that brings LLaMA.
  const parents = new Map(
    relations.filter((r) => r.type === 'VARIANT_OF').map((r) => [r.from, r.to]),
  );
  for (const id of nodes) {
    const parent = parents.get(id);
    if (parent !== undefined) nodes.add(parent);
  }
  return nodes;
}

/** The nodes within some steps of the given ones. */
function walk(
  relations: readonly Relation[],
  allowed: ReadonlySet<string>,
  from: readonly string[],
  depth: number,
): Set<string> {
  const neighbours = new Map<string, string[]>();
  for (const relation of relations) {
    for (const [a, b] of [
      [relation.from, relation.to],
      [relation.to, relation.from],
    ] as const) {
      const list = neighbours.get(a);
      if (list) list.push(b);
      else neighbours.set(a, [b]);
    }
  }
  const reached = new Set(from);
  let edge: readonly string[] = from;
  for (let step = 0; step < depth && edge.length > 0; step++) {
    const next: string[] = [];
    for (const id of edge) {
      for (const other of neighbours.get(id) ?? []) {
        if (reached.has(other) || !allowed.has(other)) continue;
        reached.add(other);
        next.push(other);
      }
    }
    edge = next;
  }
  return reached;
}

function communityMembers(graph: Graph, id: string | undefined): Set<string> | undefined {
  if (id === undefined) return undefined;
  return new Set(graph.communities.find((community) => community.id === id)?.members);
}

function closed(
  graph: Graph,
  relations: readonly Relation[],
  wanted: (id: string) => boolean,
): Graph {
  const kept = (node: { id: string }) => wanted(node.id);
  return {
    papers: graph.papers.filter(kept),
    entities: graph.entities.filter(kept),
    relations: relations.filter(({ from, to }) => wanted(from) && wanted(to)),
    communities: graph.communities.flatMap((community) => remaining(community, wanted)),
    layout: graph.layout.filter(kept),
  };
}

function remaining(community: Community, wanted: (id: string) => boolean): Community[] {
  const subregions = community.subregions?.flatMap((part) => remaining(part, wanted));
  const members = community.members.filter(wanted);
  if (members.length === 0) return [];
  const distinctive = community.distinctive.filter(wanted);
  const left = { ...community, members, distinctive, size: members.length };
  return [subregions ? { ...left, subregions } : left];
}
