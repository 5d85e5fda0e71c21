import type { GraphIndex } from '../graph/graph-index.ts';
import { nodeRadii } from '../graph/layout.ts';
import { isPaperRelation } from '../graph/schema.ts';
import { byCodeUnit } from '../order.ts';
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

export function entityColumns(index: GraphIndex): EntityColumns {
  const { entities, papers, relations, communities } = index.graph;
  const numberOf = new Map(entities.map(({ id }, number) => [id, number]));
  const paperOf = new Map(papers.map(({ id }, number) => [id, number]));
  const radii = nodeRadii(index.graph);
  const weight = new Uint32Array(entities.length);
  const [paper, entity]: [number[], number[]] = [[], []];
  for (const relation of relations) {
    const to = numberOf.get(relation.to);
    if (to === undefined) continue;
    weight[to]! += 1;
    if (!isPaperRelation(relation)) continue;
    paper.push(paperOf.get(relation.from)!);
    entity.push(to);
  }
  return {
    id: entities.map(({ id }) => id),
    name: entities.map(({ name }) => name),
    type: Uint8Array.from(entities, ({ type }) => NODE_TYPES.indexOf(type)),
    family: Uint8Array.from(entities, ({ scope }) => (scope === 'family' ? 1 : 0)),
    weight,
    radius: Float64Array.from(entities, ({ id }) => radii.get(id) ?? 0),
    named: {
      papers: papers.length,
      paper: Uint32Array.from(paper),
      entity: Uint32Array.from(entity),
    },
    communities: communities
      .toSorted((a, b) => b.size - a.size || byCodeUnit(a.id, b.id))
      .map(({ id, label, distinctive, members }) => ({
        id,
        label,
        names: distinctive.slice(0, 3).map((one) => index.node(one)?.name ?? one),
        members: members.flatMap((member) => numberOf.get(member) ?? []),
      })),
  };
}
