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

/** Puts an error of the driver into a sentence that says what to do. */
export function explainNeo4jError(error: unknown, uri: string): Error {
  if (error instanceof PaperloomError) return error;
  const { code = '', message } = error as Error & { code?: string };
  if (!/^Neo\.|^N\/A$|Unavailable$|Expired$|^ProtocolError$/.test(code)) return error as Error;
  return new Neo4jError(sentence(code, message, uri), code);
}

function sentence(code: string, message: string, uri: string): string {
  if (/Security\.(Unauthorized|TokenExpired|CredentialsExpired)/.test(code)) {
    return process.env.NEO4J_PASSWORD
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
    if (/HTTP|magic|handshake|protocol|negotiat/i.test(message)) {
      return `What answers at ${uri} is not a Neo4j Bolt server: give the Bolt address, usually port 7687.`;
    }
    if (/certificate|SSL|TLS/i.test(message)) {
      return `The secure connection to ${uri} failed: ${message}`;
    }
    return `No Neo4j answers at ${uri}: check the address and that the server is running (docker compose up starts one).`;
  }
  if (code.includes('TransactionTimedOut')) return 'The query took longer than its time limit.';
  if (code.includes('.Statement.')) return `Neo4j did not accept the query: ${message}`;
  return `Neo4j at ${uri} answered with an error (${code}): ${message}`;
}
