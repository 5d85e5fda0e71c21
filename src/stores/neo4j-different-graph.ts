import type { Session } from 'neo4j-driver';
import type { GraphStream } from '../graph/graph-stream.ts';
import type { Survey } from '../graph/survey.ts';
import { Neo4jError } from './neo4j-errors.ts';
import type { HeldGraph } from './neo4j-graph-node.ts';

const PIECE = 10_000;

/**
 * Makes sure that a graph does not come over another: a graph that was built anew, grew or shrank is the same one, whatever its folder
 * is called; one that somebody named otherwise, or that shares fewer than half of the papers of the smaller of both, is not.
 *
 * @throws Neo4jError when it is another, unless it is to be replaced
 */
export async function ensureSameGraph(
  session: Session,
  survey: Survey,
  held: HeldGraph | undefined,
  stream: GraphStream,
  { name, replace }: { name: string | undefined; replace: boolean },
): Promise<void> {
  if (held === undefined || replace) return;
  const ways =
    'Give --replace to put this graph in its place (everything that paperloom wrote there and this graph lacks is then removed), or use another database.';
  if (name !== undefined && held.named && held.name !== name) {
    throw new Neo4jError(
      `The database holds the graph "${held.name}", and this one is to be called "${name}". ${ways}`,
      'Paperloom.DifferentGraph',
    );
  }
  if (held.hash === stream.hash && held.hash !== '') return;
  const { there, shared } = await papersOf(session, survey);
  const own = survey.counts.get('Paper')!;
  if (2 * shared >= Math.min(there, own)) return;
  throw new Neo4jError(
    `The database holds a different graph, "${held.name}": of its ${there} papers this graph with ${own} has ${shared}. ${ways}`,
    'Paperloom.DifferentGraph',
  );
}

async function papersOf(
  session: Session,
  survey: Survey,
): Promise<{ there: number; shared: number }> {
  const count = async (text: string, parameters = {}): Promise<number> => {
    const { records } = await session.executeRead((transaction) =>
      transaction.run(text, parameters),
    );
    return Number(records[0]!.get('n'));
  };
  const there = await count('MATCH (p:Paper) WHERE p.paperloom = true RETURN count(p) AS n');
  let shared = 0;
  let ids: string[] = [];
  const ask = async () => {
    shared += await count(
      'UNWIND $ids AS id MATCH (p:Paper {paperloom: true, id: id}) RETURN count(p) AS n',
      { ids },
    );
    ids = [];
  };
  if (there === 0) return { there, shared };
  for (const id of survey.ids.keys()) {
    // Papers come first.
    if (survey.labelOf(id) !== 'Paper') break;
    ids.push(id);
    if (ids.length === PIECE) await ask();
  }
  if (ids.length > 0) await ask();
  return { there, shared };
}
