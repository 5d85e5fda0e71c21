import type { GraphIndex } from '../graph/graph-index.ts';
import type { EntityType, Relation, RelationType } from '../graph/schema.ts';
import { tellStep } from '../graph/tell.ts';
import { type Evidence, evidenceOf } from './evidence.ts';

/** A node, as far as a list names it. */
export interface NodeRef {
  id: string;
  kind: EntityType | 'Paper';
  /** A paper's title, an entity's name. */
  name: string;
}

/** A relation with its ends named, told as a sentence, with the sentences that it rests on. */
export interface ToldRelation {
  from: NodeRef;
  type: RelationType;
  to: NodeRef;
  /** The same as a sentence: "GaLore outperforms LoRA." */
  told: string;
  confidence: number;
  /** By paper; empty for VARIANT_OF, which follows from the names. */
  evidence: Evidence[];
}

/** @param id of a node of the index */
export function nodeRef(index: GraphIndex, id: string): NodeRef {
  const { kind, name } = index.node(id)!;
  return { id, kind, name };
}

/**
 * Names the ends of a relation, and tells it with its evidence.
 *
 * @param relation of the same graph as the index
 */
export function tellRelation(index: GraphIndex, relation: Relation): ToldRelation {
  return {
    from: nodeRef(index, relation.from),
    type: relation.type,
    to: nodeRef(index, relation.to),
    told: tellStep(index, relation),
    confidence: relation.confidence,
    evidence: evidenceOf(index, relation),
  };
}
