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
  if (/Security\.(Unauthorized|TokenExpired|CredentialsExpired)/.test(code)) {
    return withPassword
      ? `Neo4j at ${uri} refused the user and password: check NEO4J_USER and NEO4J_PASSWORD.`
      : `Neo4j at ${uri} asks for a user and a password: set NEO4J_USER and NEO4J_PASSWORD.`;
  }
  if (code.includes('AuthenticationRateLimit')) {
    return `Neo4j at ${uri} refuses for a while after too many wrong passwords: wait a minute, then check NEO4J_PASSWORD.`;
  }
  if (code.includes('Security.Forbidden')) {
    return `The Neo4j user may not do this at ${uri}: ${message}`;
  }
  if (code === 'Neo.ClientError.Statement.AccessMode') {
    return 'This query would change the database, and queries only read: give --write if that is meant. Nothing was changed.';
  }
  if (code === 'ServiceUnavailable' || code === 'SessionExpired' || code === 'ProtocolError') {
    return /certificate|SSL|TLS/i.test(message)
      ? `The secure connection to ${uri} failed: ${message}`
      : `The connection to Neo4j at ${uri} broke: ${message}`;
  }
  const missing = /^Expected parameter\(s\): (\w+)/.exec(message);
  if (missing) return `The query needs a parameter: give --param ${missing[1]}=VALUE.`;
  if (/Schema\.Constraint(CreationFailed|ValidationFailed)/.test(code)) {
    return `The database at ${uri} holds other nodes with one id twice, so the graph cannot be loaded there: ${message}`;
  }
  if (code.includes('TransactionTimedOut')) return 'The query took longer than its time limit.';
  if (code.includes('.Statement.')) return `Neo4j did not accept the query: ${message}`;
  return `Neo4j at ${uri} answered with an error (${code}): ${message}`;
}
