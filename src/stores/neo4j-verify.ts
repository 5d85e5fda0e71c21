import type { Driver, Session } from 'neo4j-driver';
import type { GraphStream } from '../graph/graph-stream.ts';
import {
  type LinkRecord,
  linkRecords,
  type NodeRecord,
  nodeRecords,
} from '../graph/record-stream.ts';
import { NAMES, STORED_LABELS, STORED_TYPES } from '../graph/schema.ts';
import { type Survey, surveyGraph } from '../graph/survey.ts';
import { hashOf, propertyKeys, recordTexts, serverTexts } from './element-hash.ts';
import { heldGraph } from './neo4j-graph-node.ts';
import { type Found, numbersOf, SCANNING, scanLinks, scanNodes } from './neo4j-scan.ts';
import type { Difference, VerifyOptions, VerifyReport } from './store.ts';
import { VerifyGroup } from './verify-group.ts';

/** Stands in the place of a hash once its element was met in the database. */
const MET = -1;

/**
 * Compares all in a database that bears the mark with a graph, the properties by hashes, eight bytes an element in memory. The database
 * is read once, and the graph once more where something differs.
 */
export async function verifyInNeo4j(
  driver: Driver,
  database: string | undefined,
  stream: GraphStream,
  options: VerifyOptions = {},
): Promise<VerifyReport> {
  const survey = await surveyGraph(stream);
  const place = database === undefined ? {} : { database };
  const session = driver.session({ ...place, ...SCANNING });
  try {
    const held = await heldGraph(session);
    const verification = new Verification(stream, survey);
    await verification.readGraph();
    await verification.readDatabase(session, options);
    await verification.explain();
    const groups = verification.groups.map((group) => group.report());
    return {
      equal: groups.every(({ differing }) => differing === 0),
      ...(held && { held: { name: held.name, state: held.state } }),
      groups,
    };
  } finally {
    await session.close();
  }
}

class Verification {
  readonly #stream: GraphStream;
  readonly #survey: Survey;
  readonly #hashes: Record<'ids' | 'keys' | 'links', Float64Array>;
  readonly #byName: ReadonlyMap<string, VerifyGroup>;
  /** What the database has where its properties differ and that is told, by group and place. */
  readonly #puzzles = new Map<string, { difference: Difference; texts: string[] }>();

  constructor(stream: GraphStream, survey: Survey) {
    this.#stream = stream;
    this.#survey = survey;
    const { ids, keys, links } = survey;
    this.#hashes = {
      ids: new Float64Array(ids.size),
      keys: new Float64Array(keys.size),
      links: new Float64Array(links.size),
    };
    const names = [...STORED_LABELS, ...STORED_TYPES];
    this.#byName = new Map(
      names.map((name) => [name, new VerifyGroup(name, survey.counts.get(name)!)]),
    );
  }

  get groups(): VerifyGroup[] {
    return [...this.#byName.values()];
  }

  async readGraph(): Promise<void> {
    for await (const { group, hashes, place, record } of this.#elements()) {
      hashes[place] = hashOf(recordTexts(propertyKeys(group.name), record.properties));
      group.ofGraph(hashes[place]);
    }
  }

  async readDatabase(session: Session, { onProgress }: VerifyOptions): Promise<void> {
    const total = this.groups.reduce((sum, { count }) => sum + count, 0);
    let done = 0;
    for (const label of STORED_LABELS) {
      const hashes = this.#hashes[numbersOf(label)];
      for await (const found of scanNodes(session, this.#survey, label, true)) {
        this.#compare(this.#byName.get(label)!, hashes, found);
        onProgress?.(++done, total);
      }
    }
    for (const type of STORED_TYPES) {
      for await (const found of scanLinks(session, this.#survey, type, true)) {
        this.#compare(this.#byName.get(type)!, this.#hashes.links, found);
        onProgress?.(++done, total);
      }
    }
  }

  /** Looks up in the graph what is missing in the database, and which properties differ. */
  async explain(): Promise<void> {
    if (this.#puzzles.size === 0 && this.groups.every(({ met, count }) => met === count)) return;
    for await (const { group, hashes, place, record } of this.#elements()) {
      if (hashes[place] !== MET) group.differ({ what: 'missing', id: toldOf(record) });
      const puzzle = this.#puzzles.get(`${group.name} ${place}`);
      if (!puzzle) continue;
      const keys = propertyKeys(group.name);
      const wanted = recordTexts(keys, record.properties);
      puzzle.difference.properties = keys.filter((_, i) => wanted[i] !== puzzle.texts[i]);
    }
  }

  #compare(group: VerifyGroup, hashes: Float64Array, { told, place, values }: Found): void {
    const texts = serverTexts(values);
    const hash = hashOf(texts);
    group.ofDatabase(hash);
    if (place < 0) {
      group.differ({ what: 'extra', id: told });
      return;
    }
    const wanted = hashes[place]!;
    if (wanted === MET) {
      group.differ({ what: 'twice', id: told });
      return;
    }
    hashes[place] = MET;
    group.met++;
    if (hash === wanted) return;
    const difference: Difference = { what: 'differs', id: told };
    if (group.differ(difference)) {
      this.#puzzles.set(`${group.name} ${place}`, { difference, texts });
    }
  }

  /** Every element of the graph, with its group and the place of its hash. */
  async *#elements(): AsyncGenerator<Element> {
    const { ids, keys, links } = this.#survey;
    for await (const records of nodeRecords(this.#stream, this.#survey)) {
      for (const record of records) {
        const { label, id } = record;
        const numbers = numbersOf(label);
        const place = this.#survey[numbers].get(id)!;
        yield { group: this.#byName.get(label)!, hashes: this.#hashes[numbers], place, record };
      }
    }
    for await (const records of linkRecords(this.#stream, this.#survey)) {
      for (const record of records) {
        const { type, from, to } = record;
        const start = (type === NAMES ? keys : ids).get(from)!;
        const place = links.indexOf(start, type, ids.get(to)!);
        yield { group: this.#byName.get(type)!, hashes: this.#hashes.links, place, record };
      }
    }
  }
}

interface Element {
  group: VerifyGroup;
  hashes: Float64Array;
  place: number;
  record: NodeRecord | LinkRecord;
}

function toldOf(record: NodeRecord | LinkRecord): string {
  return 'label' in record ? record.id : `${record.from} → ${record.to}`;
}
