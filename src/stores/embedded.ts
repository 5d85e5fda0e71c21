import { rm } from 'node:fs/promises';
import grafeo, { type GrafeoDB, type QueryResult } from '@grafeo-db/js';
import { readGraphFolder } from '../graph/folder.ts';
import { identityOf } from '../graph/properties.ts';
import { graphRecords } from '../graph/records.ts';
import type { Graph } from '../graph/schema.ts';
import { cacheKey, findCache, placeCache } from './embedded-cache.ts';
import { EmbeddedError, explainEmbeddedError } from './embedded-errors.ts';
import { type AnswerPart, answerPart } from './embedded-part.ts';
import { dropSpillAtExit } from './embedded-spill.ts';
import { fromEmbedded } from './embedded-values.ts';
import { nameHints, unknownNames } from './schema-hints.ts';
import { stoppable } from './stoppable.ts';
import type { GraphStore, Parameters, QueryAnswer, QueryOptions } from './store.ts';

/**
 * Opens a graph folder for Cypher with no server. The engine works on a cache file under the user's cache folder, made the first
 * time a graph is asked and made anew when it is gone or damaged; the graph folder itself is only read.
 *
 * @throws GraphFolderError when the folder is no graph, EmbeddedError when the cache cannot be written
 */
export async function openEmbedded(graphFolder: string): Promise<EmbeddedStore> {
  for (let attempt = 1; ; attempt++) {
    const key = await cacheKey(graphFolder);
    let file = await findCache(key);
    if (file === undefined) {
      const graph = await readGraphFolder(graphFolder);
      // A build may have put another graph there meanwhile: what was read must not get the old one's name.
      if ((await cacheKey(graphFolder)) !== key) continue;
      file = await placeCache(key, (unfinished) => fill(unfinished, graph));
    }
    try {
      dropSpillAtExit(file);
      return new EmbeddedStore(grafeo.GrafeoDB.openReadOnly(file));
    } catch (error) {
      // Whoever empties the cache folder may do so at this moment, or the engine may not like what another version wrote.
      await rm(file, { force: true });
      if (attempt === 3) {
        throw new EmbeddedError(
          `The query cache ${file} cannot be opened: ${(error as Error).message}`,
        );
      }
    }
  }
}

async function fill(file: string, graph: Graph): Promise<void> {
  const database = grafeo.GrafeoDB.create();
  try {
    const records = graphRecords(graph);
    const numbers = { id: new Map<string, number>(), key: new Map<string, number>() };
    for (const { label, nodes } of records.nodes) {
      const identity = identityOf(label);
      const created = await database.batchCreateNodesWithProps(label, nodes);
      nodes.forEach((node, i) => {
        numbers[identity].set(node[identity] as string, created[i]!);
      });
      // Texts for Neo4j find their index here too, where the value is a parameter, a literal or a variable, but no call.
      await database.executeCypher(`CREATE INDEX FOR (n:${label}) ON (n.${identity})`);
    }
    for (const { type, fromLabels, relationships } of records.relationships) {
      const starts = numbers[identityOf(fromLabels[0]!)];
      const edges = relationships.map(({ from, to, properties }) => ({
        src: starts.get(from)!,
        dst: numbers.id.get(to)!,
        type,
        properties,
      }));
      await database.batchCreateEdges(edges);
    }
    database.save(file);
  } finally {
    database.close();
  }
}

const STILL_RUNNING = 'the embedded engine cannot end it, so it runs on until the program ends';

/** Made by openEmbedded. */
export class EmbeddedStore implements GraphStore {
  readonly #database: GrafeoDB;

  constructor(database: GrafeoDB) {
    this.#database = database;
  }

  async query(
    cypher: string,
    parameters: Parameters = {},
    options: QueryOptions = {},
  ): Promise<QueryAnswer> {
    if (options.write) {
      throw new EmbeddedError(
        'A graph folder is only read, so --write makes no sense for it: give --on the address of a Neo4j.',
      );
    }
    return this.#ask(cypher, parameters, options, async (result) => ({
      columns: result.columns,
      rows: result.rows().map((row) => row.map(fromEmbedded)),
    }));
  }

  /** Asks, and gives back which papers, entities and relations are in the answer. */
  async part(
    cypher: string,
    options: Pick<QueryOptions, 'timeout' | 'signal'> = {},
  ): Promise<AnswerPart & Pick<QueryAnswer, 'hints'>> {
    return this.#ask(cypher, {}, options, (result) => answerPart(result, this.#database));
  }

  async #ask<Answer extends object>(
    cypher: string,
    parameters: Parameters,
    options: QueryOptions,
    read: (result: QueryResult) => Promise<Answer>,
  ): Promise<Answer & Pick<QueryAnswer, 'hints'>> {
    const asked = this.#database.executeCypher(cypher, parameters).then(read, (error) => {
      throw explainEmbeddedError(error, cypher);
    });
    const answer = await stoppable(asked, options, async () => STILL_RUNNING);
    const hints = nameHints(unknownNames(cypher), cypher);
    return { ...answer, ...(hints.length > 0 && { hints }) };
  }

  async close(): Promise<void> {
    try {
      this.#database.close();
    } catch {
      // A query that was given up still runs in there; the process's end ends it.
    }
  }
}
