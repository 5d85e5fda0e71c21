import { parentPort, workerData } from 'node:worker_threads';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { buildKnowledge, type CorpusFacts } from './knowledge.ts';
import { extractPapers } from './paper.ts';
import type { PaperText } from './types.ts';

/* A worker thread of extractCorpus: gets batches of papers, answers with their extractions. */

export interface WorkerStart {
  lexicon: Lexicon;
  facts: CorpusFacts;
}

export interface WorkerBatch {
  batch: number;
  papers: PaperText[];
}

const { lexicon, facts } = workerData as WorkerStart;
const knowledge = buildKnowledge(lexicon, facts);

parentPort!.on('message', ({ batch, papers }: WorkerBatch) => {
  parentPort!.postMessage({ batch, extractions: extractPapers(papers, knowledge) });
});
