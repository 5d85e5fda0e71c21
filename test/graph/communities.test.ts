import { describe, expect, it } from 'vitest';
import { checkGraph } from '../../src/graph/check.ts';
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

function communityByNode(graph: Graph): Map<string, string> {
  const communities = detectCommunities(graph);
  return new Map(communities.flatMap(({ id, members }) => members.map((member) => [member, id])));
}

/** The share of nodes in the largest piece that their community has in common with one of those before. */
function matched(before: Map<string, string>, after: Map<string, string>): number {
  const pairs = new Map<string, number>();
  for (const [id, community] of before) {
    const pair = `${community}\n${after.get(id)}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  const largest = new Map<string, number>();
  for (const [pair, count] of pairs) {
    const [, community] = pair.split('\n');
    largest.set(community!, Math.max(largest.get(community!) ?? 0, count));
  }
  return [...largest.values()].reduce((sum, count) => sum + count, 0) / before.size;
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

  it('keep ids and members when one paper in a hundred is added', () => {
    const graph = plantedGraph({ ...PLANTED, inside: 3, outside: 2 });
    const after = communityByNode(graph);
    for (const left of [0, 50]) {
      const fewer = graph.papers.filter((_, i) => i % 100 !== left);
      const ids = new Set(fewer.map(({ id }) => id));
      const relations = graph.relations.filter(({ from }) => ids.has(from));
      const before = communityByNode({ ...graph, papers: fewer, relations });
      const same = [...before].filter(([id, community]) => after.get(id) === community);
      expect(same.length / before.size).toBeGreaterThan(0.8);
      expect(matched(before, after)).toBeGreaterThan(0.95);
    }
  });

  it('fall into sub-regions where they are large enough: each member is in one', () => {
    const graph = plantedGraph({ ...PLANTED, groups: 4, papersEach: 150, entitiesEach: 60 });
    const communities = detectCommunities(graph);
    const parts = communities.flatMap(({ subregions = [] }) => subregions);
    expect(parts.length).toBeGreaterThan(8);
    expect(checkGraph({ ...graph, communities }).filter((one) => /region/.test(one))).toEqual([]);
    expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
    const labels = [...communities, ...parts].map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('of Louvain are there for who asks', () => {
    const graph = plantedGraph(PLANTED);
    expect(detectCommunities(graph, { method: 'louvain' })).toHaveLength(8);
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
