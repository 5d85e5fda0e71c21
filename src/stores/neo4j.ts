import neo4j, { type Driver, type Result, type Session } from 'neo4j-driver';
import { type GraphStream, openGraphStream, streamOf } from '../graph/graph-stream.ts';
import type { Graph } from '../graph/schema.ts';
import { checkAddress } from './address.ts';
import { probeBolt } from './bolt-probe.ts';
import { commitsByItself } from './cypher-text.ts';
import { checkVersion, explainNeo4jError } from './neo4j-errors.ts';
import { loadIntoNeo4j } from './neo4j-load.ts';
import { neo4jMistake } from './neo4j-mistake.ts';
import { notificationHints } from './neo4j-notifications.ts';
import { fromNeo4j, toNeo4j } from './neo4j-values.ts';
import { verifyInNeo4j } from './neo4j-verify.ts';
import { QueryStoppedError, stoppable } from './stoppable.ts';
import type {
  LoadableStore,
  LoadOptions,
  LoadReport,
  Parameters,
  QueryAnswer,
  QueryOptions,
  VerifyOptions,
  VerifyReport,
} from './store.ts';

export interface Neo4jOptions {
  user?: string;
  password?: string;
  /** A database by name; the user's own where it is not given. */
  database?: string;
  /** Milliseconds to wait for the server's first word. */
  connectionTimeout?: number;
  /** Milliseconds for which a transaction is tried again after a lost connection, a deadlock or a change of leader. */
  retryTime?: number;
}

/**
 * Opens a Neo4j server and makes sure that it answers.
 *
 * @param uri bolt://HOST:PORT or neo4j://…, with +s or +ssc for a secure connection
 * @throws UsageError for another kind of address, Neo4jError when nothing answers or the password is wrong
 */
export async function openNeo4j(uri: string, options: Neo4jOptions = {}): Promise<LoadableStore> {
  checkAddress(uri);
  const user = options.user ?? (process.env.NEO4J_USER || 'neo4j');
  const password = options.password ?? (process.env.NEO4J_PASSWORD || undefined);
  const { database } = options;
  const timeout = options.connectionTimeout ?? 5_000;
  let driver: Driver | undefined;
  try {
    await probeBolt(uri, timeout);
    driver = neo4j.driver(
      uri,
      password === undefined ? undefined : neo4j.auth.basic(user, password),
      {
        connectionTimeout: timeout,
        maxTransactionRetryTime: options.retryTime ?? 30_000,
        userAgent: 'paperloom',
      },
    );
    const { agent } = await driver.getServerInfo();
    checkVersion(agent, uri);
    // The server looks at the name of a database when it is first asked something there.
    if (database !== undefined)
      await driver.executeQuery('RETURN 1', {}, { database, routing: 'READ' });
  } catch (error) {
    await driver?.close();
    throw explainNeo4jError(error, uri, Boolean(password));
  }
  return new Neo4jStore(driver, uri, database);
}

class Neo4jStore implements LoadableStore {
  readonly #driver: Driver;
  readonly #uri: string;
  readonly #database: string | undefined;

  constructor(driver: Driver, uri: string, database: string | undefined) {
    this.#driver = driver;
    this.#uri = uri;
    this.#database = database;
  }

  load(graph: Graph | string, options: LoadOptions = {}): Promise<LoadReport> {
    return this.#streaming(graph, options.onNote, (stream) =>
      loadIntoNeo4j(this.#driver, this.#database, stream, options),
    );
  }

  verify(graph: Graph | string, options: VerifyOptions = {}): Promise<VerifyReport> {
    return this.#streaming(graph, options.onNote, (stream) =>
      verifyInNeo4j(this.#driver, this.#database, stream, options),
    );
  }

  async #streaming<T>(
    graph: Graph | string,
    onNote: LoadOptions['onNote'],
    work: (stream: GraphStream) => Promise<T>,
  ): Promise<T> {
    const stream =
      typeof graph === 'string'
        ? await openGraphStream(graph, onNote ? { onNote } : {})
        : streamOf(graph);
    try {
      return await this.#explained(() => work(stream));
    } finally {
      await stream.close();
    }
  }

  async query(
    cypher: string,
    parameters: Parameters = {},
    options: QueryOptions = {},
  ): Promise<QueryAnswer> {
    const session = this.#driver.session({
      ...(this.#database !== undefined && { database: this.#database }),
      // The server itself refuses what a query would write in a session that reads, procedures and all.
      defaultAccessMode: options.write ? neo4j.session.WRITE : neo4j.session.READ,
    });
    const asked = ask(session, cypher, parameters, options).catch((error) => {
      throw neo4jMistake(error, cypher) ?? timedOut(error, options) ?? error;
    });
    try {
      return await this.#explained(() => stoppable(asked, options, () => endOnServer(session)));
    } finally {
      await within(session.close(), PATIENCE);
    }
  }

  close(): Promise<void> {
    return this.#driver.close();
  }

  async #explained<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw explainNeo4jError(error, this.#uri);
    }
  }
}

/** Milliseconds to wait for a server's word that it ended a query. */
const PATIENCE = 3_000;

/** What became of the query, as the rest of a sentence. A session that is closed resets its connection, which ends what runs on it. */
async function endOnServer(session: Session): Promise<string> {
  return (await within(session.close(), PATIENCE))
    ? 'it was ended on the server'
    : 'the server did not say whether it ended it';
}

/** Whether work was done before the time was up; a failure counts as not done. */
async function within(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  const done = work.then(
    () => true,
    () => false,
  );
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
}

/** The server may notice first that the time is up. */
function timedOut(error: unknown, options: QueryOptions): QueryStoppedError | undefined {
  const { code = '' } = error as { code?: string };
  return code.includes('TransactionTimedOut') && options.timeout !== undefined
    ? new QueryStoppedError('time-limit', options, 'it was ended on the server')
    : undefined;
}

function ask(
  session: Session,
  cypher: string,
  parameters: Parameters,
  { timeout, write }: QueryOptions,
): Promise<QueryAnswer> {
  const limits = timeout === undefined ? {} : { timeout };
  const values = toNeo4j(parameters) as object;
  // Such a query makes transactions of its own, so it cannot stand in one; the driver does not try it twice.
  if (commitsByItself(cypher)) return answer(session.run(cypher, values, limits), cypher);
  return session[write ? 'executeWrite' : 'executeRead'](
    (transaction) => answer(transaction.run(cypher, values), cypher),
    limits,
  );
}

async function answer(result: Result, cypher: string): Promise<QueryAnswer> {
  const columns = (await result.keys()) as string[];
  const { records, summary } = await result;
  const counters = Object.entries(summary.counters.updates()).filter(([, count]) => count > 0);
  const hints = notificationHints(summary, cypher);
  return {
    columns,
    rows: records.map((record) => columns.map((column) => fromNeo4j(record.get(column)))),
    ...(counters.length > 0 && {
      changes: Object.fromEntries(counters.map(([name, count]) => [spaced(name), count])),
    }),
    ...(hints.length > 0 && { hints }),
  };
}

/** "nodesCreated" → "nodes created" */
function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
