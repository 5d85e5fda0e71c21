import { parentPort, workerData } from 'node:worker_threads';
import type { EntityColumns } from '../entity-columns.ts';
import { entityMapData } from '../entity-map.ts';
import { atlasStarts } from './atlas-starts.ts';
import type { Answered, Asked } from './thread.ts';

/* A thread that lays out the map of entities. */

export interface EntityQuestion {
  /** Of the graph, for the answer to bear. */
  version: string;
}

const columns = workerData as EntityColumns;

parentPort!.on('message', ({ number, question }: Asked<EntityQuestion>) => {
  const map = entityMapData(columns, question.version, atlasStarts(columns));
  parentPort!.postMessage({ number, answer: JSON.stringify(map) } satisfies Answered<string>);
});
