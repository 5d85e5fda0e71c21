import { describe, expect, it } from 'vitest';
import { detectCommunities } from '../../src/graph/communities.ts';
import { earlierMap } from '../../src/graph/earlier-map.ts';
import { layOut } from '../../src/graph/layout.ts';
import { hashText } from '../../src/graph/random.ts';
import type { Community, Graph, LayoutPoint } from '../../src/graph/schema.ts';
import { groupOf, plantedGraph } from './planted.ts';

const PLANTED = { groups: 5, papersEach: 40, entitiesEach: 12, inside: 4, outside: 1 };

function without(graph: Graph, dropped: (paper: string) => boolean): Graph {
  const papers = graph.papers.filter(({ id }) => !dropped(id));
  const kept = new Set(papers.map(({ id }) => id));
  const relations = graph.relations.filter(({ from }) => kept.has(from));
  const named = new Set(relations.map(({ to }) => to));
  const entities = graph.entities.filter(({ id }) => named.has(id));
  return { ...graph, papers, relations, entities };
}

interface Mapped extends Graph {
  communities: Community[];
  layout: LayoutPoint[];
}

/** A graph divided and laid out, from an earlier one where it is given. */
function mapped(graph: Graph, before?: Mapped): Mapped {
  const earlier = before && earlierMap(before.communities, before.layout);
  const communities = detectCommunities(graph, { earlier });
  return {
    ...graph,
    communities,
    layout: layOut({ ...graph, communities }, undefined, { earlier }),
  };
}

function communityOf({ communities }: Graph): Map<string, string> {
  return new Map(
    communities.flatMap(({ id, members }) => members.map((one) => [one, id] as const)),
  );
}

function closest(points: readonly LayoutPoint[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [i, a] of points.entries()) {
    for (const b of points.slice(i + 1)) least = Math.min(least, Math.hypot(a.x - b.x, a.y - b.y));
  }
  return least;
}

/** The share of nodes whose nearest one is of the same community. */
function besideOwn(graph: Mapped): number {
  const of = communityOf(graph);
  const points = graph.layout.filter(({ id }) => of.has(id));
  const beside = points.filter((point) => {
    const far = (other: LayoutPoint) => Math.hypot(point.x - other.x, point.y - other.y);
    const others = points.filter((other) => other !== point);
    const next = others.reduce((a, b) => (far(b) < far(a) ? b : a));
    return of.get(next.id) === of.get(point.id);
  });
  return beside.length / points.length;
}

describe('a map that keeps an earlier one', () => {
  const whole = plantedGraph(PLANTED);
  const earlier = mapped(without(whole, (id) => hashText(id) % 20 === 0));
  const later = mapped(whole, earlier);
  const then = new Map(earlier.layout.map((point) => [point.id, point]));

  it('leaves what stays in its community where it was', () => {
    expect(later.papers.length - earlier.papers.length).toBeGreaterThan(5);
    const [before, after] = [communityOf(earlier), communityOf(later)];
    const staying = later.layout.filter(
      ({ id }) => then.has(id) && before.get(id) === after.get(id),
    );
    const moved = staying.filter(({ id, x, y }) => then.get(id)!.x !== x || then.get(id)!.y !== y);
    expect(staying.length).toBeGreaterThan(0.97 * then.size);
    // Those that made room for newcomers.
    expect(moved.length / staying.length).toBeLessThan(0.15);
  });

  it('keeps the ids and labels of communities that go on', () => {
    const named = (communities: readonly Community[]) =>
      communities.map(({ id, label }) => ({ id, label }));
    expect(named(later.communities)).toEqual(named(earlier.communities));
  });

  it('puts newcomers upon no other node, and among their own', () => {
    expect(closest(later.layout)).toBeGreaterThan(6);
    expect(besideOwn(later)).toBeGreaterThan(0.98);
    const of = communityOf(later);
    for (const { id } of later.papers.filter(({ id }) => !then.has(id))) {
      const group = later.papers.filter((other) => groupOf(other.id) === groupOf(id));
      const same = group.filter((other) => of.get(other.id) === of.get(id));
      expect(same.length / group.length).toBeGreaterThan(0.8);
    }
  });

  it('is the same map when nothing was added, and on every run', () => {
    const again = mapped(whole, later);
    expect(again.layout).toEqual(later.layout);
    expect(again.communities).toEqual(later.communities);
    expect(mapped(whole, earlier).layout).toEqual(later.layout);
  });

  it('gives a community that is new its own land', () => {
    const part = mapped(without(whole, (id) => groupOf(id) === '4'));
    const all = mapped(whole, part);
    expect(part.communities).toHaveLength(4);
    expect(all.communities).toHaveLength(5);
    expect(closest(all.layout)).toBeGreaterThan(6);
    expect(besideOwn(all)).toBeGreaterThan(0.98);
  });

  it('lays a region that has more than doubled out anew, on land of its own', () => {
    const few = mapped(without(whole, (id) => groupOf(id) === '4' && hashText(id) % 4 !== 0));
    const all = mapped(whole, few);
    expect(closest(all.layout)).toBeGreaterThan(6);
    expect(besideOwn(all)).toBeGreaterThan(0.98);
  });
});

describe('a map whose earlier one has other communities alone', () => {
  it('is laid out anew', () => {
    const graph = mapped(plantedGraph({ ...PLANTED, groups: 3 }));
    const renamed = graph.communities.map((one) => ({ ...one, id: `${one.id}-before` }));
    const layout = layOut(graph, undefined, { earlier: earlierMap(renamed, graph.layout) });
    expect(layout).toHaveLength(graph.layout.length);
    expect(closest(layout)).toBeGreaterThan(6);
  });
});
