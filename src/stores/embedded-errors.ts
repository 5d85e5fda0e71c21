import { PaperloomError } from '../errors.ts';
import { CypherError, offsetOf, offsetOfName } from './cypher-error.ts';
import { rewriteOf } from './embedded-rewrites.ts';

/** The embedded engine would not do what was asked. */
export class EmbeddedError extends PaperloomError {
  override name = 'EmbeddedError';
}

/** Puts an error of the engine into a sentence, with the place of a mistake under it. */
export function explainEmbeddedError(error: unknown, cypher: string): Error {
  if (error instanceof PaperloomError) return error;
  const { message } = error as Error;
  if (message.includes('GRAFEO-T003')) {
    return new EmbeddedError(
      'This query would change the graph, and a graph folder is only read: load it into Neo4j to change it there. Nothing was changed.',
    );
  }
  const missing = /Missing parameter: (\$\w+)/.exec(message);
  if (missing) {
    return new EmbeddedError(
      `The query needs a parameter: give --param ${missing[1]!.slice(1)}=VALUE.`,
    );
  }
  const said = message.replace(/^[\w ]*error: GRAFEO-\w+: /, '').replace('[Cypher] ', '');
  // Under what it says the engine puts " --> query:2:24", the line, and its advice.
  const sentence = said.replace(/\n\s*-->[\s\S]*/, '').replace(/\n\s*\|\s*\n\s*help: /, '. ');
  const at = placeOf(said, cypher);
  const rewrite = rewriteOf(said, cypher, at);
  const told = rewrite ? `${sentence}. ${rewrite.advice}.` : sentence;
  return new CypherError('The embedded engine', told, cypher, at ?? rewrite?.offset);
}

/** Where the engine sees the mistake. Of an unknown name it does not say, but the name is found in the text. */
function placeOf(said: string, cypher: string): number | undefined {
  const [, line, column] = /-->\s*query:(\d+):(\d+)/.exec(said) ?? [];
  if (column !== undefined) return offsetOf(cypher, Number(line), Number(column));
  const unknown = /(?:Undefined variable|Unknown function|unknown procedure) '([^']+)'/.exec(said);
  return unknown ? offsetOfName(cypher, unknown[1]!) : undefined;
}
