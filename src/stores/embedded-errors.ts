import { PaperloomError } from '../errors.ts';

/** The embedded engine would not do what was asked. */
export class EmbeddedError extends PaperloomError {
  override name = 'EmbeddedError';
}

/** Puts an error of the engine into a sentence; the place of a mistake stays under it. */
export function explainEmbeddedError(error: unknown): Error {
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
  return new EmbeddedError(`The embedded engine did not accept the query: ${said.trimEnd()}`);
}
