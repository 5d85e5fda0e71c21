import type { Graph, Relation } from '../graph/schema.ts';
import { communityAbout, FORMAT_VERSION } from '../graph/schema.ts';
import { edgeRows, type NodeRow, nodeRows } from './columns.ts';

/**
 * Node-link JSON that two families of tools read as it is: graphology's `Graph.from` (its serialised form: "options",
 * "key" and "attributes" of nodes and edges) and networkx's `node_link_graph` ("directed", "multigraph", "id",
 * "source", "target"). Attributes keep the nested shapes of the graph folder and nothing is cut: all roles, mentions
 * and sentences are there. One node or edge a line, one at a time.
 */
export function* writeJson(graph: Graph): Iterable<string> {
  const about = {
    generator: 'paperloom',
    format: FORMAT_VERSION,
    offsets: 'utf-16',
    communities: graph.communities.map(communityAbout),
  };
  yield '{"directed":true,"multigraph":true,"options":{"type":"directed","multi":true},\n';
  yield `"graph":{},"attributes":${JSON.stringify(about)},\n"nodes":[`;
  yield* lines(nodeRows(graph), (row) => ({
    id: row.id,
    key: row.id,
    attributes: nodeAttributes(row),
  }));
  yield '],\n"edges":[';
  yield* lines(edgeRows(graph), ({ id, relation }) => ({
    key: id,
    source: relation.from,
    target: relation.to,
    attributes: edgeAttributes(relation),
  }));
  yield ']}\n';
}

function* lines<Row>(rows: Iterable<Row>, shape: (row: Row) => object): Iterable<string> {
  let before = '\n';
  for (const row of rows) {
    yield before + JSON.stringify(shape(row));
    before = ',\n';
  }
}

function nodeAttributes({ label, paper, entity, community, place, degree }: NodeRow): object {
  const { id: _, ...fields } = paper
    ? { type: 'Paper', ...paper, abstract: orAbsent(paper.abstract) }
    : entity!;
  return {
    label,
    ...fields,
    degree,
    ...(community && { communityId: community.id, community: community.label }),
    ...(place && { x: place.x, y: place.y }),
  };
}

function edgeAttributes(relation: Relation): object {
  const { from: _, to: __, evidence, ...fields } = relation;
  if (typeof evidence === 'string') return { ...fields, evidence: orAbsent(evidence) };
  const pieces = evidence.map((piece) => ({ ...piece, sentence: orAbsent(piece.sentence) }));
  return { ...fields, evidence: pieces };
}

/** A text that was left out is not there, rather than there and empty: JSON.stringify skips undefined. */
function orAbsent(text: string): string | undefined {
  return text || undefined;
}
