import type { ManagedTransaction, Session } from 'neo4j-driver';
import { PaperloomError } from '../errors.ts';
import type { Turn } from './neo4j-graph-node.ts';
import type { LoadGroup, LoadText, Row } from './neo4j-load-text.ts';
import type { Places } from './neo4j-places.ts';
import type { LoadCount } from './store.ts';

const CONSTRAINT_VIOLATION = 'Neo.ClientError.Schema.ConstraintValidationFailed';

/** The part of a group that has to be written, and how much of it is not there at all. */
interface Wanted {
  text: LoadText;
  rows: Row[];
  missing: number;
  /** None of its label or type was there when the load began, and nothing was asked: it is created, not merged. */
  fresh: boolean;
}

/**
 * Writes what the database lacks or holds otherwise of some groups, in one transaction; asks first, unless a group's label or type
 * was not there at all when the load began. Where all is as it should be, no transaction writes.
 *
 * The transaction may be tried again after its commit was lost on the way, and another load may write at the same time: in both
 * cases what was missing may be there, so it is tried again, and nothing is created without asking.
 *
 * @param fresh labels and types of which there was nothing when the load began
 * @param counts what was done is added here
 * @param places of nodes that this load created: what is created here is added
 */
export async function loadBatch(
  session: Session,
  turn: Turn,
  groups: LoadGroup[],
  fresh: ReadonlySet<string>,
  counts: ReadonlyMap<string, LoadCount>,
  places: Places,
): Promise<void> {
  const wanted: Wanted[] = [];
  for (const { text, rows } of groups.filter(({ text }) => fresh.has(text.name))) {
    wanted.push({ text, rows, missing: rows.length, fresh: true });
  }
  const known = groups.filter(({ text }) => !fresh.has(text.name));
  if (known.length > 0) {
    wanted.push(...(await session.executeRead((transaction) => differing(transaction, known))));
  }
  for (const { text, rows } of groups) counts.get(text.name)!.unchanged += rows.length;
  if (wanted.every(({ rows }) => rows.length === 0)) return;
  if (!turn.begun) await turn.begin(session);
  let attempt = 0;
  const trying = (trusting: boolean) =>
    session.executeWrite((transaction) =>
      ++attempt === 1 && trusting && turn.alone
        ? writeTrusting(transaction, turn, wanted, places)
        : writeAsking(transaction, turn, wanted, attempt > 1),
    );
  const done = await trying(true).catch((error) => {
    // What was to be created was there, says either the turn or, sooner, a constraint.
    if (!(error instanceof NotAlone) && error.code !== CONSTRAINT_VIOLATION) throw error;
    attempt = 0;
    return trying(false);
  });
  // Only now: what an attempt wrote that was not committed lies nowhere.
  for (const [i, { text, rows }] of wanted.entries()) {
    done[i]!.places?.forEach((place, row) => {
      places.learn(text.spaces[0]!, rows[row]![0] as string, place);
    });
    const count = counts.get(text.name)!;
    count.unchanged -= done[i]!.written;
    count.created += done[i]!.created;
    count.updated += done[i]!.written - done[i]!.created;
  }
}

/** What of each group the server lacks or holds otherwise. */
export async function differing(
  transaction: ManagedTransaction,
  groups: LoadGroup[],
): Promise<Wanted[]> {
  const answers = await Promise.all(
    groups.map(({ text, rows }) => transaction.run(text.compare, { rows })),
  );
  return groups.map(({ text, rows }, group) => {
    const wanted: Wanted = { text, rows: [], missing: 0, fresh: false };
    for (const record of answers[group]!.records) {
      wanted.rows.push(rows[Number(record.get('i'))]!);
      if (Number(record.get('state')) === 0) wanted.missing++;
    }
    return wanted;
  });
}

interface Written {
  written: number;
  created: number;
  /** Of nodes that were created: their element ids, in the order of the rows. */
  places?: string[];
}

/**
 * Writes as if nobody else did, and learns at the end, before it is committed, whether that was right: so the next batch can be
 * worked on while this one is committed.
 *
 * @throws NotAlone when another load wrote in between
 */
async function writeTrusting(
  transaction: ManagedTransaction,
  turn: Turn,
  wanted: Wanted[],
  places: Places,
): Promise<Written[]> {
  const [done] = await Promise.all([
    Promise.all(
      wanted.map(({ text, rows, fresh }) =>
        fresh ? create(transaction, text, rows, places) : run(transaction, text, 'merge', rows),
      ),
    ),
    turn.take(transaction),
  ]);
  if (!turn.alone) throw new NotAlone();
  return done;
}

/** Another load wrote in between: what was to be created may be there. */
class NotAlone extends Error {}

/** @param again an earlier attempt may have been committed without our hearing of it */
async function writeAsking(
  transaction: ManagedTransaction,
  turn: Turn,
  wanted: Wanted[],
  again: boolean,
): Promise<Written[]> {
  await turn.take(transaction);
  return Promise.all(
    wanted.map(async ({ text, rows, missing, fresh }) => {
      if (!fresh) {
        const { written, created } = await run(transaction, text, 'merge', rows);
        // What an earlier attempt wrote counts as that one's.
        return { written, created: again ? missing : created };
      }
      const [still] = await differing(transaction, [{ text, rows }]);
      const { written, created } = await run(transaction, text, 'merge', still!.rows);
      const lost = again && turn.alone ? rows.length - still!.rows.length : 0;
      return { written: written + lost, created: created + lost };
    }),
  );
}

/** Ends that this load created are found by their places, others by an index. */
async function create(
  transaction: ManagedTransaction,
  text: LoadText,
  rows: Row[],
  places: Places,
): Promise<Written> {
  if (text.createAt === undefined) return run(transaction, text, 'create', rows);
  const [from, to] = text.spaces;
  const placed: Row[] = [];
  for (const [start, end, ...values] of rows) {
    const ends = [places.of(from!, start as string), places.of(to!, end as string)];
    if (ends.includes(undefined)) return run(transaction, text, 'create', rows);
    placed.push([...ends, ...values]);
  }
  return run(transaction, text, 'createAt', placed);
}

async function run(
  transaction: ManagedTransaction,
  text: LoadText,
  how: 'create' | 'createAt' | 'merge',
  rows: Row[],
): Promise<Written> {
  if (rows.length === 0) return { written: 0, created: 0 };
  const result = await transaction.run(text[how]!, { rows });
  const { nodesCreated, relationshipsCreated } = result.summary.counters.updates();
  const written = Number(result.records[0]!.get('written'));
  if (written !== rows.length) {
    throw new PaperloomError(
      `${rows.length - written} of ${rows.length} ${text.name} could not be written: something else removes nodes from this database. Load again when it is done.`,
    );
  }
  const places =
    how === 'create' && nodesCreated > 0 ? result.records[0]!.get('places') : undefined;
  return { written, created: nodesCreated + relationshipsCreated, places };
}
