import { parentPort, workerData } from 'node:worker_threads';
import { mapFrom } from '../map-data.ts';
import { packMap } from '../map-packing.ts';
import type { MapSource } from '../map-source.ts';
import type { Answered, Asked } from './thread.ts';

/* A thread that finds the land of the whole map and packs it. */

export interface MapQuestion {
  /** Of the graph, for the answer to bear. */
  version: string;
  /** What of the folder could not be read. */
  notice: string | undefined;
}

parentPort!.on('message', ({ number, question }: Asked<MapQuestion>) => {
  const answer = packMap(mapFrom(workerData as MapSource, question.version, question.notice));
  parentPort!.postMessage({ number, answer } satisfies Answered<Uint8Array>, [
    answer.buffer as ArrayBuffer,
  ]);
});
