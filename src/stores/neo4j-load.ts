import type { Driver, ManagedTransaction, Session } from 'neo4j-driver';
import { PaperloomError } from '../errors.ts';
import { identityOf } from '../graph/properties.ts';
import { type GraphRecords, graphRecords } from '../graph/records.ts';
import { type Graph, NODE_LABELS, type StoredLabel } from '../graph/schema.ts';
import { propertiesToNeo4j } from './neo4j-values.ts';
import { schemaStatements } from './schema-statements.ts';
import type { LoadCount, LoadReport } from './store.ts';

/** Rows a transaction carries: large enough to be quick, small enough for a server with little memory. */
const BATCH = 5000;

/** One kind of thing to load: what tells its rows apart on the server, and how a row is written. */
interface Step {
  /** Name in the report, and the part of the report it belongs to. */
  into: Record<string, LoadCount>;
  name: string;
  /** Sets `x` to the row's node or relationship, or null; `row` is in scope. */
  match: string;
  /** Sets `x` to the row's node or relationship, made where it is missing. */
  merge: string;
  keys: string[];
  count: number;
  /** Rows from one number up to another, made when they are needed: a graph is large. */
  rows(from: number, to: number): Row[];
}

type Row = Record<string, unknown>;

/**
 * Loads by difference: each batch first asks the server which of its rows are missing or differ, and only those are written. What
 * is there already costs a read and no write.
 */
export async function loadIntoNeo4j(
  driver: Driver,
  database: string | undefined,
  graph: Graph,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<LoadReport> {
  const report: LoadReport = { nodes: {}, relationships: {} };
  const session = driver.session(database === undefined ? {} : { database });
  try {
    // What an earlier paperloom made kept other people's nodes from having ids of their own.
    for (const label of NODE_LABELS) {
      const old = `DROP CONSTRAINT paperloom_${label.toLowerCase()}_id IF EXISTS`;
      await session.executeWrite((transaction) => transaction.run(old));
    }
    for (const statement of schemaStatements()) {
      await session.executeWrite((transaction) => transaction.run(statement));
    }
    await session.executeRead((transaction) => transaction.run('CALL db.awaitIndexes(300)'));
    const steps = loadSteps(graphRecords(graph), report);
    const there = await session.executeRead((transaction) => presentNames(transaction, report));
    const total = steps.reduce((sum, step) => sum + step.count, 0);
    let done = 0;
    for (const step of steps) {
      for (let at = 0; at < step.count; at += BATCH) {
        const rows = step.rows(at, at + BATCH);
        await loadBatch(session, step, rows, there.has(step.name));
        done += rows.length;
        onProgress(done, total);
      }
    }
  } finally {
    await session.close();
  }
  return report;
}

/** Labels and types stand in the text, since Cypher 5 takes no parameter there; they are constants of the schema. */
function loadSteps(records: GraphRecords, report: LoadReport): Step[] {
  const nodes = records.nodes.map(({ label, kinds, nodes }): Step => {
    const identity = identityOf(label);
    report.nodes[label] ??= { created: 0, updated: 0, unchanged: 0 };
    return {
      into: report.nodes,
      name: label,
      match: `OPTIONAL MATCH (x:${label} {paperloom: true, ${identity}: row.id})`,
      merge: `MERGE (x:${label} {paperloom: true, ${identity}: row.id})`,
      keys: Object.keys(kinds),
      count: nodes.length,
      rows: (from, to) =>
        nodes.slice(from, to).map((node) => ({
          id: node[identity],
          properties: propertiesToNeo4j(node, kinds),
        })),
    };
  });
  const relationships = records.relationships.map((group): Step => {
    const { type, fromLabels, toLabels, kinds } = group;
    // The planner seeks in the index of each label.
    const ends = `MATCH ${end('a', fromLabels)} MATCH ${end('b', toLabels)}`;
    report.relationships[type] ??= { created: 0, updated: 0, unchanged: 0 };
    return {
      into: report.relationships,
      name: type,
      match: `${ends} OPTIONAL MATCH (a)-[x:${type} {paperloom: true}]->(b)`,
      merge: `${ends} MERGE (a)-[x:${type} {paperloom: true}]->(b)`,
      keys: Object.keys(kinds),
      count: group.relationships.length,
      rows: (first, end) =>
        group.relationships.slice(first, end).map(({ from, to, properties }) => ({
          from,
          to,
          properties: propertiesToNeo4j(properties, kinds),
        })),
    };
  });
  return [...nodes, ...relationships];
}

function end(variable: 'a' | 'b', labels: readonly StoredLabel[]): string {
  const row = variable === 'a' ? 'row.from' : 'row.to';
  return `(${variable}:${labels.join('|')} {paperloom: true, ${identityOf(labels[0]!)}: ${row}})`;
}

async function loadBatch(
  session: Session,
  step: Step,
  rows: Row[],
  compare: boolean,
): Promise<void> {
  const count = step.into[step.name]!;
  const wanted = compare
    ? await session.executeRead((transaction) => differing(transaction, step, rows))
    : rows;
  count.unchanged += rows.length - wanted.length;
  if (wanted.length === 0) return;
  const { written, created } = await session.executeWrite((transaction) =>
    write(transaction, step, wanted),
  );
  if (written !== wanted.length) {
    throw new PaperloomError(
      `${wanted.length - written} of ${wanted.length} ${step.name} could not be written: something else removes nodes from this database. Load again when it is done.`,
    );
  }
  count.created += created;
  count.updated += wanted.length - created;
}

/** The labels and types that the database has any of: the others need no comparing. The server reads this from its counters. */
async function presentNames(
  transaction: ManagedTransaction,
  { nodes, relationships }: LoadReport,
): Promise<Set<string>> {
  const counts = [
    ...Object.keys(nodes).map(
      (label) =>
        `MATCH (n:${label}) WHERE n.paperloom = true RETURN '${label}' AS name, count(n) AS n`,
    ),
    ...Object.keys(relationships).map(
      (type) =>
        `MATCH ()-[r:${type}]->() WHERE r.paperloom = true RETURN '${type}' AS name, count(r) AS n`,
    ),
  ];
  const { records } = await transaction.run(counts.join('\nUNION ALL '));
  return new Set(
    records.filter((record) => Number(record.get('n')) > 0).map((record) => record.get('name')),
  );
}

/** The rows that the server lacks or holds otherwise. */
async function differing(transaction: ManagedTransaction, step: Step, rows: Row[]): Promise<Row[]> {
  const result = await transaction.run(
    `UNWIND range(0, size($rows) - 1) AS i
WITH i, $rows[i] AS row
${step.match}
WITH i, row.properties AS wanted, x
WHERE x IS NOT NULL AND all(
  key IN $keys
  WHERE x[key] = wanted[key] OR (x[key] IS NULL AND wanted[key] IS NULL)
)
RETURN collect(DISTINCT i) AS same`,
    { rows, keys: step.keys },
  );
  const same = new Set((result.records[0]!.get('same') as unknown[]).map(Number));
  return rows.filter((_, i) => !same.has(i));
}

async function write(
  transaction: ManagedTransaction,
  step: Step,
  rows: Row[],
): Promise<{ written: number; created: number }> {
  const result = await transaction.run(
    `UNWIND $rows AS row
${step.merge}
SET x += row.properties
RETURN count(DISTINCT x) AS written`,
    { rows },
  );
  const { nodesCreated, relationshipsCreated } = result.summary.counters.updates();
  return {
    written: Number(result.records[0]!.get('written')),
    created: nodesCreated + relationshipsCreated,
  };
}
