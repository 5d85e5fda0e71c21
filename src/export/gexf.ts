import { MultiDirectedGraph } from 'graphology';
import write from 'graphology-gexf/common/writer.js';
import { PaperloomError } from '../errors.ts';
import type { Graph } from '../graph/schema.ts';
import type { Column } from './columns.ts';
import { EDGE_COLUMNS, edgeRows, NODE_COLUMNS, nodeRows } from './columns.ts';
import { communityColours, lookOf } from './look.ts';
import { xmlText } from './xml.ts';

/**
 * GEXF 1.3 by graphology's own writer, for Gephi and Gephi Lite: nodes have their community's colour, a size, a shape
 * and their place on the map; parallel edges are told apart by `kind`. The writer builds the file in memory.
 * @throws PaperloomError when the file would be longer than a string can be, about 500 MB
 */
export function* writeGexf(graph: Graph): Iterable<string> {
  yield `${written(drawn(graph))}\n`;
}

function written(graph: MultiDirectedGraph): string {
  try {
    return write(graph, { version: '1.3' });
  } catch (error) {
    // The longest string that JavaScript has is about 500 million characters.
    if (!(error instanceof RangeError)) throw error;
    throw new PaperloomError(
      'The graph is too large for one GEXF file: export a part of it, leave out abstracts, or write graphml, json or csv.',
    );
  }
}

function drawn(graph: Graph): MultiDirectedGraph {
  const result = new MultiDirectedGraph();
  const colours = communityColours(graph);
  for (const row of nodeRows(graph)) {
    const look = lookOf(row, colours);
    result.addNode(xmlText(row.id), {
      label: xmlText(row.label),
      ...attributes(NODE_COLUMNS, row),
      ...look,
      color: redGreenBlue(look.color),
    });
  }
  for (const row of edgeRows(graph)) {
    const { from, to, type } = row.relation;
    result.addDirectedEdgeWithKey(xmlText(row.id), xmlText(from), xmlText(to), {
      label: type,
      kind: type,
      ...attributes(EDGE_COLUMNS, row),
    });
  }
  return result;
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
