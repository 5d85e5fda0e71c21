/** How a node looks in programs that draw: the explorer's colours of regions on a light ground, its sizes and shapes. */
import type { Community, EntityType, Graph } from '../graph/schema.ts';
import { byCodeUnit } from '../order.ts';
import type { NodeRow } from './columns.ts';

const REGION_COLOURS = [
  '#5761b5',
  '#8e8738',
  '#821b26',
  '#267d91',
  '#b87371',
  '#5d7b52',
  '#593688',
  '#7d6106',
  '#6684dc',
  '#a8496f',
  '#12614b',
  '#683557',
];

/** All communities after the twelfth: more hues could not be told apart. */
const STONE = '#81878d';

const SHAPES: Record<EntityType, string> = {
  Method: 'disc',
  Model: 'square',
  Benchmark: 'diamond',
};

/** The colour of each community by its id, the largest first. */
export function communityColours(graph: Graph): Map<string, string> {
  const bySize = (a: Community, b: Community) => b.size - a.size || byCodeUnit(a.id, b.id);
  const largest = [...graph.communities].sort(bySize);
  return new Map(largest.map(({ id }, rank) => [id, REGION_COLOURS[rank] ?? STONE]));
}

export interface Look {
  color: string;
  /** Radius; an entity grows with the root of its relations, papers stay small. */
  size: number;
  /** By GEXF's names. A paper has none of its own. */
  shape?: string;
  x?: number;
  y?: number;
}

export function lookOf(row: NodeRow, colours: Map<string, string>): Look {
  const grown = Math.min(16, Math.max(3, 2.2 + 1.75 * Math.sqrt(row.degree)));
  return {
    color: colours.get(row.community?.id ?? '') ?? STONE,
    size: row.entity ? Math.round(grown * 100) / 100 : 2,
    ...(row.entity && { shape: SHAPES[row.entity.type] }),
    ...(row.place && { x: row.place.x, y: row.place.y }),
  };
}
