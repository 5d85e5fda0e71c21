import type { GraphIndex } from '../graph/graph-index.ts';
import { isOverrideName } from '../graph/overrides/write.ts';
import type { Entity } from '../graph/schema.ts';

/** How many entities have a name, or are also written so, by graph: counted when first asked. */
const counts = new WeakMap<GraphIndex, Map<string, number>>();

/**
 * What an overrides file calls an entity: its name, or its id where the name stands for several entities or a line cannot
 * hold it. A line speaks of the graph as it is without overrides, so of a renamed entity by the name it had.
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
    for (const { name, aliases } of index.graph.entities) {
      for (const one of [name, ...aliases]) count.set(one, (count.get(one) ?? 0) + 1);
    }
    counts.set(index, count);
  }
  return count;
}
