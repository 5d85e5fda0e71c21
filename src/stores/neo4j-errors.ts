import { PaperloomError } from '../errors.ts';

/** Neo4j could not be reached, or would not do what was asked. */
export class Neo4jError extends PaperloomError {
  override name = 'Neo4jError';
  /** The server's or driver's code, e.g. "Neo.ClientError.Security.Unauthorized". */
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Puts an error of the driver into a sentence that says what to do.
 *
 * @param withPassword whether a password was given
 */
export function explainNeo4jError(error: unknown, uri: string, withPassword = true): Error {
  if (error instanceof PaperloomError) return error;
  const { code = '', message } = error as Error & { code?: string };
  if (!/^Neo\.|^N\/A$|Unavailable$|Expired$|^ProtocolError$/.test(code)) return error as Error;
  return new Neo4jError(sentence(code, message, uri, withPassword), code);
}

function sentence(code: string, message: string, uri: string, withPassword: boolean): string {
  for (const [pattern, say] of SENTENCES) {
    if (pattern.test(code)) return say(uri, message, withPassword);
  }
  return `Neo4j at ${uri} answered with an error (${code}): ${message}`;
}

type Say = (uri: string, message: string, withPassword: boolean) => string;

/** By code, the first that fits; the server's own words stay in where they say what is meant. */
const SENTENCES: readonly [RegExp, Say][] = [
  [
    /Security\.(Unauthorized|TokenExpired|CredentialsExpired)/,
    (uri, _, withPassword) =>
      withPassword
        ? `Neo4j at ${uri} refused the user and password: check NEO4J_USER and NEO4J_PASSWORD.`
        : `Neo4j at ${uri} asks for a user and a password: set NEO4J_USER and NEO4J_PASSWORD.`,
  ],
  [
    /AuthenticationRateLimit/,
    (uri) =>
      `Neo4j at ${uri} refuses for a while after too many wrong passwords: wait a minute, then check NEO4J_PASSWORD.`,
  ],
  [/Security\.Forbidden/, forbidden],
  [
    /^Neo\.ClientError\.Statement\.AccessMode$/,
    () =>
      'This query would change the database, and queries only read: give --write if that is meant. Nothing was changed.',
  ],
  [
    /Database\.(DatabaseNotFound|GraphNotFound)/,
    (uri, message) =>
      `There is no database of this name at ${uri}: "SHOW DATABASES" in Neo4j Browser lists those there are. (${message})`,
  ],
  [
    /DatabaseUnavailable/,
    (uri, message) =>
      `The database at ${uri} is not ready: it is starting, or was stopped ("START DATABASE" starts it). Try again in a minute. (${message})`,
  ],
  [
    /Cluster\.NotALeader|ForbiddenOnReadOnlyDatabase/,
    (uri) =>
      `The server at ${uri} only reads: it is not, or no longer, the cluster's leader. Give an address with neo4j:// (or neo4j+s://), which finds the leader, and try again.`,
  ],
  [/^(ServiceUnavailable|SessionExpired|ProtocolError)$/, broken],
  [
    /Statement\.ParameterMissing/,
    (_, message) => {
      const missing = /^Expected parameter\(s\): (\w+)/.exec(message);
      return missing
        ? `The query needs a parameter: give --param ${missing[1]}=VALUE.`
        : `Neo4j did not accept the query: ${message}`;
    },
  ],
  [
    /Schema\.Constraint(Creation|Validation)Failed/,
    (uri, message) =>
      `A constraint of the database at ${uri} stands in the way, so nothing more was written: ${message}`,
  ],
  [
    /DeadlockDetected|LockClientStopped|LockAcquisitionTimeout/,
    (uri) =>
      `Other work in the database at ${uri} held what is to be written for too long: try again when it is done.`,
  ],
  [
    /OutOfMemory/,
    (uri, message) =>
      `Neo4j at ${uri} has too little memory for this: give the server more (server.memory.heap.max_size, dbms.memory.transaction.total.max). (${message})`,
  ],
  [/TransactionTimedOut/, () => 'The query took longer than its time limit.'],
  [/\.Statement\./, (_, message) => `Neo4j did not accept the query: ${message}`],
];

function forbidden(uri: string, message: string): string {
  const way = /constraint|index|schema/i.test(message)
    ? 'Let an administrator grant it CONSTRAINT MANAGEMENT and INDEX MANAGEMENT, or run cypher/schema.cypher once.'
    : /write|create|set|delete|label|type|propert/i.test(message)
      ? 'Loading needs a role that writes, such as publisher or architect.'
      : 'Let an administrator grant it.';
  return `The Neo4j user may not do this at ${uri}: ${message} ${way}`;
}

function broken(uri: string, message: string): string {
  if (/certificate|SSL|TLS/i.test(message))
    return `The secure connection to ${uri} failed: ${message}`;
  if (/handshake|protocol version|version negotiation/i.test(message)) {
    return `The server at ${uri} speaks no version of Bolt that paperloom knows: it needs Neo4j 5.26 or newer. (${message})`;
  }
  return `The connection to Neo4j at ${uri} broke: see that the server runs, then do the same again; what was written stays and is not written twice. (${message})`;
}

/** The oldest version that the tests run on. */
const OLDEST = [5, 26] as const;

/**
 * Makes sure that a server is new enough. What calls itself otherwise than Neo4j is let through.
 *
 * @param agent what the server calls itself: "Neo4j/5.26.30"
 * @throws Neo4jError
 */
export function checkVersion(agent: string | undefined, uri: string): void {
  const [, major, minor] = /^Neo4j\/(\d+)\.(\d+)/.exec(agent ?? '') ?? [];
  if (major === undefined) return;
  const old = Number(major) < OLDEST[0] || (major === '5' && Number(minor) < OLDEST[1]);
  if (!old) return;
  throw new Neo4jError(
    `The server at ${uri} is ${agent!.replace('/', ' ')}, and paperloom needs Neo4j 5.26 or newer: upgrade it, or use another server.`,
    'Paperloom.OldServer',
  );
}
