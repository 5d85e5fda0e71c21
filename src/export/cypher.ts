import { identityOf, type PropertyKinds } from '../graph/properties.ts';
import { graphRecords, type Properties, type PropertyValue } from '../graph/records.ts';
import { type Graph, STORED_LABELS } from '../graph/schema.ts';

/** Rows in a statement: a longer one is slow to parse. */
const BATCH = 200;

/**
 * Statements that make the same nodes and relationships in Neo4j as `paperloom load` does, for a database that only
 * takes scripts (`cypher-shell -f graph.cypher`). Running them twice changes nothing. One piece is one statement, or a
 * comment.
 */
export function* writeCypher(graph: Graph): Iterable<string> {
  yield '// A graph made by paperloom. Run it with: cypher-shell -f graph.cypher\n';
  for (const label of STORED_LABELS) {
    const name = `paperloom_${label.toLowerCase()}_unique`;
    yield `CREATE CONSTRAINT ${name} IF NOT EXISTS FOR (n:${label}) REQUIRE (n.paperloom, n.${identityOf(label)}) IS UNIQUE;\n`;
  }
  const { nodes, relationships } = graphRecords(graph);
  for (const { label, kinds, nodes: group } of nodes) {
    const rows = group.map((node) => mapLiteral(node, kinds));
    const identity = identityOf(label);
    yield* statements(rows, [
      `MERGE (n:${label} {paperloom: true, ${identity}: row.${identity}})`,
      'SET n += row',
    ]);
  }
  for (const { type, fromLabels, toLabels, kinds, relationships: group } of relationships) {
    const rows = group.map(({ from, to, properties }) => {
      return `{from: ${stringLiteral(from)}, to: ${stringLiteral(to)}, properties: ${mapLiteral(properties, kinds)}}`;
    });
    yield* statements(rows, [
      `MATCH (a:${fromLabels.join('|')} {paperloom: true, ${identityOf(fromLabels[0]!)}: row.from})`,
      `MATCH (b:${toLabels.join('|')} {paperloom: true, ${identityOf(toLabels[0]!)}: row.to})`,
      `MERGE (a)-[r:${type} {paperloom: true}]->(b)`,
      'SET r += row.properties',
    ]);
  }
}

function* statements(rows: string[], clauses: string[]): Iterable<string> {
  for (let at = 0; at < rows.length; at += BATCH) {
    const list = rows.slice(at, at + BATCH).join(',\n  ');
    yield `UNWIND [\n  ${list}\n] AS row\n${clauses.join('\n')};\n`;
  }
}

/** Property names are the schema's own; `end` is also a word of Cypher. Text that was left out is no property. */
function mapLiteral(properties: Properties, kinds: PropertyKinds): string {
  const pairs = Object.entries(properties)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `\`${key}\`: ${literal(value, kinds[key] === 'float')}`);
  return `{${pairs.join(', ')}}`;
}

function literal(value: PropertyValue, float: boolean): string {
  if (typeof value === 'string') return stringLiteral(value);
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, float)).join(', ')}]`;
  return float && Number.isInteger(value) ? `${value}.0` : String(value);
}

const ESCAPES: Record<string, string> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/**
 * A text as a Cypher string. Neo4j turns \uXXXX into its character before it reads the string's own escapes, even
 * after another backslash: "\u0027" in a title would end the string. So a backslash and a "u" never stand side by side.
 */
export function stringLiteral(text: string): string {
  const pieces = text
    .replace(/\p{Cs}/gu, '\uFFFD')
    .split(/(?<=\\)(?=u)/)
    .map(
      (piece) =>
        `'${piece.replace(/[\\']|[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu, escapeOf)}'`,
    );
  return pieces.length === 1 ? pieces[0]! : `(${pieces.join(' + ')})`;
}

function escapeOf(c: string): string {
  return ESCAPES[c] ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
