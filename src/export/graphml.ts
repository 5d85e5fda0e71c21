import type { Graph } from '../graph/schema.ts';
import type { Column } from './columns.ts';
import { EDGE_COLUMNS, edgeRows, NODE_COLUMNS, type NodeRow, nodeRows } from './columns.ts';
import { communityColours, lookOf } from './look.ts';
import { escapeXml } from './xml.ts';

/** What has a place of its own in GEXF is data like any other here. */
const DRAWN_COLUMNS: readonly Column<NodeRow>[] = [
  { name: 'label', type: 'string', of: (row) => row.label },
  ...NODE_COLUMNS,
  { name: 'x', type: 'double', of: (row) => row.place?.x },
  { name: 'y', type: 'double', of: (row) => row.place?.y },
];

/**
 * GraphML (http://graphml.graphdrawing.org/specification.html), which networkx, igraph, Gephi and Cytoscape read;
 * graphology has a reader for it and no writer. One element at a time: it takes no memory beside the graph.
 */
export function* writeGraphml(graph: Graph): Iterable<string> {
  const colours = communityColours(graph);
  const columns: readonly Column<NodeRow>[] = [
    ...DRAWN_COLUMNS,
    { name: 'color', type: 'string', of: (row) => lookOf(row, colours).color },
    { name: 'size', type: 'double', of: (row) => lookOf(row, colours).size },
  ];
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"\n';
  yield '    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\n';
  yield '    xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns';
  yield ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n';
  yield* keys('node', columns);
  yield* keys('edge', EDGE_COLUMNS);
  yield '  <graph id="paperloom" edgedefault="directed">\n';
  for (const row of nodeRows(graph)) {
    yield `    <node id="${escapeXml(row.id)}">${data('node', columns, row)}</node>\n`;
  }
  for (const row of edgeRows(graph)) {
    const { from, to } = row.relation;
    const ends = `source="${escapeXml(from)}" target="${escapeXml(to)}"`;
    yield `    <edge id="${escapeXml(row.id)}" ${ends}>${data('edge', EDGE_COLUMNS, row)}</edge>\n`;
  }
  yield '  </graph>\n</graphml>\n';
}

/** A node and an edge may both have a "type", and the key's id must be one of a kind in the file. */
const keyId = (kind: 'node' | 'edge', name: string) => `${kind}-${name}`;

function* keys(kind: 'node' | 'edge', columns: readonly Column<never>[]): Iterable<string> {
  for (const { name, type } of columns) {
    yield `  <key id="${keyId(kind, name)}" for="${kind}" attr.name="${name}" attr.type="${type}"/>\n`;
  }
}

function data<Row>(kind: 'node' | 'edge', columns: readonly Column<Row>[], row: Row): string {
  let text = '';
  for (const { name, of } of columns) {
    const value = of(row);
    if (value === undefined || value === '') continue;
    text += `<data key="${keyId(kind, name)}">${escapeXml(String(value))}</data>`;
  }
  return text;
}
