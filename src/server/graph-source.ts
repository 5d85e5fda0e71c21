import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readGraphFolder } from '../graph/folder.ts';
import { GraphIndex } from '../graph/graph-index.ts';
import { AnswersOnThreads } from './long/answers-on-threads.ts';
import { atlasStarts } from './long/atlas-starts.ts';
import { AnswersHere } from './long/long-answers.ts';
import { noticeOf } from './read-notes.ts';
import { ServedGraph } from './served-graph.ts';

/** Nodes and relations from which on a thread is started sooner than all is made on the spot. */
const WORTH_A_THREAD = 8000;

/** Follows a graph folder: reads it again when its manifest changes, and keeps the last good version until then. */
export class GraphSource {
  readonly #dir: string;
  #seen = '';
  #graph: ServedGraph | undefined;
  #reading: Promise<ServedGraph> | undefined;

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** @throws PaperloomError when the folder holds no readable graph */
  async current(): Promise<ServedGraph> {
    const stamp = await this.#stamp();
    // While a build swaps the folder in, there may be none for a moment: the version in memory still holds.
    if (this.#graph && (stamp === this.#seen || stamp === '')) return this.#graph;
    this.#reading ??= this.#read(stamp).finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #read(stamp: string): Promise<ServedGraph> {
    const notes: string[] = [];
    const graph = await readGraphFolder(this.#dir, { onNote: (note) => notes.push(note) });
    const manifest = await readFile(join(this.#dir, 'manifest.json'));
    const version = createHash('sha256').update(manifest).digest('hex').slice(0, 12);
    const index = new GraphIndex(graph);
    const { papers, entities, relations } = graph;
    const size = papers.length + entities.length + relations.length;
    const notice = noticeOf(notes);
    const long =
      size < WORTH_A_THREAD
        ? new AnswersHere(index, version, notice, atlasStarts)
        : new AnswersOnThreads(index, version, notice);
    const served = new ServedGraph(index, version, long);
    // What fails there fails again, and is said, when it is asked for.
    void served.prepare().catch(() => {});
    const before = this.#graph;
    this.#graph = served;
    this.#seen = stamp;
    void before?.long.close();
    return served;
  }

  /** Ends what is still being made of the graph. */
  async close(): Promise<void> {
    await this.#graph?.long.close();
  }

  async #stamp(): Promise<string> {
    try {
      const { mtimeMs, ino, size } = await stat(join(this.#dir, 'manifest.json'));
      return `${mtimeMs} ${ino} ${size}`;
    } catch {
      return '';
    }
  }
}
