import { describe, expect, it } from 'vitest';
import { GraphIndex } from '../../src/graph/graph-index.ts';
import type { Graph } from '../../src/graph/schema.ts';
import { gatherEntities } from '../../src/server/entity-columns.ts';
import { entityMapData } from '../../src/server/entity-map.ts';
import { type EntityStarts, layoutStarts } from '../../src/server/entity-starts.ts';
import { entityTies } from '../../src/server/entity-ties.ts';
import { atlasStarts } from '../../src/server/long/atlas-starts.ts';
import { atOnce } from '../../src/server/slices.ts';
import { smallGraph } from '../support/small-graph.ts';

const index = (graph: Graph) => atOnce(gatherEntities(new GraphIndex(graph)));
const mapOf = (graph: Graph, starts: EntityStarts = atlasStarts) =>
  entityMapData(index(graph), 'v1', starts(index(graph)));

describe('ties between entities', () => {
  it('count the papers that name both, and weigh them by the papers of each', () => {
    const ties = entityTies(index(smallGraph()));
    const tie = ties.find(({ a, b }) => a === 'method:galore' && b === 'method:lora');
    expect(tie).toMatchObject({ shared: 1 });
    expect(tie!.strength).toBeCloseTo(1 / Math.sqrt(2 * 3), 6);
    for (const { strength } of ties) expect(strength).toBeLessThanOrEqual(1);
  });

  it('leave out chance, where enough entities share several papers', () => {
    const graph = structuredClone(smallGraph());
    const [paper] = graph.papers;
    const named = graph.relations.filter(({ from }) => from === paper!.id);
    const entities = Array.from({ length: 8 }, (_, i) => ({
      ...graph.entities[0]!,
      id: `method:many-${i}`,
    }));
    graph.entities.push(...entities);
    for (const { id } of graph.papers.slice(0, 2)) {
      for (const { id: to } of entities) {
        graph.relations.push({ ...(named[0] as (typeof named)[0]), from: id, to } as never);
      }
    }
    const ties = entityTies(index(graph));
    expect(ties.length).toBeGreaterThanOrEqual(28);
    expect(ties.every(({ shared }) => shared > 1)).toBe(true);
  });
});

describe('the map of entities', () => {
  it('has a place, a region and a line at least for each that shares a paper', () => {
    const data = mapOf(smallGraph());
    const { nodes, edges, shared, regions } = data;
    expect(nodes.id.every((id) => /^(method|model|benchmark):/.test(id))).toBe(true);
    expect(shared).toHaveLength(edges.to.length);
    expect(regions.map(({ id }) => id).sort()).toEqual(
      smallGraph()
        .communities.map(({ id }) => id)
        .sort(),
    );
    const ends = new Set<number>();
    let from = 0;
    for (const [i, step] of edges.fromStep.entries()) {
      from += step;
      ends.add(from).add(edges.to[i]!);
    }
    expect(ends.size).toBe(nodes.id.length);
    expect(new Set(nodes.x.map((x, i) => `${x} ${nodes.y[i]}`)).size).toBe(nodes.id.length);
  });

  it('is the same for the same graph, whatever the order of its lines', () => {
    const graph = structuredClone(smallGraph());
    graph.relations.reverse();
    const once = mapOf(smallGraph());
    expect(mapOf(graph)).toEqual(once);
  });

  it('is laid out without an atlas too, from where things stand on the whole map', () => {
    const { nodes } = mapOf(smallGraph(), layoutStarts(smallGraph().layout));
    expect(nodes.id).toEqual(mapOf(smallGraph()).nodes.id);
    expect(new Set(nodes.x.map((x, i) => `${x} ${nodes.y[i]}`)).size).toBe(nodes.id.length);
  });

  it('is empty where no paper names two entities', () => {
    const empty = { papers: [], entities: [], relations: [], communities: [], layout: [] };
    expect(mapOf(empty).nodes.id).toEqual([]);
  });
});
