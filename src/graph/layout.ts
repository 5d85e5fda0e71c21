import library from 'graphology-layout-forceatlas2';
import { associationGraph, type GraphContent } from './association.ts';
import { round } from './canonical.ts';
import { hashText } from './random.ts';
import type { Graph, LayoutPoint } from './schema.ts';

const forceAtlas2 = library as unknown as typeof library.default;

export function layOut(
  graph: GraphContent & Pick<Graph, 'communities'>,
  onProgress?: (done: number, total: number) => void,
): LayoutPoint[] {
  const ties = associationGraph(graph);
  ties.forEachNode((id) => {
    ties.mergeNodeAttributes(id, {
      x: hashText(id) % 1000,
      y: hashText(`${id} y`) % 1000,
    } as object);
  });
  onProgress?.(0, 1);
  if (ties.order === 0) return [];
  const places = forceAtlas2(ties, {
    iterations: 100,
    getEdgeWeight: 'weight',
    settings: { barnesHutOptimize: ties.order > 500, gravity: 1 },
  });
  onProgress?.(1, 1);
  return ties.nodes().map((id) => ({ id, x: round(places[id]!.x, 2), y: round(places[id]!.y, 2) }));
}
