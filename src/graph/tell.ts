import type { GraphIndex } from './graph-index.ts';
import {
  type Entity,
  type EntityRelation,
  isPaperRelation,
  type PaperRelation,
  type Relation,
} from './schema.ts';

/** What a paper does, told of the paper by its title. */
const BY_TITLE: Readonly<Record<PaperRelation, string>> = {
  INTRODUCES: 'introduces',
  EVALUATES_ON: 'evaluates on',
  COMPARES_WITH: 'compares with',
  USES: 'uses',
  MENTIONS: 'mentions',
};

/** The same, told of the one thing that the paper introduces. */
const BY_NAME: Readonly<Record<PaperRelation, string>> = {
  INTRODUCES: 'introduces',
  EVALUATES_ON: 'is evaluated on',
  COMPARES_WITH: 'compares itself with',
  USES: 'uses',
  MENTIONS: 'mentions',
};

const OF_ENTITIES: Readonly<Record<EntityRelation, string>> = {
  EXTENDS: 'extends',
  OUTPERFORMS: 'outperforms',
  PART_OF: 'is part of',
  APPLIED_TO: 'is applied to',
  VARIANT_OF: 'is a variant of',
};

/**
 * A relation as a sentence: "PMSS compares itself with LoRA.", "“Attention on a Budget” uses BERT."
 *
 * @param relation one of the index's graph
 */
export function tellStep(index: GraphIndex, relation: Relation): string {
  const to = nameOf(index, relation.to);
  if (!isPaperRelation(relation)) {
    return `${nameOf(index, relation.from)} ${OF_ENTITIES[relation.type]} ${to}.`;
  }
  const namesake = namesakeOf(index, relation.from);
  if (!namesake || namesake.id === relation.to) {
    return `“${nameOf(index, relation.from)}” ${BY_TITLE[relation.type]} ${to}.`;
  }
  // A method uses and compares; only its paper mentions.
  const subject = relation.type === 'MENTIONS' ? `The paper on ${namesake.name}` : namesake.name;
  return `${subject} ${BY_NAME[relation.type]} ${to}.`;
}

/** The entity whose name can stand for a paper: the only one with a name of its own that the paper introduces. */
export function namesakeOf(index: GraphIndex, paperId: string): Entity | undefined {
  let only: Entity | undefined;
  for (const relation of index.relationsOf(paperId)) {
    if (relation.from !== paperId || relation.type !== 'INTRODUCES') continue;
    const node = index.node(relation.to);
    if (!node || node.kind === 'Paper' || node.entity.scope !== 'proper') continue;
    if (only) return undefined;
    only = node.entity;
  }
  return only;
}

function nameOf(index: GraphIndex, id: string): string {
  return index.node(id)?.name ?? id;
}
