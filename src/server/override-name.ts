import type { GraphIndex } from '../graph/graph-index.ts';
import { isOverrideName } from '../graph/overrides/write.ts';
import type { Entity } from '../graph/schema.ts';

/** How many entities have a name, by graph: counted when first asked. */
const counts = new WeakMap<GraphIndex, Map<string, number>>();

/**
 * What an overrides file calls an entity: its name, or its id where several entities have the name or a line cannot hold
 * it. A line speaks of the graph as it is without overrides, so of a renamed entity by the name it had.
 */
export function overrideName(index: GraphIndex, { id, name, overrides = [] }: Entity): string {
  const renamed = overrides.find(({ action, value }) => action === 'rename' && value === name);
  if (renamed) return renamed.name;
  const alone = (countOf(index).get(name) ?? 0) === 1;
  return alone && isOverrideName(name) ? name : id;
}

function countOf(index: GraphIndex): Map<string, number> {
  let count = counts.get(index);
  if (!count) {
    count = new Map();
    for (const { name } of index.graph.entities) count.set(name, (count.get(name) ?? 0) + 1);
    counts.set(index, count);
  }
  return count;
}
