import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PaperloomError } from '../../errors.ts';
import { systemReason } from '../../graph/folder-error.ts';
import { identityOf, NODE_PROPERTIES } from '../../graph/properties.ts';
import { RELATIONSHIP_SHAPES } from '../../graph/records.ts';
import { STORED_LABELS, STORED_TYPES, type StoredLabel } from '../../graph/schema.ts';
import { makeFolder } from '../../make-folder.ts';
import type { AboutGraph, StoreRecord } from './record.ts';
import { filesOf, finishScript, GRAPH_LABEL, importScript } from './script.ts';
import {
  ARRAY_DELIMITERS,
  DelimiterInText,
  graphTable,
  nodeHeader,
  type Row,
  relationshipHeader,
  row,
} from './table.ts';

/** Rows are put together to this many characters before they are written. */
const CHUNK = 1 << 18;

/** Ids of papers, entities and communities are one space, keys of names another: a name may be spelled like an id. */
const spaceOf = (label: StoredLabel) => (label === 'Name' ? 'name' : 'node');

export interface Written {
  nodes: number;
  relationships: number;
}

/**
 * Writes a graph as neo4j-admin's full import takes it: for each label and type a header and a file of rows, import.sh with the
 * command, and finish.cypher with what to run after it. Of the graph only what waits to be written is in memory. Files are written
 * under other names and renamed at the end, so that a folder never has half a table.
 *
 * @param records everything, in any order; called again when a text has the character that parts lists
 * @param schema text of schema.cypher
 */
export async function writeNeo4jAdmin(
  folder: string,
  about: AboutGraph,
  records: () => AsyncIterable<readonly StoreRecord[]>,
  schema: string,
): Promise<Written> {
  await naming(folder, () => makeFolder(folder));
  for (const delimiter of ARRAY_DELIMITERS) {
    const writer = new Writer(folder, delimiter);
    try {
      return await naming(folder, () => writer.write(about, records(), schema));
    } catch (error) {
      if (!(error instanceof DelimiterInText)) throw error;
    } finally {
      await writer.clear();
    }
  }
  throw new PaperloomError(
    'The graph has names or sentences with every control character, so that none is left to part lists by: load it with "paperloom load".',
  );
}

/** Puts an error of the system into a sentence about the folder. */
async function naming<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new PaperloomError(`${folder} could not be written: ${systemReason(error)}.`);
  }
}

class Writer {
  readonly #folder: string;
  readonly #delimiter: string;
  readonly #files = new Map<string, { handle: FileHandle; waiting: string }>();
  readonly #unfinished = new Set<string>();
  #longest = 0;

  constructor(folder: string, delimiter: string) {
    this.#folder = folder;
    this.#delimiter = delimiter;
  }

  async write(
    about: AboutGraph,
    records: AsyncIterable<readonly StoreRecord[]>,
    schema: string,
  ): Promise<Written> {
    await this.#headers(about);
    const written = { nodes: 1, relationships: 0 };
    for await (const some of records) {
      for (const record of some) {
        if ('label' in record) written.nodes++;
        else written.relationships++;
        await this.#record(record);
      }
    }
    await this.#add('import.sh', importScript(this.#delimiter, this.#longest));
    await this.#add('finish.cypher', finishScript(schema, this.#unfinished));
    await this.#finish();
    return written;
  }

  async #headers(about: AboutGraph): Promise<void> {
    for (const label of STORED_LABELS) {
      const [header, rows] = filesOf('nodes', label);
      const kinds = NODE_PROPERTIES[label];
      await this.#add(header, nodeHeader(kinds, identityOf(label), spaceOf(label)));
      await this.#add(rows, '');
    }
    for (const type of STORED_TYPES) {
      const { kinds, fromLabels, toLabels } = RELATIONSHIP_SHAPES[type];
      const [header, rows] = filesOf('relationships', type);
      const ends = [spaceOf(fromLabels[0]!), spaceOf(toLabels[0]!)] as const;
      await this.#add(header, relationshipHeader(kinds, ...ends));
      await this.#add(rows, '');
    }
    const [header, row] = graphTable(about);
    const files = filesOf('nodes', GRAPH_LABEL);
    await this.#add(files[0], header);
    await this.#add(files[1], row);
  }

  #record(record: StoreRecord): Promise<void> {
    if ('label' in record) {
      const { label, properties } = record;
      const made = row(properties, NODE_PROPERTIES[label], this.#delimiter);
      return this.#row(label, filesOf('nodes', label)[1], made);
    }
    const { type, from, to, properties } = record;
    const made = row(properties, RELATIONSHIP_SHAPES[type].kinds, this.#delimiter, [from, to]);
    return this.#row(type, filesOf('relationships', type)[1], made);
  }

  async #row(name: string, file: string, { text, unfinished }: Row): Promise<void> {
    if (unfinished) this.#unfinished.add(name);
    // A UTF-16 unit is three bytes at the most.
    if (3 * text.length > this.#longest) {
      this.#longest = Math.max(this.#longest, Buffer.byteLength(text));
    }
    await this.#add(file, text);
  }

  async #add(name: string, text: string): Promise<void> {
    let file = this.#files.get(name);
    if (!file) {
      file = { handle: await open(this.#beside(name), 'w'), waiting: '' };
      this.#files.set(name, file);
    }
    file.waiting += text;
    if (file.waiting.length < CHUNK) return;
    await file.handle.appendFile(file.waiting);
    file.waiting = '';
  }

  async #finish(): Promise<void> {
    for (const { handle, waiting } of this.#files.values()) {
      await handle.appendFile(waiting);
      await handle.close();
    }
    for (const name of this.#files.keys()) {
      await rename(this.#beside(name), join(this.#folder, name));
    }
    this.#files.clear();
  }

  #beside(name: string): string {
    return join(this.#folder, `.${name}.${process.pid}.tmp`);
  }

  /** Takes away what is unfinished. */
  async clear(): Promise<void> {
    for (const [name, { handle }] of this.#files) {
      await handle.close().catch(() => {});
      await rm(this.#beside(name), { force: true });
    }
    this.#files.clear();
  }
}
