import { parentPort, workerData } from 'node:worker_threads';
import { type SearchTables, searchTables } from '../search/search-tables.ts';
import type { Spellings } from '../search/spellings.ts';
import type { Answered, Asked } from './thread.ts';

/* A thread that makes the tables of the search. */

/** What of the spellings it needs. */
export type SearchSource = Pick<Spellings, 'keys' | 'isName'>;

parentPort!.on('message', ({ number }: Asked<undefined>) => {
  const answer = searchTables(workerData as SearchSource);
  parentPort!.postMessage({ number, answer } satisfies Answered<SearchTables>);
});
