import { describe, expect, it } from 'vitest';
import { detectCommunities } from '../../src/graph/communities.ts';
import { layOut } from '../../src/graph/layout.ts';
import type { Graph, LayoutPoint } from '../../src/graph/schema.ts';
import { smallGraph } from '../support/small-graph.ts';
import { groupOf, plantedGraph } from './planted.ts';

const PLANTED = { groups: 8, papersEach: 40, entitiesEach: 12, inside: 4, outside: 1, hub: 0.3 };

function withCommunities(graph: Graph): Graph {
  return { ...graph, communities: detectCommunities(graph) };
}

function distance(a: LayoutPoint, b: LayoutPoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** For each node whether the one next to it on the map is of its own group. */
function besideOwn(points: LayoutPoint[]): boolean[] {
  const grouped = points.filter(({ id }) => groupOf(id) !== undefined);
  return grouped.map((point) => {
    const others = grouped.filter((other) => other !== point);
    const next = others.reduce((a, b) => (distance(point, b) < distance(point, a) ? b : a));
    return groupOf(next.id) === groupOf(point.id);
  });
}

describe('the map', () => {
  const graph = withCommunities(plantedGraph(PLANTED));
  const points = layOut(graph);

  it('has a rounded place for every node, by id', () => {
    const ids = [...graph.papers, ...graph.entities].map(({ id }) => id).sort();
    expect(points.map(({ id }) => id)).toEqual(ids);
    for (const { x, y } of points) expect([x, y]).toEqual([+x.toFixed(2), +y.toFixed(2)]);
  });

  it('keeps communities together as regions', () => {
    const right = besideOwn(points).filter(Boolean).length;
    expect(right / points.length).toBeGreaterThan(0.97);
  });

  it('puts no node upon another', () => {
    let close = 0;
    for (const [i, a] of points.entries()) {
      for (const b of points.slice(i + 1)) if (distance(a, b) < 6) close++;
    }
    expect(close).toBe(0);
  });

  it('is wider than high', () => {
    const extent = (values: number[]) => Math.max(...values) - Math.min(...values);
    const aspect = extent(points.map(({ x }) => x)) / extent(points.map(({ y }) => y));
    expect(aspect).toBeGreaterThan(1.1);
    expect(aspect).toBeLessThan(2);
  });

  it('is the same on every run and for every order of the input', () => {
    const mixed = {
      papers: graph.papers.toReversed(),
      entities: graph.entities.toReversed(),
      relations: graph.relations.toReversed(),
      communities: graph.communities,
    };
    expect(layOut(mixed)).toEqual(points);
  });

  it('draws what is tied together inside a region', () => {
    const places = new Map(points.map((point) => [point.id, point]));
    let [tied, any, count] = [0, 0, 0];
    for (const [i, { from, to }] of graph.relations.entries()) {
      if (groupOf(from) !== groupOf(to)) continue;
      const group = graph.papers.filter(({ id }) => groupOf(id) === groupOf(from));
      tied += distance(places.get(from)!, places.get(to)!);
      any += distance(places.get(from)!, places.get(group[i % group.length]!.id)!);
      count++;
    }
    expect(count).toBeGreaterThan(1000);
    expect(tied / any).toBeLessThan(0.95);
  });
});

it('tells how far it has come', () => {
  const seen: [number, number][] = [];
  layOut(withCommunities(plantedGraph({ ...PLANTED, groups: 3 })), (done, total) => {
    seen.push([done, total]);
  });
  const [last] = seen.slice(-1);
  expect(seen.map(([done]) => done)).toEqual(seen.map(([done]) => done).toSorted((a, b) => a - b));
  expect(last![0]).toBe(last![1]);
});

describe('what is in no community', () => {
  it('lies around as islands, a paper beside its own names', () => {
    const graph = { ...smallGraph(), communities: [] };
    const points = new Map(layOut(graph).map((point) => [point.id, point]));
    expect(points.size).toBe(18);
    const own = distance(points.get('2401.00002')!, points.get('method:falcon')!);
    const other = distance(points.get('2401.00002')!, points.get('method:lora')!);
    expect(own).toBeLessThan(other);
  });

  it('is all there is of a graph of one node, and of none', () => {
    const empty = { papers: [], entities: [], relations: [], communities: [] };
    expect(layOut(empty)).toEqual([]);
    const paper = { id: 'p', title: 'p', abstract: '', sources: [] };
    expect(layOut({ ...empty, papers: [paper] })).toEqual([{ id: 'p', x: 0, y: 0 }]);
  });
});
