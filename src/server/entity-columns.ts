import type { GraphIndex } from '../graph/graph-index.ts';
import { entityRadius } from '../graph/layout-ties.ts';
import { isPaperRelation } from '../graph/schema.ts';
import { byCodeUnit } from '../order.ts';
import { isTurn, type Work } from './slices.ts';
import { NODE_TYPES } from './wire.ts';

/** What the map of entities is made from, in columns: small enough to be handed to another thread. */
export interface EntityColumns {
  /** Of the entities, in the order of entities.jsonl. */
  id: string[];
  name: string[];
  /** Place in NODE_TYPES. */
  type: Uint8Array;
  family: Uint8Array;
  /** Relations of papers and entities that reach it. */
  weight: Uint32Array;
  /** Room that its sign needs on the map. */
  radius: Float64Array;
  /** Which paper names which entity, by number, in the order of relations.jsonl. */
  named: { papers: number; paper: Uint32Array; entity: Uint32Array };
  /** The largest first. */
  communities: EntityCommunity[];
}

export interface EntityCommunity {
  id: string;
  label: string;
  /** Of its most distinctive members. */
  names: string[];
  /** Numbers of the entities among its members. */
  members: number[];
}

export function* gatherEntities(index: GraphIndex): Work<EntityColumns> {
  const { entities, papers, relations, communities } = index.graph;
  const numberOf = yield* numbered(entities);
  const paperOf = yield* numbered(papers);
  const weight = new Uint32Array(entities.length);
  const papersOf = new Uint32Array(entities.length);
  const [paper, entity]: [number[], number[]] = [[], []];
  for (const [number, relation] of relations.entries()) {
    if (isTurn(number)) yield;
    const to = numberOf.get(relation.to);
    if (to === undefined) continue;
    weight[to]! += 1;
    if (!isPaperRelation(relation)) continue;
    papersOf[to]! += 1;
    paper.push(paperOf.get(relation.from)!);
    entity.push(to);
  }
  const members: number[][] = [];
  const ordered = communities.toSorted((a, b) => b.size - a.size || byCodeUnit(a.id, b.id));
  for (const one of ordered) {
    members.push(one.members.flatMap((member) => numberOf.get(member) ?? []));
    yield;
  }
  return {
    id: entities.map(({ id }) => id),
    name: entities.map(({ name }) => name),
    type: Uint8Array.from(entities, ({ type }) => NODE_TYPES.indexOf(type)),
    family: Uint8Array.from(entities, ({ scope }) => (scope === 'family' ? 1 : 0)),
    weight,
    radius: Float64Array.from(papersOf, entityRadius),
    named: {
      papers: papers.length,
      paper: Uint32Array.from(paper),
      entity: Uint32Array.from(entity),
    },
    communities: ordered.map(({ id, label, distinctive }, place) => ({
      id,
      label,
      names: distinctive.slice(0, 3).map((one) => index.node(one)?.name ?? one),
      members: members[place]!,
    })),
  };
}

function* numbered(things: readonly { id: string }[]): Work<Map<string, number>> {
  const numbers = new Map<string, number>();
  for (const { id } of things) {
    numbers.set(id, numbers.size);
    if (isTurn(numbers.size)) yield;
  }
  return numbers;
}
