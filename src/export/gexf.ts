import { MultiDirectedGraph } from 'graphology';
import write from 'graphology-gexf/common/writer.js';
import type { Graph } from '../graph/schema.ts';
import type { Column, EdgeRow, NodeRow } from './columns.ts';
import { EDGE_COLUMNS, edgeRows, NODE_COLUMNS, nodeRows } from './columns.ts';
import { communityColours, lookOf } from './look.ts';
import { xmlText } from './xml.ts';

/** Nodes or edges that the writer gets at a time: long strings made of many pieces are hard on memory. */
const BATCH = 500;

/**
 * GEXF 1.3 by graphology's own writer, for Gephi and Gephi Lite: nodes have their community's colour, a size, a shape
 * and their place on the map; parallel edges are told apart by `kind`.
 *
 * The writer makes its file as one string in memory, which takes over 4 GB for 600,000 relations. So it writes the
 * elements batch by batch, and they are put between the head and the end of a file that has every attribute.
 */
export function* writeGexf(graph: Graph): Iterable<string> {
  const file = written(sample());
  const colours = communityColours(graph);
  yield file.slice(0, file.indexOf('<nodes>'));
  yield '<nodes>';
  for (const rows of batches(nodeRows(graph))) {
    yield elements('nodes', drawnNodes(rows, colours));
  }
  yield '\n    </nodes>\n    <edges>';
  for (const rows of batches(edgeRows(graph))) yield elements('edges', drawnEdges(rows));
  yield `\n    ${file.slice(file.indexOf('</edges>'))}\n`;
}

const written = (graph: MultiDirectedGraph) => write(graph, { version: '1.3' });

/** What stands between <nodes> and </nodes>, or <edges> and </edges>. Neither can stand in text: "<" is escaped there. */
function elements(name: 'nodes' | 'edges', graph: MultiDirectedGraph): string {
  const file = written(graph);
  return file
    .slice(file.indexOf(`<${name}>`) + name.length + 2, file.indexOf(`</${name}>`))
    .trimEnd();
}

/** The writer tells the type of an attribute from its values, 64-bit numbers as double. */
const EXAMPLES = { string: 'text', int: 1, long: 2 ** 40, double: 0.5 } as const;

/** One node and one edge that have every attribute, so that all of them are declared with their types. */
function sample(): MultiDirectedGraph {
  const graph = new MultiDirectedGraph();
  graph.setAttribute('creator', 'paperloom');
  graph.addNode('n', exampleOf(NODE_COLUMNS));
  graph.addDirectedEdge('n', 'n', exampleOf(EDGE_COLUMNS));
  return graph;
}

function exampleOf(columns: readonly Column<never>[]): Record<string, unknown> {
  return Object.fromEntries(columns.map(({ name, type }) => [name, EXAMPLES[type]]));
}

function drawnNodes(rows: NodeRow[], colours: Map<string, string>): MultiDirectedGraph {
  const graph = new MultiDirectedGraph();
  for (const row of rows) {
    const look = lookOf(row, colours);
    graph.addNode(xmlText(row.id), {
      label: xmlText(row.label),
      ...attributes(NODE_COLUMNS, row),
      ...look,
      color: redGreenBlue(look.color),
    });
  }
  return graph;
}

function drawnEdges(rows: EdgeRow[]): MultiDirectedGraph {
  const graph = new MultiDirectedGraph();
  for (const row of rows) {
    const { type } = row.relation;
    const [from, to] = [xmlText(row.relation.from), xmlText(row.relation.to)];
    graph.mergeNode(from);
    graph.mergeNode(to);
    const named = { label: type, kind: type };
    graph.addDirectedEdgeWithKey(xmlText(row.id), from, to, {
      ...named,
      ...attributes(EDGE_COLUMNS, row),
    });
  }
  return graph;
}

/** "#5761b5" as "rgb(87,97,181)": the writer would use GEXF 1.3's hexadecimal form, which networkx cannot read. */
function redGreenBlue(hex: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${red},${green},${blue})`;
}

function attributes<Row>(columns: readonly Column<Row>[], row: Row): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const { name, of } of columns) {
    const value = of(row);
    if (value === undefined || value === '') continue;
    found[name] = typeof value === 'string' ? xmlText(value) : value;
  }
  return found;
}

function* batches<Row>(rows: Iterable<Row>): Iterable<Row[]> {
  let batch: Row[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
