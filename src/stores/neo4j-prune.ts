import type { Session } from 'neo4j-driver';
import { STORED_LABELS, STORED_TYPES, type StoredLabel, type StoredType } from '../graph/schema.ts';
import type { Survey } from '../graph/survey.ts';
import type { Turn } from './neo4j-graph-node.ts';
import { scanLinks, scanNodes } from './neo4j-scan.ts';
import type { LoadCount } from './store.ts';

/** Things removed in one transaction. */
const PIECE = 10_000;

/**
 * Removes what bears the mark and the graph no longer holds, and the second of two relationships where the graph has one. A node on
 * which somebody else's relationships hang is released instead: it loses the mark and stays.
 *
 * @param turn left out to count only
 * @param scanning a session of its own to read with, while `session` writes
 */
export async function prune(
  session: Session,
  scanning: Session,
  turn: Turn | undefined,
  survey: Survey,
  counts: Map<string, LoadCount>,
): Promise<void> {
  for (const type of STORED_TYPES) {
    await inPieces(staleLinks(scanning, survey, type), async (ids) => {
      if (turn) await removeLinks(session, turn, type, ids);
      counts.get(type)!.removed += ids.length;
    });
  }
  for (const label of STORED_LABELS) {
    await inPieces(staleNodes(scanning, survey, label), async (ids) => {
      const removed = turn
        ? await removeNodes(session, turn, label, ids)
        : await removable(session, label, ids);
      counts.get(label)!.removed += removed;
      counts.get(label)!.released += ids.length - removed;
    });
  }
}

async function* staleLinks(
  session: Session,
  survey: Survey,
  type: StoredType,
): AsyncGenerator<string> {
  const seen = new Uint8Array(survey.links.size);
  for await (const { elementId, place } of scanLinks(session, survey, type, false)) {
    if (place < 0 || seen[place]) yield elementId;
    else seen[place] = 1;
  }
}

async function* staleNodes(
  session: Session,
  survey: Survey,
  label: StoredLabel,
): AsyncGenerator<string> {
  for await (const { elementId, place } of scanNodes(session, survey, label, false)) {
    if (place < 0) yield elementId;
  }
}

async function inPieces(
  ids: AsyncIterable<string>,
  work: (piece: string[]) => Promise<void>,
): Promise<void> {
  let piece: string[] = [];
  for await (const id of ids) {
    piece.push(id);
    if (piece.length < PIECE) continue;
    await work(piece);
    piece = [];
  }
  if (piece.length > 0) await work(piece);
}

async function removeLinks(
  session: Session,
  turn: Turn,
  type: StoredType,
  ids: string[],
): Promise<void> {
  if (!turn.begun) await turn.begin(session);
  await session.executeWrite(async (transaction) => {
    await turn.take(transaction);
    await transaction.run(
      `UNWIND $ids AS id
MATCH ()-[r:${type}]->()
WHERE elementId(r) = id AND r.paperloom = true
DELETE r`,
      { ids },
    );
  });
}

/** Says how many were removed: the others were released. */
async function removeNodes(
  session: Session,
  turn: Turn,
  label: StoredLabel,
  ids: string[],
): Promise<number> {
  if (!turn.begun) await turn.begin(session);
  return session.executeWrite(async (transaction) => {
    await turn.take(transaction);
    // Taking the mark off locks the node, so that nobody hangs anything on it before it goes.
    const { summary } = await transaction.run(
      `UNWIND $ids AS id
MATCH (n:${label})
WHERE elementId(n) = id AND n.paperloom = true
REMOVE n.paperloom
WITH n
WHERE NOT EXISTS { (n)--() }
DELETE n`,
      { ids },
    );
    return summary.counters.updates().nodesDeleted;
  });
}

async function removable(session: Session, label: StoredLabel, ids: string[]): Promise<number> {
  const { records } = await session.executeRead((transaction) =>
    transaction.run(
      `UNWIND $ids AS id
MATCH (n:${label})
WHERE elementId(n) = id AND NOT EXISTS { (n)-[r]-() WHERE r.paperloom IS NULL OR r.paperloom <> true }
RETURN count(n) AS n`,
      { ids },
    ),
  );
  return Number(records[0]!.get('n'));
}
