import { describe, expect, it } from 'vitest';
import { detectCommunities } from '../../src/graph/communities.ts';
import type { Graph } from '../../src/graph/schema.ts';
import { smallGraph } from '../support/small-graph.ts';
import { groupOf, plantedGraph } from './planted.ts';

const PLANTED = { groups: 8, papersEach: 40, entitiesEach: 12, inside: 4, outside: 1, hub: 0.5 };

/** The share of members whose community is mostly of their own planted group. */
function purity(graph: Graph): number {
  let right = 0;
  let all = 0;
  for (const { members } of detectCommunities(graph)) {
    const counts = new Map<string, number>();
    for (const id of members) {
      const group = groupOf(id);
      if (group !== undefined) counts.set(group, (counts.get(group) ?? 0) + 1);
    }
    right += Math.max(...counts.values());
    all += [...counts.values()].reduce((a, b) => a + b, 0);
  }
  return right / all;
}

describe('communities', () => {
  it('are the groups that were planted, though half of all papers share a hub', () => {
    const graph = plantedGraph(PLANTED);
    const communities = detectCommunities(graph);
    expect(communities).toHaveLength(8);
    expect(purity(graph)).toBeGreaterThan(0.98);
    const members = communities.flatMap((community) => community.members);
    expect(members).toHaveLength(graph.papers.length + graph.entities.length);
  });

  it('are still there when a third of what papers name is of other groups', () => {
    expect(purity(plantedGraph({ ...PLANTED, inside: 4, outside: 2 }))).toBeGreaterThan(0.95);
  });

  it('are the same on every run and for every order of the input', () => {
    const graph = plantedGraph(PLANTED);
    const mixed = {
      papers: graph.papers.toReversed(),
      entities: graph.entities.toReversed(),
      relations: graph.relations.toReversed(),
    };
    expect(detectCommunities(mixed)).toEqual(detectCommunities(graph));
  });

  it('keep their ids when a few papers are added', () => {
    const graph = plantedGraph(PLANTED);
    const fewer = graph.papers.filter((_, i) => i % 50 !== 0);
    const ids = new Set(fewer.map(({ id }) => id));
    const relations = graph.relations.filter(({ from }) => ids.has(from));
    const before = detectCommunities({ ...graph, papers: fewer, relations }).map(({ id }) => id);
    const after = detectCommunities(graph).map(({ id }) => id);
    expect(before.filter((id) => after.includes(id)).length).toBeGreaterThanOrEqual(6);
  });

  it('list members sorted, and their own entities as distinctive', () => {
    for (const { members, distinctive, size } of detectCommunities(plantedGraph(PLANTED))) {
      expect(members).toEqual(members.toSorted());
      expect(size).toBe(members.length);
      expect(distinctive.filter((id) => !members.includes(id))).toEqual([]);
    }
  });

  it('are never named by a hub', () => {
    for (const { label } of detectCommunities(plantedGraph(PLANTED))) {
      expect(label).not.toContain('hub');
      expect(label).toMatch(/ · /);
    }
  });

  it('leave out a paper that shares no name with others', () => {
    const graph = plantedGraph(PLANTED);
    const [first] = graph.relations;
    const loner = { id: 'loner', title: 'loner', abstract: 'x', sources: [] };
    const own = { ...graph.entities[0]!, id: 'method:own', name: 'own' };
    const communities = detectCommunities({
      papers: [loner, ...graph.papers],
      entities: [...graph.entities, own],
      relations: [
        ...graph.relations,
        { ...first!, from: 'loner', to: 'method:own' } as typeof first & {},
      ],
    });
    const members = communities.flatMap((community) => community.members);
    expect(members).not.toContain('loner');
    expect(members).not.toContain('method:own');
    expect(members).toHaveLength(graph.papers.length + graph.entities.length);
  });

  it('take the names that only one paper uses along with their paper', () => {
    const graph = plantedGraph(PLANTED);
    const paper = graph.papers[0]!.id;
    const own = { ...graph.entities[0]!, id: 'method:own', name: 'own' };
    const communities = detectCommunities({
      ...graph,
      entities: [...graph.entities, own],
      relations: [
        ...graph.relations,
        { ...graph.relations[0]!, from: paper, to: 'method:own' } as (typeof graph.relations)[0],
      ],
    });
    const home = communities.find(({ members }) => members.includes(paper));
    expect(home?.members).toContain('method:own');
  });

  it('of a graph without relations are none', () => {
    expect(detectCommunities({ papers: [], entities: [], relations: [] })).toEqual([]);
    expect(detectCommunities({ ...smallGraph(), relations: [] })).toEqual([]);
  });
});
