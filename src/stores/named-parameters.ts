import { closestNames } from '../graph/closest.ts';
import { lookupKeys } from '../graph/lookup-keys.ts';
import {
  type EntityNames,
  findableEntity,
  findablePaper,
  NameFinder,
  type PaperNames,
  paperKey,
} from '../graph/name-finder.ts';
import type { PaperSource } from '../graph/schema.ts';
import { byCodeUnit } from '../order.ts';
import { foldName } from '../text/fold.ts';
import { wellFormed } from '../text/well-formed.ts';
import type { SavedQuery } from './saved-queries.ts';
import type { GraphStore, Json, Parameters, QueryOptions } from './store.ts';

/** What is to be told of a name that was looked up. */
export type NameNote =
  /** Nothing is called so. */
  | { kind: 'unknown'; asked: string; what: 'name' | 'community'; suggestions: string[] }
  /** The query answers for all of these. */
  | { kind: 'shared'; asked: string; ids: string[] }
  /** The query answers for the first of these alone. */
  | { kind: 'chosen'; asked: string; ids: string[] };

export interface NamedParameters {
  parameters: Parameters;
  notes: NameNote[];
}

/**
 * Puts what a saved query looks up by in the place of what a person calls it: a key of a Name node for a name in any spelling
 * or an id, the id of a paper or a community. All is asked of the store itself, so that a folder and a Neo4j find the same; where
 * no key or id is as it was given, all names are fetched once and searched as `show` searches them, but for the spellings
 * that are no aliases, which stores do not hold. What is not found stays as it was given.
 *
 * @throws the store's errors
 */
export async function resolveNames(
  store: GraphStore,
  query: SavedQuery,
  parameters: Parameters,
  options: QueryOptions = {},
): Promise<NamedParameters> {
  const names = new StoredNames(store, options);
  const resolved: Parameters = { ...parameters };
  const notes: NameNote[] = [];
  for (const { name, of } of query.parameters) {
    if (of === undefined) continue;
    const look = async (value: Json): Promise<Json> => {
      const asked = String(value).trim();
      if (asked === '') return '';
      const found = await names[of](asked);
      if (found.note) notes.push(found.note);
      return found.value;
    };
    const given = parameters[name]!;
    if (!Array.isArray(given)) resolved[name] = await look(given);
    else {
      const found: Json[] = [];
      for (const one of given) found.push(await look(one));
      resolved[name] = found;
    }
  }
  return { parameters: resolved, notes };
}

interface Found {
  value: string;
  note?: NameNote;
}

/** What a store holds by names. */
class StoredNames {
  readonly #store: GraphStore;
  readonly #options: QueryOptions;
  #entities: Promise<EntityTable> | undefined;
  #papers: Promise<NameFinder> | undefined;

  constructor(store: GraphStore, options: QueryOptions) {
    this.#store = store;
    this.#options = options;
  }

  /** A key of a Name node. */
  async name(asked: string): Promise<Found> {
    const bearers = await this.#ask(BEARERS, { key: wellFormed(asked).toLowerCase() });
    if (bearers.length > 0)
      return shared(
        asked,
        asked,
        bearers.map(([id]) => id as string),
      );
    this.#entities ??= this.#ask(ENTITIES).then((rows) => new EntityTable(rows));
    const entities = await this.#entities;
    const [id, ...others] = entities.finder.find(asked);
    if (id === undefined) return unknown(asked, 'name', entities.finder.suggest(asked, 5));
    if (others.length > 0) return { value: entities.keyOf(id), note: chosen(asked, id, others) };
    const key = entities.keyOf(id);
    return shared(key, key, entities.bearers(key));
  }

  /** A paper's id. */
  async paper(asked: string): Promise<Found> {
    for (const id of new Set([asked, paperKey(asked)])) {
      if ((await this.#ask(PAPER, { id })).length > 0) return { value: id };
    }
    this.#papers ??= this.#ask(PAPERS).then(paperFinder);
    const papers = await this.#papers;
    const [id, ...others] = papers.find(asked);
    if (id === undefined) return unknown(asked, 'name', papers.suggest(asked, 5));
    return { value: id, ...(others.length > 0 && { note: chosen(asked, id, others) }) };
  }

  /** A community's id, from the id with or without its beginning, or from the label. */
  async community(asked: string): Promise<Found> {
    const communities = (await this.#ask(COMMUNITIES)) as [id: string, label: string][];
    const lower = asked.toLowerCase();
    const found =
      communities.find(([id]) => id === lower || id === `community:${lower}`) ??
      communities.find(([, label]) => label.toLowerCase() === lower);
    if (found) return { value: found[0] };
    const suggestable = communities.map(([id, label]) => {
      return {
        name: id,
        spellings: [foldName(id.slice(10)), foldName(label)],
        weight: 0,
        title: false,
      };
    });
    return unknown(asked, 'community', closestNames(asked, suggestable, 5));
  }

  async #ask(cypher: string, parameters: Parameters = {}): Promise<Json[][]> {
    const { signal, timeout } = this.#options;
    const options = { ...(signal && { signal }), ...(timeout !== undefined && { timeout }) };
    return (await this.#store.query(cypher, parameters, options)).rows;
  }
}

const BEARERS = `MATCH (:Name {key: $key})-[:NAMES]->(entity)
RETURN entity.id AS id ORDER BY entity.degree DESC, id`;

const ENTITIES = `MATCH (entity)
WHERE entity:Method OR entity:Model OR entity:Benchmark
RETURN entity.id AS id, entity.name AS name, entity.aliases AS aliases, entity.degree AS degree`;

const PAPER = 'MATCH (paper:Paper {id: $id}) RETURN paper.id AS id';

const PAPERS = `MATCH (paper:Paper)
RETURN paper.id AS id, paper.title AS title, paper.arxivId AS arxivId, paper.doi AS doi, paper.url AS url,
  paper.formerIds AS formerIds, paper.sources AS sources, paper.degree AS degree`;

const COMMUNITIES = `MATCH (community:Community)
RETURN community.id AS id, community.label AS label ORDER BY community.size DESC, id`;

/** All entities by their names, and who bears which key. */
class EntityTable {
  readonly finder: NameFinder;
  readonly #keys = new Map<string, string[]>();
  readonly #bearers = new Map<string, string[]>();

  constructor(rows: readonly Json[][]) {
    const all = bestConnectedFirst(rows).map(([id, name, aliases, degree]) => {
      const entity = { id, name, aliases: aliases ?? [] } as EntityNames;
      const keys = [...lookupKeys(entity)];
      this.#keys.set(entity.id, keys);
      for (const key of keys) {
        this.#bearers.set(key, [...(this.#bearers.get(key) ?? []), entity.id]);
      }
      return findableEntity(entity, Number(degree ?? 0));
    });
    this.finder = new NameFinder(all);
  }

  bearers(key: string): string[] {
    return this.#bearers.get(key) ?? [];
  }

  /** The key that leads to an entity alone; its name where all are shared. */
  keyOf(id: string): string {
    const keys = this.#keys.get(id)!;
    return keys.find((key) => this.bearers(key).length === 1) ?? keys[0] ?? id;
  }
}

/** Rows that begin with an id and end in a degree; stores give them in any order. */
function bestConnectedFirst(rows: readonly Json[][]): Json[][] {
  return [...rows].sort(
    (a, b) =>
      Number(b.at(-1) ?? 0) - Number(a.at(-1) ?? 0) || byCodeUnit(String(a[0]), String(b[0])),
  );
}

function paperFinder(rows: readonly Json[][]): NameFinder {
  return new NameFinder(
    bestConnectedFirst(rows).map(([id, title, arxivId, doi, url, formerIds, sources, degree]) => {
      const paper = Object.fromEntries(
        Object.entries({ id, title, arxivId, doi, url, formerIds }).filter(
          ([, one]) => one !== null,
        ),
      );
      const read = typeof sources === 'string' ? (JSON.parse(sources) as PaperSource[]) : [];
      return findablePaper(
        { ...paper, sources: read } as unknown as PaperNames,
        Number(degree ?? 0),
      );
    }),
  );
}

function shared(asked: string, value: string, ids: string[]): Found {
  return { value, ...(ids.length > 1 && { note: { kind: 'shared', asked, ids } }) };
}

function chosen(asked: string, id: string, others: string[]): NameNote {
  return { kind: 'chosen', asked, ids: [id, ...others] };
}

function unknown(asked: string, what: 'name' | 'community', suggestions: string[]): Found {
  return { value: asked, note: { kind: 'unknown', asked, what, suggestions } };
}
