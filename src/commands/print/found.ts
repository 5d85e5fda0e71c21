import { countsOf } from '../../graph/folder.ts';
import { GraphIndex } from '../../graph/graph-index.ts';
import { ENTITY_TYPES, type EntityType, type Graph } from '../../graph/schema.ts';
import { byCodeUnit } from '../../order.ts';
import { countsSentence } from './build-report.ts';
import { plain } from './plain.ts';

/** Names shown of each type. */
const NAMES = 6;

/** What was found in a corpus, in a few lines: how much, and the names with the most relations. */
export function* foundLines(graph: Graph, seconds: number): Iterable<string> {
  yield `Built in ${seconds.toFixed(1)} s: ${countsSentence(countsOf(graph))}.`;
  const index = new GraphIndex(graph);
  for (const type of ENTITY_TYPES) {
    const names = mostConnected(index, type);
    if (names.length > 0) yield `${`${type}s`.padEnd(11)} ${names.map(plain).join(', ')}`;
  }
}

/** Names of their own alone: that half of all papers name the transformer tells little. */
function mostConnected(index: GraphIndex, type: EntityType): string[] {
  return index.graph.entities
    .filter((entity) => entity.type === type && entity.scope === 'proper')
    .sort((a, b) => index.degree(b.id) - index.degree(a.id) || byCodeUnit(a.id, b.id))
    .slice(0, NAMES)
    .map(({ name }) => name);
}
