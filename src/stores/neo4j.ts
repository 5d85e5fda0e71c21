import neo4j, { type Driver, type ManagedTransaction } from 'neo4j-driver';
import { UsageError } from '../errors.ts';
import { type GraphStream, openGraphStream, streamOf } from '../graph/graph-stream.ts';
import type { Graph } from '../graph/schema.ts';
import { probeBolt } from './bolt-probe.ts';
import { checkVersion, explainNeo4jError } from './neo4j-errors.ts';
import { loadIntoNeo4j } from './neo4j-load.ts';
import { fromNeo4j, toNeo4j } from './neo4j-values.ts';
import { verifyInNeo4j } from './neo4j-verify.ts';
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
  /** Milliseconds to wait for the server's first word. */
  connectionTimeout?: number;
  /** Milliseconds for which a transaction is tried again after a lost connection, a deadlock or a change of leader. */
  retryTime?: number;
}

const ADDRESS = /^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^/\s]+$/;

/**
 * Opens a Neo4j server and makes sure that it answers.
 *
 * @param uri bolt://HOST:PORT or neo4j://…, with +s for a certificate that is checked
 * @throws UsageError for another kind of address, Neo4jError when nothing answers or the password is wrong
 */
export async function openNeo4j(uri: string, options: Neo4jOptions = {}): Promise<LoadableStore> {
  if (!ADDRESS.test(uri.replace(/\/+$/, '')) || !URL.canParse(uri)) {
    throw new UsageError(`"${uri}" is not a Neo4j address: give one like bolt://localhost:7687.`);
  }
  const user = options.user ?? process.env.NEO4J_USER ?? 'neo4j';
  const password = options.password ?? process.env.NEO4J_PASSWORD;
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
  } catch (error) {
    await driver?.close();
    throw explainNeo4jError(error, uri, Boolean(password));
  }
  return new Neo4jStore(driver, uri);
}

class Neo4jStore implements LoadableStore {
  readonly #driver: Driver;
  readonly #uri: string;

  constructor(driver: Driver, uri: string) {
    this.#driver = driver;
    this.#uri = uri;
  }

  load(graph: Graph | string, options: LoadOptions = {}): Promise<LoadReport> {
    return this.#streaming(graph, options.onNote, (stream) =>
      loadIntoNeo4j(this.#driver, undefined, stream, options),
    );
  }

  verify(graph: Graph | string, options: VerifyOptions = {}): Promise<VerifyReport> {
    return this.#streaming(graph, options.onNote, (stream) =>
      verifyInNeo4j(this.#driver, undefined, stream, options),
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
      defaultAccessMode: options.write ? neo4j.session.WRITE : neo4j.session.READ,
    });
    const limits = options.timeout === undefined ? {} : { timeout: options.timeout };
    const work = (transaction: ManagedTransaction) => answer(transaction, cypher, parameters);
    try {
      return await this.#explained(() =>
        options.write ? session.executeWrite(work, limits) : session.executeRead(work, limits),
      );
    } finally {
      await session.close();
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

async function answer(
  transaction: ManagedTransaction,
  cypher: string,
  parameters: Parameters,
): Promise<QueryAnswer> {
  const result = transaction.run(cypher, toNeo4j(parameters) as object);
  const columns = (await result.keys()) as string[];
  const { records, summary } = await result;
  const counters = Object.entries(summary.counters.updates()).filter(([, count]) => count > 0);
  return {
    columns,
    rows: records.map((record) => columns.map((column) => fromNeo4j(record.get(column)))),
    ...(counters.length > 0 && {
      changes: Object.fromEntries(counters.map(([name, count]) => [spaced(name), count])),
    }),
  };
}

/** "nodesCreated" → "nodes created" */
function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
