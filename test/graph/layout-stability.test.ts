import { describe, expect, it } from 'vitest';
import { layOut } from '../../src/graph/layout.ts';
import { hashText } from '../../src/graph/random.ts';
import type { Community, Graph } from '../../src/graph/schema.ts';
import { groupOf, plantedGraph } from './planted.ts';

const PLANTED = { groups: 8, papersEach: 60, entitiesEach: 20, inside: 4, outside: 1 };

/** The planted groups as communities: what is measured is where they lie. */
function divided(graph: Graph): Graph {
  const members = new Map<string, string[]>();
  for (const { id } of [...graph.papers, ...graph.entities]) {
    const group = groupOf(id)!;
    members.set(group, [...(members.get(group) ?? []), id]);
  }
  const communities = [...members].map(([group, ids]): Community => {
    return {
      id: `community:${group}`,
      label: group,
      size: ids.length,
      distinctive: [],
      members: ids.sort(),
    };
  });
  return { ...graph, communities };
}

function without(graph: Graph, dropped: (paper: string) => boolean): Graph {
  const papers = graph.papers.filter(({ id }) => !dropped(id));
  const kept = new Set(papers.map(({ id }) => id));
  const relations = graph.relations.filter(({ from }) => kept.has(from));
  const named = new Set(relations.map(({ to }) => to));
  return {
    ...graph,
    papers,
    relations,
    entities: graph.entities.filter(({ id }) => named.has(id)),
  };
}

describe('when a hundredth of the papers is added', () => {
  const graph = plantedGraph(PLANTED);
  const later = new Map(layOut(divided(graph)).map((point) => [point.id, point]));
  const fewer = without(graph, (id) => hashText(id) % 100 === 0);
  const earlier = layOut(divided(fewer));

  it('half of the map moves by less than a fiftieth of its width', () => {
    expect(graph.papers.length - fewer.papers.length).toBeGreaterThan(2);
    const xs = earlier.map(({ x }) => x);
    const width = Math.max(...xs) - Math.min(...xs);
    const shifts = earlier
      .map(({ id, x, y }) => Math.hypot(later.get(id)!.x - x, later.get(id)!.y - y) / width)
      .sort((a, b) => a - b);
    expect(shifts[Math.floor(shifts.length / 2)]).toBeLessThan(0.02);
  });
});
