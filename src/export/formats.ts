/** The export formats as data: what the command line offers and what a dialog can list. Pure: nothing here needs Node. */
import type { Graph } from '../graph/schema.ts';
import { writeEdgesCsv, writeNodesCsv } from './csv.ts';
import { writeCypher } from './cypher.ts';
import { writeGexf } from './gexf.ts';
import { writeGraphml } from './graphml.ts';
import { writeJson } from './json.ts';
import { writeJsonLd } from './jsonld.ts';

export interface ExportFormat {
  name: string;
  /** What it is for, in a few words. */
  about: string;
  mediaType: string;
  /** The files it consists of; the one without a name of its own (`graph`) is the only one. */
  parts: readonly ExportPart[];
}

export interface ExportPart {
  /** Name of the file within a folder, such as nodes.csv. */
  file: string;
  /** Pieces of the file in order. They are joined with nothing between and encoded as UTF-8. */
  write: (graph: Graph) => Iterable<string>;
}

/** Every format that needs the graph alone: not the explorer as one file, nor tables for neo4j-admin. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  {
    name: 'gexf',
    about: 'Gephi and Gephi Lite, with colours, sizes and places',
    mediaType: 'application/gexf+xml',
    parts: [{ file: 'graph.gexf', write: writeGexf }],
  },
  {
    name: 'graphml',
    about: 'networkx, igraph, Cytoscape and others',
    mediaType: 'application/graphml+xml',
    parts: [{ file: 'graph.graphml', write: writeGraphml }],
  },
  {
    name: 'json',
    about: 'graphology and networkx (node-link), with everything that is known',
    mediaType: 'application/json',
    parts: [{ file: 'graph.json', write: writeJson }],
  },
  {
    name: 'jsonld',
    about: 'JSON-LD with schema.org: triple stores, RDF and SPARQL',
    mediaType: 'application/ld+json',
    parts: [{ file: 'graph.jsonld', write: writeJsonLd }],
  },
  {
    name: 'csv',
    about: 'spreadsheets and pandas: a table of nodes and a table of edges',
    mediaType: 'text/csv',
    parts: [
      { file: 'nodes.csv', write: writeNodesCsv },
      { file: 'edges.csv', write: writeEdgesCsv },
    ],
  },
  {
    name: 'cypher',
    about: 'Neo4j, as a script for cypher-shell',
    mediaType: 'text/plain',
    parts: [{ file: 'graph.cypher', write: writeCypher }],
  },
];
