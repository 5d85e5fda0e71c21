import neo4j, { type Driver, type Session } from 'neo4j-driver';
import type { GraphStream } from '../graph/graph-stream.ts';
import {
  type LinkRecord,
  linkRecords,
  type NodeRecord,
  nodeRecords,
} from '../graph/record-stream.ts';
import { NODE_LABELS, STORED_LABELS, STORED_TYPES } from '../graph/schema.ts';
import { type Survey, surveyGraph } from '../graph/survey.ts';
import { ensureSameGraph } from './neo4j-different-graph.ts';
import { heldGraph, Turn } from './neo4j-graph-node.ts';
import { differing, loadBatch } from './neo4j-load-batch.ts';
import { type LoadGroup, loadGroups } from './neo4j-load-text.ts';
import { Places } from './neo4j-places.ts';
import { prune } from './neo4j-prune.ts';
import { SCANNING } from './neo4j-scan.ts';
import { schemaStatements } from './schema-statements.ts';
import type { LoadCount, LoadOptions, LoadReport } from './store.ts';

/** Rows a transaction carries: large enough to be quick, small enough for a server with little memory. */
const BATCH = 10_000;

/** Two batches are under way at once: while the server writes the one, the other is read, put into words and sent. */
const LANES = [0, 1];

/**
 * Loads by difference: what is there and equal costs a read and no write. The graph is read in passes, some lines at a time.
 *
 * @throws Neo4jError when the database holds a different graph and `replace` is not given
 */
export async function loadIntoNeo4j(
  driver: Driver,
  database: string | undefined,
  stream: GraphStream,
  options: LoadOptions = {},
): Promise<LoadReport> {
  const survey = await surveyGraph(stream);
  // In a cluster each session sees what the others wrote.
  const place = {
    ...(database === undefined ? {} : { database }),
    bookmarkManager: neo4j.bookmarkManager(),
  };
  const sessions = LANES.map(() => driver.session(place));
  const scanning = driver.session({ ...place, ...SCANNING });
  try {
    return await new Load(sessions, scanning, stream, survey, options).run();
  } finally {
    await Promise.all([...sessions, scanning].map((session) => session.close()));
  }
}

class Load {
  readonly #sessions: Session[];
  readonly #session: Session;
  readonly #scanning: Session;
  readonly #stream: GraphStream;
  readonly #survey: Survey;
  readonly #options: LoadOptions;
  readonly #counts = new Map<string, LoadCount>();
  /** What of each label and type bore the mark when the load began. */
  #there = new Map<string, number>();
  /** Labels and types of which there was nothing then, nor can be anything that this load did not write. */
  #fresh: ReadonlySet<string> = new Set();
  readonly #places: Places;
  #batches = 0;

  constructor(
    sessions: Session[],
    scanning: Session,
    stream: GraphStream,
    survey: Survey,
    options: LoadOptions,
  ) {
    this.#sessions = sessions;
    this.#session = sessions[0]!;
    this.#scanning = scanning;
    this.#stream = stream;
    this.#survey = survey;
    this.#places = new Places(survey);
    this.#options = options;
    for (const name of [...STORED_LABELS, ...STORED_TYPES]) {
      this.#counts.set(name, { created: 0, updated: 0, unchanged: 0, removed: 0, released: 0 });
    }
  }

  async run(): Promise<LoadReport> {
    const { name, replace = false, dryRun = false } = this.#options;
    const { hash } = this.#stream;
    const held = await heldGraph(this.#session);
    await ensureSameGraph(this.#session, this.#survey, held, this.#stream, { name, replace });
    const graph = {
      name: name ?? held?.name ?? this.#stream.name,
      named: name !== undefined || held?.named === true,
      hash,
    };
    const turn = new Turn(graph);
    if (!dryRun) {
      await ensureSchema(this.#session);
      const same = held?.state === 'complete' && held.hash === hash && held.name === graph.name;
      if (!same || held.named !== graph.named) await turn.begin(this.#session);
    }
    this.#there = await marked(this.#session);
    if (turn.begun) {
      this.#fresh = new Set([...this.#there].filter(([, n]) => n === 0).map(([one]) => one));
    }
    await this.#write(turn);
    if (this.#options.prune || replace) {
      const hold = dryRun ? undefined : turn;
      await prune(this.#session, this.#scanning, hold, this.#survey, this.#counts);
    }
    if (turn.begun) await turn.complete(this.#session);
    return this.#report(graph.name);
  }

  async #write(turn: Turn): Promise<void> {
    const { batch = BATCH, onProgress = () => {}, onBatch = () => {} } = this.#options;
    const total = [...this.#survey.counts.values()].reduce((sum, n) => sum + n, 0);
    let done = 0;
    const records = [
      nodeRecords(this.#stream, this.#survey),
      linkRecords(this.#stream, this.#survey),
    ];
    for (const all of records) {
      const lanes: Promise<void>[] = LANES.map(() => Promise.resolve());
      try {
        let turns = 0;
        for await (const groups of batches(all, batch)) {
          const lane = turns++ % lanes.length;
          await lanes[lane];
          lanes[lane] = this.#batch(this.#sessions[lane]!, turn, groups).then(() => {
            done += groups.reduce((sum, { rows }) => sum + rows.length, 0);
            onProgress(done, total);
            onBatch(++this.#batches);
          });
          // Its error is thrown where it is waited for.
          lanes[lane].catch(() => {});
        }
        // Relationships follow when all nodes are there.
        await Promise.all(lanes);
      } finally {
        await Promise.allSettled(lanes);
      }
    }
  }

  async #batch(session: Session, turn: Turn, groups: LoadGroup[]): Promise<void> {
    if (!this.#options.dryRun) {
      return loadBatch(session, turn, groups, this.#fresh, this.#counts, this.#places);
    }
    // A label of which there is nothing has no index either: asking would read other people's nodes, row after row.
    const asked = groups.filter(({ text }) => this.#there.get(text.name)! > 0);
    const wanted = await session.executeRead((transaction) => differing(transaction, asked));
    for (const { text, rows } of groups) this.#counts.get(text.name)!.created += rows.length;
    for (const [i, { text, rows, missing }] of wanted.entries()) {
      const count = this.#counts.get(text.name)!;
      count.created += missing - asked[i]!.rows.length;
      count.updated += rows.length - missing;
      count.unchanged += asked[i]!.rows.length - rows.length;
    }
  }

  #report(name: string): LoadReport {
    const of = (names: readonly string[]) =>
      Object.fromEntries(names.map((one) => [one, this.#counts.get(one)!]));
    const surplus = [...this.#counts].reduce((sum, [one, { created, removed, released }]) => {
      const before = this.#there.get(one)!;
      return sum + before + created - removed - released - this.#survey.counts.get(one as never)!;
    }, 0);
    return {
      name,
      nodes: of(STORED_LABELS),
      relationships: of(STORED_TYPES),
      surplus: Math.max(0, surplus),
    };
  }
}

/** A paper with its abstract takes the room of some other rows, so that batches are of about one size. */
const PAPER_ROWS = 4;

/** Records as groups of rows, a batch at a time. */
async function* batches(
  records: AsyncIterable<(NodeRecord | LinkRecord)[]>,
  size: number,
): AsyncGenerator<LoadGroup[]> {
  let held: (NodeRecord | LinkRecord)[] = [];
  let room = size;
  for await (const some of records) {
    for (const record of some) {
      held.push(record);
      room -= 'label' in record && record.label === 'Paper' ? PAPER_ROWS : 1;
      if (room > 0) continue;
      yield loadGroups(held);
      held = [];
      room = size;
    }
  }
  if (held.length > 0) yield loadGroups(held);
}

/** Makes the constraints and indexes that are not there, and waits until they are ready. */
async function ensureSchema(session: Session): Promise<void> {
  const { records } = await session.executeRead((transaction) =>
    transaction.run('SHOW INDEXES YIELD name RETURN name'),
  );
  const there = new Set(records.map((record) => record.get('name') as string));
  const statements = [
    // What an earlier paperloom made kept other people's nodes from having ids of their own.
    ...NODE_LABELS.map((label) => `paperloom_${label.toLowerCase()}_id`)
      .filter((name) => there.has(name))
      .map((name) => `DROP CONSTRAINT ${name} IF EXISTS`),
    ...schemaStatements().filter((statement) => !there.has(nameOf(statement))),
  ];
  for (const statement of statements) {
    await session.executeWrite((transaction) => transaction.run(statement));
  }
  if (statements.length === 0) return;
  await session.executeRead((transaction) => transaction.run('CALL db.awaitIndexes(300)'));
}

function nameOf(statement: string): string {
  return / (paperloom_\w+) IF NOT EXISTS /.exec(statement)![1]!;
}

/** How many of each label and type bear the mark. Counted before it is named: a count beside a name has no row where there is nothing. */
async function marked(session: Session): Promise<Map<string, number>> {
  const counts = [
    ...STORED_LABELS.map(
      (label) =>
        `MATCH (n:${label}) WHERE n.paperloom = true WITH count(n) AS n RETURN '${label}' AS name, n`,
    ),
    ...STORED_TYPES.map(
      (type) =>
        `MATCH ()-[r:${type}]->() WHERE r.paperloom = true WITH count(r) AS n RETURN '${type}' AS name, n`,
    ),
  ];
  const { records } = await session.executeRead((transaction) =>
    transaction.run(counts.join('\nUNION ALL ')),
  );
  return new Map(records.map((record) => [record.get('name'), Number(record.get('n'))]));
}
