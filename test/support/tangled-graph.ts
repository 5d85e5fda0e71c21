import type { Graph } from '../../src/graph/schema.ts';
import { wovenGraph } from './woven-graph.ts';

/** A graph in which there is no end of ways between any two names, large enough that the server answers on threads. */
export function tangledGraph(): Graph {
  const graph = structuredClone(wovenGraph());
  const [paper] = graph.papers;
  const [entity] = graph.entities;
  const link = graph.relations.find(({ type }) => type === 'USES')!;
  for (let i = 0; i < 400; i += 1) {
    graph.entities.push({ ...entity!, id: `method:tangle-${i}`, name: `Tangle ${i}` });
  }
  for (let i = 0; i < 6000; i += 1) {
    graph.papers.push({ ...paper!, id: `tangle-${i}` });
    for (const to of [i % 400, (7 * i + 1) % 400, Math.floor(i / 17) % 400]) {
      graph.relations.push({ ...link, from: `tangle-${i}`, to: `method:tangle-${to}` } as never);
    }
  }
  return graph;
}
