import { randomUUID } from 'node:crypto';
import type { ManagedTransaction, Session } from 'neo4j-driver';
import { Neo4jError } from './neo4j-errors.ts';

/** What a database says of the graph it holds: its one node (:PaperloomGraph {paperloom: true}). */
export interface HeldGraph {
  name: string;
  /** Whether somebody named it so, or it was called as its folder. */
  named: boolean;
  /** Of the content that was, or is being, loaded. */
  hash: string;
  state: 'loading' | 'complete';
}

export async function heldGraph(session: Session): Promise<HeldGraph | undefined> {
  const { records } = await session.executeRead((transaction) =>
    transaction.run(
      'MATCH (g:PaperloomGraph {paperloom: true}) RETURN g.name AS name, g.named AS named, g.hash AS hash, g.state AS state',
    ),
  );
  return records[0]?.toObject() as HeldGraph | undefined;
}

/**
 * One load's hold on a database. Every transaction that writes takes the turn first: a lock on the one node that says what the
 * database holds, so that of two loads at once only one writes at a time, and each learns of the other.
 */
export class Turn {
  readonly #id = randomUUID();
  readonly #graph: Omit<HeldGraph, 'state'>;
  #begun = false;
  #beginning: Promise<void> | undefined;
  #alone = true;

  constructor(graph: Omit<HeldGraph, 'state'>) {
    this.#graph = graph;
  }

  get begun(): boolean {
    return this.#begun;
  }

  /** Whether nobody else has written since this load began: only then is what was missing at its begin missing still. */
  get alone(): boolean {
    return this.#alone;
  }

  /** Says in the database that the graph is being loaded. Waits for another load's transaction to end. */
  begin(session: Session): Promise<void> {
    this.#beginning ??= this.#begin(session);
    return this.#beginning;
  }

  async #begin(session: Session): Promise<void> {
    await session.executeWrite((transaction) =>
      transaction.run(
        `MERGE (g:PaperloomGraph {paperloom: true})
SET g.turn = $id
WITH g
SET g += $graph, g.loader = $id, g.state = 'loading'
REMOVE g.turn`,
        { id: this.#id, graph: this.#graph },
      ),
    );
    this.#begun = true;
  }

  /**
   * Takes the lock for a transaction that writes.
   *
   * @throws Neo4jError when another graph is being loaded meanwhile
   */
  async take(transaction: ManagedTransaction): Promise<void> {
    // The first SET takes the lock, so that what is read after it is what the last transaction left.
    const { records } = await transaction.run(
      `MATCH (g:PaperloomGraph {paperloom: true})
SET g.turn = $id
WITH g, g.loader AS last, g.hash AS hash
SET g.loader = $id
REMOVE g.turn
RETURN last, hash`,
      { id: this.#id },
    );
    const held = records[0];
    if (held?.get('hash') !== this.#graph.hash) {
      throw new Neo4jError(
        'Another load has begun to put a different graph into this database, so this one stopped. Load again when it is done.',
        'Paperloom.Overtaken',
      );
    }
    if (held.get('last') !== this.#id) this.#alone = false;
  }

  /** Says that the graph is there, whole. */
  async complete(session: Session): Promise<void> {
    await session.executeWrite(async (transaction) => {
      await this.take(transaction);
      await transaction.run("MATCH (g:PaperloomGraph {paperloom: true}) SET g.state = 'complete'");
    });
  }
}
