import type { GraphIndex } from '../graph/graph-index.ts';
import { shownName } from './shown-name.ts';
import type { NodeRef } from './wire.ts';

/** A node as far as a list names it. @param id of a node of the index */
export function nodeRef(index: GraphIndex, id: string): NodeRef {
  const node = index.node(id)!;
  const family = node.kind !== 'Paper' && node.entity.scope === 'family';
  return { id, type: node.kind, name: shownName(node), family };
}
