import { basename, resolve } from 'node:path';
import { graphHash } from './folder.ts';
import { GraphFolderError } from './folder-error.ts';
import { type FileName, OpenFolder } from './folder-open.ts';
import { checkWhole, type ReadOptions } from './folder-read.ts';
import type { Community, Entity, Graph, Paper, Relation } from './schema.ts';
import { communityShape, entityShape, paperShape, relationShape, type Shape } from './shapes.ts';

/**
 * A graph that is read from its start as often as wanted, some lines at a time, so that nobody has to hold it. All passes give the
 * same, in the same order.
 */
export interface GraphStream {
  /** Of a folder, its own name. */
  readonly name: string;
  /** Of the whole content. */
  readonly hash: string;
  papers(): AsyncIterable<Paper[]>;
  entities(): AsyncIterable<Entity[]>;
  relations(): AsyncIterable<Relation[]>;
  communities(): AsyncIterable<Community[]>;
  /** An error that names the graph, for content that cannot be right. */
  fault(file: FileName, problem: string): Error;
  close(): Promise<void>;
}

/**
 * Opens a graph folder to be read in passes. A build that replaces the folder meanwhile changes nothing. Communities that are
 * missing are told by a note; the first pass over a file also tells that it was edited.
 *
 * @throws GraphFolderError, also from the passes, when it is no graph or cannot be read
 */
export async function openGraphStream(
  dir: string,
  { onNote = () => {} }: ReadOptions = {},
): Promise<GraphStream> {
  const folder = await OpenFolder.open(dir);
  try {
    const manifest = await folder.manifest();
    if (!folder.has('communities.jsonl')) onNote('The graph has no communities.jsonl.');
    const told = new Set<FileName>();
    const pass = async function* <T>(name: FileName, shape: Shape): AsyncGenerator<T[]> {
      let hash = '';
      let count = 0;
      for await (const batch of folder.lines<T>(name, shape, (all) => {
        hash = all;
      })) {
        count += batch.length;
        yield batch.map(({ value }) => value);
      }
      const note = told.has(name) ? () => {} : onNote;
      told.add(name);
      const problem = checkWhole(name, manifest, count, hash, note);
      if (problem !== undefined) throw folder.fault(name, problem);
    };
    return {
      name: basename(resolve(dir)),
      hash: graphHash(manifest),
      papers: () => pass('papers.jsonl', paperShape),
      entities: () => pass('entities.jsonl', entityShape),
      relations: () => pass('relations.jsonl', relationShape),
      communities: () =>
        folder.has('communities.jsonl') ? pass('communities.jsonl', communityShape) : nothing(),
      fault: (file, problem) => folder.fault(file, problem),
      close: () => folder.close(),
    };
  } catch (error) {
    await folder.close();
    throw error;
  }
}

/** A graph that is in memory anyway, as a stream. */
export function streamOf(graph: Graph, name = 'graph'): GraphStream {
  const pass = async function* <T>(all: T[]): AsyncGenerator<T[]> {
    for (let at = 0; at < all.length; at += 1000) yield all.slice(at, at + 1000);
  };
  return {
    name,
    hash: graph.manifest ? graphHash(graph.manifest) : '',
    papers: () => pass(graph.papers),
    entities: () => pass(graph.entities),
    relations: () => pass(graph.relations),
    communities: () => pass(graph.communities),
    fault: (file, problem) =>
      new GraphFolderError(`The graph is not whole (${file}): ${problem}.`, '', file),
    close: async () => {},
  };
}

async function* nothing(): AsyncGenerator<never> {}
