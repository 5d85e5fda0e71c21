import type { GrafeoDB, QueryResult } from '@grafeo-db/js';
import { relationKey } from '../graph/relation-key.ts';
import { ENTITY_TYPES, RELATION_TYPES } from '../graph/schema.ts';

/** The papers, entities and relations that an answer holds. */
export interface AnswerPart {
  /** Ids, also of the ends of every relation. */
  nodes: Set<string>;
  /** Keys as relationKey makes them. */
  relations: Set<string>;
  /** Whether the answer holds anything but null and empty lists, be it of the graph or not. */
  anything: boolean;
}

const LABELS: ReadonlySet<string> = new Set(['Paper', ...ENTITY_TYPES]);
const TYPES: ReadonlySet<string> = new Set(RELATION_TYPES);

/** Rows read before others get a turn: an answer may have hundreds of thousands, and Ctrl-C is to be heard. */
const TURN = 2000;

/**
 * What an answer of the embedded engine holds of the graph, on its own or within paths, lists and maps. Communities and names are
 * left out, but of what relates them to others, the others are taken. Rows are read one at a time: in each, a node comes
 * whole, with its abstract.
 */
export async function answerPart(result: QueryResult, database: GrafeoDB): Promise<AnswerPart> {
  const reader = new PartReader(database);
  for (let row = 0; row < result.length; row++) {
    for (const value of Object.values(result.get(row))) reader.take(value);
    if (row % TURN === TURN - 1) await new Promise(setImmediate);
  }
  return reader.part;
}

class PartReader {
  readonly part: AnswerPart = { nodes: new Set(), relations: new Set(), anything: false };
  readonly #database: GrafeoDB;
  readonly #ids = new Map<number, string | undefined>();

  constructor(database: GrafeoDB) {
    this.#database = database;
  }

  take(value: unknown): void {
    if (value === null || value === undefined) return;
    if (Array.isArray(value)) {
      for (const item of value) this.take(item);
      return;
    }
    this.part.anything = true;
    if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return;
    const map = value as Record<string, unknown>;
    const { _labels, _type, _source, _target } = map;
    if (Array.isArray(_labels)) this.#takeNode(isOfGraph(_labels) ? map.id : undefined);
    else if (typeof _source === 'number') this.#takeRelation(_source, _type, _target);
    else for (const item of Object.values(map)) this.take(item);
  }

  #takeNode(id: unknown): void {
    if (typeof id === 'string') this.part.nodes.add(id);
  }

  #takeRelation(source: number, type: unknown, target: unknown): void {
    const [from, to] = [this.#idOf(source), this.#idOf(target as number)];
    this.#takeNode(from);
    this.#takeNode(to);
    if (typeof type !== 'string' || !TYPES.has(type)) return;
    if (from !== undefined && to !== undefined) {
      this.part.relations.add(relationKey({ from, type, to }));
    }
  }

  /** A relationship tells its ends by the engine's numbers. */
  #idOf(number: number): string | undefined {
    if (!this.#ids.has(number)) {
      const node = this.#database.getNode(number);
      const id = node && isOfGraph(node.labels) ? (node.get('id') as string) : undefined;
      this.#ids.set(number, id);
    }
    return this.#ids.get(number);
  }
}

function isOfGraph(labels: readonly unknown[]): boolean {
  return labels.some((label) => LABELS.has(label as string));
}
