import { describe, expect, it } from 'vitest';
import { GraphIndex } from '../../src/graph/graph-index.ts';
import { pathColumns } from '../../src/graph/path-columns.ts';
import { SearchStopped, searchWays } from '../../src/graph/path-search.ts';
import { findPaths, USUAL_PATHS } from '../../src/graph/paths.ts';
import type { Entity, Graph, PaperRelation, Relation, Scope } from '../../src/graph/schema.ts';
import { smallGraph } from '../support/small-graph.ts';

function entity(id: string, scope: Scope = 'proper'): Entity {
  return { id, type: 'Method', name: id, aliases: [], scope, introducedBy: [] };
}

/** Papers p1, p2, … each with relations to the entities it names. */
function graphOf(papers: Record<string, string[]>, type: PaperRelation = 'USES'): Graph {
  const names = [...new Set(Object.values(papers).flat())].sort();
  const relations: Relation[] = Object.entries(papers).flatMap(([from, entities]) =>
    [...entities].sort().map((to) => ({
      from,
      to,
      type,
      roles: [type],
      confidence: 1,
      evidence: 'x',
      evidenceStart: 0,
      field: 'abstract' as const,
      start: 0,
      end: 1,
      mentions: [],
      rule: 'test',
    })),
  );
  return {
    papers: Object.keys(papers).map((id) => ({ id, title: id, abstract: 'x', sources: [] })),
    entities: names.map((id) => entity(id, id === 'hub' ? 'family' : 'proper')),
    relations,
    communities: [],
    layout: [],
  };
}

const ways = (graph: Graph, from: string, to: string, options = {}) =>
  findPaths(new GraphIndex(graph), from, to, options).map(({ nodes }) => nodes.join(' '));

/** a and z are both named with the hub; a rarer way takes two steps more. */
const hubbed = () =>
  graphOf({
    p1: ['a', 'hub'],
    p2: ['hub', 'z'],
    p3: ['a', 'rare'],
    p4: ['rare', 'link'],
    p5: ['link', 'z'],
    ...Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`q${i}`, ['hub']])),
  });

describe('paths', () => {
  it('lead along relations in either direction, the shortest first', () => {
    const index = new GraphIndex(smallGraph());
    const [path] = findPaths(index, 'method:lora', 'method:h2o');
    expect(path!.nodes[0]).toBe('method:lora');
    expect(path!.nodes.at(-1)).toBe('method:h2o');
    for (const [i, { from, to }] of path!.steps.entries()) {
      expect([from, to].sort()).toEqual([path!.nodes[i], path!.nodes[i + 1]].sort());
    }
  });

  it('go round a hub that would say nothing', () => {
    expect(ways(hubbed(), 'a', 'z')).toEqual(['a p3 rare p4 link p5 z', 'a p1 hub p2 z']);
  });

  it('take hubs like anything else when allowed to', () => {
    expect(ways(hubbed(), 'a', 'z', { allowHubs: true })[0]).toBe('a p1 hub p2 z');
  });

  it('are no longer than asked: then the hub it is', () => {
    expect(ways(hubbed(), 'a', 'z', { maxLength: 4 })).toEqual(['a p1 hub p2 z']);
    expect(ways(hubbed(), 'a', 'z', { maxLength: 3 })).toEqual([]);
  });

  it('differ from each other, and are as many as asked', () => {
    const graph = graphOf({ p1: ['a', 'z'], p2: ['a', 'z'], p3: ['a', 'z'], p4: ['a', 'z'] });
    expect(ways(graph, 'a', 'z')).toEqual(['a p1 z', 'a p2 z', 'a p3 z']);
    expect(ways(graph, 'a', 'z', { count: 1 })).toEqual(['a p1 z']);
  });

  it('find a way beside a direct relation', () => {
    const index = new GraphIndex(smallGraph());
    const paths = findPaths(index, 'method:galore', 'method:lora');
    expect(paths[0]!.steps.map(({ type }) => type)).toEqual(['OUTPERFORMS']);
    expect(paths.length).toBeGreaterThan(1);
  });

  it('prefer a use to a mere mention', () => {
    const uses = graphOf({ p2: ['a', 'z'] });
    const mentions = graphOf({ p1: ['a', 'z'] }, 'MENTIONS');
    const graph = {
      ...uses,
      papers: [...mentions.papers, ...uses.papers],
      relations: [...mentions.relations, ...uses.relations],
    };
    expect(ways(graph, 'a', 'z')[0]).toBe('a p2 z');
  });

  it('are none between what does not hang together, and one without steps to itself', () => {
    const graph = graphOf({ p1: ['a'], p2: ['z'] });
    expect(ways(graph, 'a', 'z')).toEqual([]);
    expect(ways(graph, 'a', 'nobody')).toEqual([]);
    expect(findPaths(new GraphIndex(graph), 'a', 'a')).toEqual([
      { nodes: ['a'], steps: [], cost: 0 },
    ]);
  });

  it('are the cheapest of all that are short enough, whatever the graph', () => {
    let state = 5;
    const below = (limit: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * limit);
    };
    for (let round = 0; round < 40; round += 1) {
      const papers: Record<string, string[]> = {};
      for (let paper = 0; paper < 9; paper += 1) {
        const names = Array.from({ length: 1 + below(3) }, () => `e${below(3) * below(4)}`);
        papers[`p${paper}`] = [...new Set([...names, ...(below(2) ? ['hub'] : [])])];
      }
      const index = new GraphIndex(graphOf(papers, below(2) ? 'USES' : 'MENTIONS'));
      const ids = [...index.nodes()].map(({ id }) => id);
      const [from, to] = [ids[below(ids.length)]!, ids[below(ids.length)]!];
      if (from === to) continue;
      const maxLength = 1 + below(6);
      const [best] = findPaths(index, from, to, { maxLength });
      expect(best?.cost ?? Infinity).toBe(cheapestOfAll(index, from, to, maxLength));
    }
  });

  it('stop when whoever asked has gone', () => {
    // Every paper names three of sixty: there is much to look at.
    const papers = Array.from({ length: 3000 }, (_, i) => [
      `p${i}`,
      [`e${i % 60}`, `e${(7 * i + 1) % 60}`, `e${Math.floor(i / 7) % 60}`],
    ]);
    const index = new GraphIndex(graphOf(Object.fromEntries(papers)));
    const { columns } = pathColumns(index);
    const options = { ...USUAL_PATHS, count: 40 };
    expect(searchWays(columns, 0, 2999, options).length).toBeGreaterThan(1);
    expect(() => searchWays(columns, 0, 2999, options, () => true)).toThrow(SearchStopped);
  });
});

/** The least cost of all ways without a node twice, by going each of them. */
function cheapestOfAll(index: GraphIndex, from: string, to: string, most: number): number {
  let best = Infinity;
  const toll = (id: string) => {
    const node = index.node(id)!;
    if (node.kind === 'Paper') return 0;
    const shared = Math.round(1024 * Math.log2(Math.max(1, index.degree(id) / 2))) / 1024;
    return shared + (node.entity.scope === 'family' ? 1 : 0);
  };
  const go = (at: string, length: number, cost: number, seen: string[]) => {
    if (at === to) best = Math.min(best, cost);
    if (at === to || length === most) return;
    for (const relation of index.relationsOf(at)) {
      const other = relation.from === at ? relation.to : relation.from;
      if (seen.includes(other)) continue;
      const step = relation.type === 'MENTIONS' ? 1.5 : 1;
      const paid = at === from ? 0 : toll(at);
      go(other, length + 1, cost + paid + step, [...seen, other]);
    }
  };
  go(from, 0, 0, [from]);
  return best;
}
