import type { GraphIndex } from '../../graph/graph-index.ts';
import { pathColumns } from '../../graph/path-columns.ts';
import type { FoundWay } from '../../graph/path-search.ts';
import { type Path, pathsOf } from '../../graph/paths.ts';
import { entityColumns } from '../entity-columns.ts';
import type { EntityQuestion } from './entity-thread.ts';
import type { LongAnswers, PathSearch } from './long-answers.ts';
import type { PathQuestion } from './path-thread.ts';
import { Thread } from './thread.ts';

/**
 * Long answers from threads of their own, which get of the graph what they need in columns: some 24 bytes a relation for
 * paths. Each thread is made when it is first asked; the map of entities has one for itself, which ends with its answer.
 */
export class AnswersOnThreads implements LongAnswers {
  readonly #index: GraphIndex;
  readonly #version: string;
  #paths: Thread<PathQuestion, FoundWay[]> | undefined;
  #layout: Thread<EntityQuestion, string> | undefined;
  #entities: Promise<string> | undefined;

  constructor(index: GraphIndex, version: string) {
    this.#index = index;
    this.#version = version;
  }

  async paths(from: string, to: string, search: PathSearch, signal?: AbortSignal): Promise<Path[]> {
    const { columns, numberOf } = pathColumns(this.#index);
    this.#paths ??= new Thread('path-thread', columns);
    const question = { from: numberOf.get(from)!, to: numberOf.get(to)!, search };
    return pathsOf(this.#index, await this.#paths.ask(question, signal));
  }

  entities(): Promise<string> {
    this.#entities ??= this.#makeEntities().catch((error) => {
      this.#entities = undefined;
      throw error;
    });
    return this.#entities;
  }

  async #makeEntities(): Promise<string> {
    const columns = entityColumns(this.#index);
    const thread = new Thread<EntityQuestion, string>('entity-thread', columns);
    this.#layout = thread;
    try {
      return await thread.ask({ version: this.#version });
    } finally {
      await thread.close();
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#paths?.close(), this.#layout?.close()]);
  }
}
