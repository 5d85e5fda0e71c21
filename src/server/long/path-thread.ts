import { parentPort, workerData } from 'node:worker_threads';
import type { PathColumns } from '../../graph/path-columns.ts';
import { type FoundWay, SearchStopped, searchWays } from '../../graph/path-search.ts';
import type { PathSearch } from './long-answers.ts';
import type { Answered, Asked } from './thread.ts';

/* A thread that searches paths. */

export interface PathQuestion {
  /** Numbers of nodes. */
  from: number;
  to: number;
  search: PathSearch;
}

const columns = workerData as PathColumns;

parentPort!.on('message', ({ number, question, gone }: Asked<PathQuestion>) => {
  parentPort!.postMessage({ number, ...answer(question, new Int32Array(gone)) });
});

function answer(
  { from, to, search }: PathQuestion,
  gone: Int32Array,
): Omit<Answered<FoundWay[]>, 'number'> {
  const isStopped = () => Atomics.load(gone, 0) === 1;
  try {
    if (isStopped()) return {};
    return { answer: searchWays(columns, from, to, search, isStopped) };
  } catch (error) {
    return error instanceof SearchStopped ? {} : { error: (error as Error).message };
  }
}
