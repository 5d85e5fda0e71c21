import { seeded } from '../../src/graph/random.ts';
import type { Entity, Graph, Paper, PaperToEntity } from '../../src/graph/schema.ts';
import { byCodeUnit } from '../../src/order.ts';

export interface Planting {
  groups: number;
  papersEach: number;
  entitiesEach: number;
  /** Entities of its own group that a paper names, and of any group. */
  inside: number;
  outside: number;
  /** The share of all papers that name the one entity that belongs to no group. */
  hub?: number;
  seed?: number;
}

/** A graph whose groups are known: paper and entity ids tell their group ("paper:3-17" is of group 3). */
export function plantedGraph(planting: Planting): Graph {
  const { groups, papersEach, entitiesEach, inside, outside, hub = 0, seed = 7 } = planting;
  const random = seeded(seed);
  const upTo = (n: number) => Math.floor(random() * n);
  const papers: Paper[] = [];
  const relations: PaperToEntity[] = [];
  for (let group = 0; group < groups; group++) {
    for (let i = 0; i < papersEach; i++) {
      const id = `paper:${group}-${i}`;
      papers.push({ id, title: id, abstract: 'x', sources: [] });
      const named = new Set<string>();
      while (named.size < inside) named.add(entityId(group, upTo(entitiesEach)));
      while (named.size < inside + outside) named.add(entityId(upTo(groups), upTo(entitiesEach)));
      if (random() < hub) named.add('method:hub');
      for (const to of named) relations.push(uses(id, to));
    }
  }
  const ids = [...new Set(relations.map(({ to }) => to))].sort(byCodeUnit);
  return {
    papers: papers.sort((a, b) => byCodeUnit(a.id, b.id)),
    entities: ids.map(entity),
    relations: relations.sort((a, b) => byCodeUnit(a.from, b.from) || byCodeUnit(a.to, b.to)),
    communities: [],
    layout: [],
  };
}

export function groupOf(id: string): string | undefined {
  return id.match(/^\w+:(\d+)-/)?.[1];
}

function entityId(group: number, i: number): string {
  return `method:${group}-${i}`;
}

function entity(id: string): Entity {
  const scope = id === 'method:hub' ? 'family' : 'proper';
  return { id, type: 'Method', name: id.slice(7), aliases: [], scope, introducedBy: [] };
}

function uses(from: string, to: string): PaperToEntity {
  const at = { field: 'abstract' as const, start: 0, end: 1 };
  return {
    from,
    to,
    type: 'USES',
    roles: ['USES'],
    confidence: 0.9,
    evidence: 'x',
    evidenceStart: 0,
    ...at,
    mentions: [{ text: 'x', ...at }],
    rule: 'planted',
  };
}
