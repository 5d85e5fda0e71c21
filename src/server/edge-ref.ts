import type { GraphIndex } from '../graph/graph-index.ts';
import { isPaperRelation, type Relation } from '../graph/schema.ts';
import { overrideName } from './override-name.ts';
import type { EdgeRef, NodeType } from './wire.ts';

/** A relation as an overrides file would speak of it. */
export function edgeRef(index: GraphIndex, relation: Relation): EdgeRef {
  const to = called(index, relation.to);
  const edge = { type: relation.type, to: to.name, toType: to.type };
  if (isPaperRelation(relation)) return { ...edge, papers: [relation.from] };
  const from = called(index, relation.from);
  const papers = [...new Set(relation.evidence.map(({ paper }) => paper))];
  return { ...edge, from: from.name, fromType: from.type, papers };
}

function called(index: GraphIndex, id: string): { name: string; type: NodeType } {
  const node = index.node(id);
  if (!node || node.kind === 'Paper') return { name: id, type: 'Paper' };
  return { name: overrideName(index, node.entity), type: node.kind };
}
