import type { GraphIndex } from '../../graph/graph-index.ts';
import { pathColumns } from '../../graph/path-columns.ts';
import type { FoundWay } from '../../graph/path-search.ts';
import { type Path, pathsOf } from '../../graph/paths.ts';
import { type EntityColumns, gatherEntities } from '../entity-columns.ts';
import { gatherMap, type MapSource } from '../map-source.ts';
import { NameSearch } from '../search/name-search.ts';
import type { SearchTables } from '../search/search-tables.ts';
import { gatherSpellings } from '../search/spellings.ts';
import { inSlices, type Work } from '../slices.ts';
import type { EntityQuestion } from './entity-thread.ts';
import type { LongAnswers, PathSearch } from './long-answers.ts';
import type { MapQuestion } from './map-thread.ts';
import type { PathQuestion } from './path-thread.ts';
import type { SearchSource } from './search-thread.ts';
import { GraphClosed, Thread } from './thread.ts';

/**
 * Long answers from threads of their own, which get of the graph what they need in columns, gathered a slice at a time.
 * Each thread is made when it is first asked; but for that of paths (some 24 bytes a relation) each ends with its answer.
 */
export class AnswersOnThreads implements LongAnswers {
  readonly #index: GraphIndex;
  readonly #version: string;
  readonly #notice: string | undefined;
  readonly #closed = new AbortController();
  readonly #threads = new Set<{ close(): Promise<void> }>();
  readonly #made = new Map<string, Promise<unknown>>();
  #paths: Thread<PathQuestion, FoundWay[]> | undefined;

  /** @param notice what of the folder could not be read */
  constructor(index: GraphIndex, version: string, notice?: string) {
    this.#index = index;
    this.#version = version;
    this.#notice = notice;
  }

  map(): Promise<Uint8Array> {
    return this.#once('map', async () => {
      const source = await this.#gathered(gatherMap(this.#index));
      const question = { version: this.#version, notice: this.#notice };
      return this.#fromThread<MapSource, MapQuestion, Uint8Array>('map-thread', source, question);
    });
  }

  search(): Promise<NameSearch> {
    return this.#once('search', async () => {
      const spellings = await this.#gathered(gatherSpellings(this.#index));
      const { keys, isName } = spellings;
      const tables = await this.#fromThread<SearchSource, undefined, SearchTables>(
        'search-thread',
        { keys, isName },
        undefined,
      );
      return new NameSearch(this.#index, spellings, tables);
    });
  }

  entities(): Promise<string> {
    return this.#once('entities', async () => {
      const columns = await this.#gathered(gatherEntities(this.#index));
      const question = { version: this.#version };
      return this.#fromThread<EntityColumns, EntityQuestion, string>(
        'entity-thread',
        columns,
        question,
      );
    });
  }

  /** It is begun when all that a page asks for first is there. What fails then fails again, and is said, when it is asked for. */
  expectEntities(): void {
    void Promise.all([this.map(), this.search()])
      .then(() => this.entities())
      .catch(() => {});
  }

  async paths(from: string, to: string, search: PathSearch, signal?: AbortSignal): Promise<Path[]> {
    const { columns, numberOf } = pathColumns(this.#index);
    this.#paths ??= this.#thread('path-thread', columns);
    const question = { from: numberOf.get(from)!, to: numberOf.get(to)!, search };
    return pathsOf(this.#index, await this.#paths.ask(question, signal));
  }

  async close(): Promise<void> {
    this.#closed.abort(new GraphClosed());
    await Promise.all([...this.#threads].map((thread) => thread.close()));
  }

  /** What was made, or is being made; what failed is made anew when it is asked for again. */
  #once<Made>(name: string, make: () => Promise<Made>): Promise<Made> {
    const known = this.#made.get(name) as Promise<Made> | undefined;
    if (known) return known;
    const made = make();
    this.#made.set(name, made);
    made.catch(() => this.#made.delete(name));
    return made;
  }

  #gathered<Made>(work: Work<Made>): Promise<Made> {
    return inSlices(work, this.#closed.signal);
  }

  /** The answer of a thread that is made for one question. */
  async #fromThread<Data, Question, Answer>(
    name: string,
    data: Data,
    question: Question,
  ): Promise<Answer> {
    const thread = this.#thread<Question, Answer>(name, data);
    try {
      return await thread.ask(question, this.#closed.signal);
    } finally {
      this.#threads.delete(thread);
      await thread.close();
    }
  }

  #thread<Question, Answer>(name: string, data: unknown): Thread<Question, Answer> {
    const thread = new Thread<Question, Answer>(name, data);
    this.#threads.add(thread);
    return thread;
  }
}
