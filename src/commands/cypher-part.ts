import { PaperloomError, UsageError } from '../errors.ts';
import type { GraphIndex } from '../graph/graph-index.ts';
import type { Only } from '../graph/select.ts';
import { usedParameters } from '../stores/cypher-text.ts';
import { note } from '../terminal.ts';
import { interruptible } from './interrupt.ts';

/**
 * The nodes and relations that a query returns from a graph folder. Where it returns no relation, all relations among its nodes
 * are meant. Hints about names in the query are said on stderr.
 *
 * @throws UsageError for a query that returns something, but nothing of the graph
 */
export async function cypherPart(dir: string, cypher: string): Promise<Only> {
  const [parameter] = usedParameters(cypher);
  if (parameter !== undefined) {
    throw new UsageError(
      `The query of --cypher takes no parameters: write the value in the place of $${parameter}.`,
    );
  }
  // The engine costs a start that other exports need not pay.
  const { openEmbedded } = await import('../stores/embedded.ts');
  const store = await openEmbedded(dir);
  try {
    const part = await interruptible((signal) => store.part(cypher, { signal }));
    for (const hint of part.hints ?? []) note(hint);
    if (part.nodes.size === 0 && part.anything) throw new UsageError(NOTHING_OF_THE_GRAPH);
    const { nodes, relations } = part;
    return relations.size > 0 ? { nodes, relations } : { nodes };
  } finally {
    await store.close();
  }
}

const NOTHING_OF_THE_GRAPH =
  'The query of --cypher returns no paper, method, model or benchmark, and no relationship of them, so there is nothing to export: ' +
  'return nodes or relationships: MATCH (p:Paper)-[r]->(m:Method) RETURN p, r, m';

/**
 * Makes sure that what was asked is what is exported.
 *
 * @throws PaperloomError when a build put another graph in the folder meanwhile
 */
export function checkHolds(index: GraphIndex, { nodes }: Only, dir: string): void {
  for (const id of nodes) {
    if (index.node(id)) continue;
    throw new PaperloomError(
      `${dir} was built anew while the query of --cypher was asked: run this again.`,
    );
  }
}
