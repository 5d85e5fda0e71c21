import { CypherError, offsetOfName } from './cypher-error.ts';

/** What the driver's error tells beside its message. */
interface DriverError {
  code?: string;
  message: string;
  diagnosticRecord?: { _position?: { offset?: unknown } };
}

// Errors of the query itself. Those of rights, of the access mode and of the server are told by neo4j-errors.ts.
const OF_THE_QUERY =
  /\.Statement\.(SyntaxError|SemanticError|TypeError|ArgumentError|ArithmeticError|EntityNotFound|ExternalResourceFailed|PropertyNotFound|LabelNotFound|ParameterMissing|InvalidType)|\.Procedure\./;

/** The server's error about a query as one that shows the place; undefined when it is about something else. */
export function neo4jMistake(error: unknown, cypher: string): CypherError | undefined {
  const { code = '', message, diagnosticRecord } = error as DriverError;
  if (!OF_THE_QUERY.test(code) || /^Expected parameter\(s\):/.test(message)) return undefined;
  // "Variable `m` not defined (line 2, column 24 (offset: 39))", the line, and a caret below it.
  const [told, offset] = /\(line \d+, column \d+ \(offset: (\d+)\)\)/.exec(message) ?? [];
  const said = told === undefined ? message : message.slice(0, message.indexOf(told)).trimEnd();
  const [, procedure] = /no procedure with the name `([^`]+)`/.exec(message) ?? [];
  const at =
    offset ??
    diagnosticRecord?._position?.offset ??
    (procedure === undefined ? undefined : offsetOfName(cypher, procedure));
  return new CypherError('Neo4j', said, cypher, at === undefined ? undefined : Number(at));
}
