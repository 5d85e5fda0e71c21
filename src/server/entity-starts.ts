import type { Place } from '../graph/layout-place.ts';
import type { LayoutPoint } from '../graph/schema.ts';
import type { EntityColumns } from './entity-columns.ts';

/** Where the map of entities begins to lay them out, from −1 to 1 from edge to edge of the land. */
export type EntityStarts = (columns: EntityColumns) => ReadonlyMap<string, Place>;

/** Each entity where it stands on the whole map: for the page that is one file, which has no atlas at hand. */
export function layoutStarts(layout: readonly LayoutPoint[]): EntityStarts {
  return ({ id }) => {
    const wanted = new Set(id);
    const points = layout.filter((point) => wanted.has(point.id));
    const edge = points.reduce((most, { x, y }) => Math.max(most, Math.abs(x), Math.abs(y)), 1);
    return new Map(points.map((point) => [point.id, { x: point.x / edge, y: point.y / edge }]));
  };
}
