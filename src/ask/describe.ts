import type { GraphIndex, GraphNode } from '../graph/graph-index.ts';
import {
  type Community,
  ENTITY_RELATIONS,
  type EntityRelation,
  type EntityToEntity,
  type EntityType,
  isPaperRelation,
  PAPER_RELATIONS,
  type Paper,
  type PaperRelation,
  type PaperToEntity,
  type Relation,
  type Scope,
} from '../graph/schema.ts';
import { byCodeUnit } from '../order.ts';
import { type Evidence, evidenceOf, type PaperRef, paperRef } from './evidence.ts';
import { type NodeRef, nodeRef, type ToldRelation, tellRelation } from './relation.ts';

export type CommunityRef = Pick<Community, 'id' | 'label'>;

/** What one paper does with an entity. */
export interface PaperClaim {
  paper: PaperRef;
  roles: PaperRelation[];
  confidence: number;
  evidence: Evidence;
}

/** The same from the paper's side. */
export interface EntityClaim {
  entity: NodeRef & { scope: Scope };
  roles: PaperRelation[];
  confidence: number;
  evidence: Evidence;
}

/** A stated relation of two entities: `from` EXTENDS `to`. */
export interface Link extends ToldRelation {
  type: EntityRelation;
}

export interface Variant extends NodeRef {
  /** Papers that name this very variant. */
  papers: number;
  variants: Variant[];
}

/** All that the graph knows of a method, model or benchmark. */
export interface EntityCard {
  id: string;
  kind: EntityType;
  name: string;
  aliases: string[];
  scope: Scope;
  firstSeen?: string;
  /** Models: number of weights. */
  parameters?: number;
  community?: CommunityRef;
  introducedBy: PaperRef[];
  /** Strongest relation first; the surest papers first, then the newest. */
  papers: Partial<Record<PaperRelation, PaperClaim[]>>;
  /** From it and to it, without VARIANT_OF: by type, those that the most papers state first. */
  links: Link[];
  /** What it is a variant of, nearest first: LLaMA-2, LLaMA. */
  variantOf: NodeRef[];
  variants: Variant[];
}

/** All that the graph knows of a paper. */
export interface PaperCard extends Paper {
  kind: 'Paper';
  community?: CommunityRef;
  /** Strongest relation first; the surest entities first. */
  entities: Partial<Record<PaperRelation, EntityClaim[]>>;
  /** Relations of entities that this paper states. */
  links: Link[];
}

/** Gathers all that the graph knows of one node, as plain data. */
export function describeNode(index: GraphIndex, node: GraphNode): EntityCard | PaperCard {
  return node.kind === 'Paper' ? paperCard(index, node) : entityCard(index, node);
}

function entityCard(index: GraphIndex, node: Extract<GraphNode, { kind: EntityType }>): EntityCard {
  const { entity } = node;
  const claims = index.relationsOf(node.id).filter(isPaperRelation);
  const links = index.relationsOf(node.id).filter(isEntityRelation);
  return {
    id: node.id,
    kind: node.kind,
    name: node.name,
    aliases: entity.aliases,
    scope: entity.scope,
    ...(entity.firstSeen !== undefined && { firstSeen: entity.firstSeen }),
    ...(entity.parameters !== undefined && { parameters: entity.parameters }),
    ...communityOf(index, node.id),
    introducedBy: entity.introducedBy.map((id) => paperRef(index, id)),
    papers: byRelation(claims, (relation) => ({
      paper: paperRef(index, relation.from),
      roles: relation.roles,
      confidence: relation.confidence,
      evidence: evidenceOf(index, relation)[0]!,
    })),
    links: links
      .filter(({ type }) => type !== 'VARIANT_OF')
      .map((link) => linkOf(index, link))
      .sort(bestStated),
    variantOf: families(index, node.id),
    variants: variantsOf(index, node.id, new Set([node.id])),
  };
}

function paperCard(index: GraphIndex, node: Extract<GraphNode, { kind: 'Paper' }>): PaperCard {
  const claims = index.relationsOf(node.id).filter(isPaperRelation);
  const stated = index.graph.relations
    .filter(isEntityRelation)
    .filter(({ evidence }) => evidence.some(({ paper }) => paper === node.id));
  return {
    kind: 'Paper',
    ...node.paper,
    ...communityOf(index, node.id),
    entities: byRelation(claims, (relation) => ({
      entity: { ...nodeRef(index, relation.to), scope: scopeOf(index, relation.to) },
      roles: relation.roles,
      confidence: relation.confidence,
      evidence: evidenceOf(index, relation)[0]!,
    })),
    links: stated.map((link) => {
      const { evidence, ...rest } = linkOf(index, link);
      return { ...rest, evidence: evidence.filter(({ paper }) => paper.id === node.id) };
    }),
  };
}

function isEntityRelation(relation: Relation): relation is EntityToEntity {
  return !isPaperRelation(relation);
}

function byRelation<Claim extends { confidence: number; evidence: Evidence }>(
  relations: PaperToEntity[],
  claimOf: (relation: PaperToEntity) => Claim,
): Partial<Record<PaperRelation, Claim[]>> {
  const groups: Partial<Record<PaperRelation, Claim[]>> = {};
  for (const type of PAPER_RELATIONS) {
    const claims = relations.filter((relation) => relation.type === type).map(claimOf);
    if (claims.length > 0) groups[type] = claims.sort(surest);
  }
  return groups;
}

/** Relations come sorted by id, and sorting is stable: ties stay in that order. */
function surest(
  a: { confidence: number; evidence: Evidence },
  b: { confidence: number; evidence: Evidence },
): number {
  const year = (claim: typeof a) => claim.evidence.paper.year ?? 0;
  return b.confidence - a.confidence || year(b) - year(a);
}

function bestStated(a: Link, b: Link): number {
  const kind = (link: Link) => ENTITY_RELATIONS.indexOf(link.type);
  return kind(a) - kind(b) || b.evidence.length - a.evidence.length || b.confidence - a.confidence;
}

function linkOf(index: GraphIndex, relation: EntityToEntity): Link {
  return { ...tellRelation(index, relation), type: relation.type };
}

function scopeOf(index: GraphIndex, id: string): Scope {
  const node = index.node(id)!;
  return node.kind === 'Paper' ? 'proper' : node.entity.scope;
}

function communityOf(index: GraphIndex, id: string): { community?: CommunityRef } {
  const community = index.communityOf(id);
  return community ? { community: { id: community.id, label: community.label } } : {};
}

/** Upwards along VARIANT_OF, the first family where there are several; a circle ends it. */
function families(index: GraphIndex, id: string): NodeRef[] {
  const chain: NodeRef[] = [];
  const seen = new Set([id]);
  for (let at = id; ; ) {
    const up = index.relationsOf(at).find(({ type, from }) => type === 'VARIANT_OF' && from === at);
    if (!up || seen.has(up.to)) return chain;
    at = up.to;
    seen.add(at);
    chain.push(nodeRef(index, at));
  }
}

function variantsOf(index: GraphIndex, id: string, seen: Set<string>): Variant[] {
  const variants: Variant[] = [];
  for (const { type, from, to } of index.relationsOf(id)) {
    if (type !== 'VARIANT_OF' || to !== id || seen.has(from)) continue;
    seen.add(from);
    const papers = index.relationsOf(from).filter(isPaperRelation).length;
    variants.push({ ...nodeRef(index, from), papers, variants: variantsOf(index, from, seen) });
  }
  return variants.sort((a, b) => b.papers - a.papers || byCodeUnit(a.id, b.id));
}
