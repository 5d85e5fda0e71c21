import { parentPort } from 'node:worker_threads';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { factsOf, type PaperFacts } from './first-pass.ts';
import { buildKnowledge, type CorpusFacts, type Knowledge } from './knowledge.ts';
import { extractPapers } from './paper.ts';
import type { PaperExtraction, PaperText } from './types.ts';

/* A worker thread of extractCorpus: gets batches of papers for the first pass, then what that brought, then batches to extract. */

/** What a worker must know before it extracts. */
export interface WorkerKnowledge {
  lexicon: Lexicon;
  facts: CorpusFacts;
}

/** What a worker can be asked about papers, and what it answers. */
export interface WorkerAnswers {
  facts: PaperFacts;
  extractions: PaperExtraction[];
}

export type WorkerMessage =
  | { know: WorkerKnowledge }
  | { question: number; what: keyof WorkerAnswers; papers: PaperText[] };

let knowledge: Knowledge | undefined;

parentPort!.on('message', (message: WorkerMessage) => {
  if ('know' in message) {
    knowledge = buildKnowledge(message.know.lexicon, message.know.facts);
    return;
  }
  const { question, what, papers } = message;
  const answer = what === 'facts' ? factsOf(papers) : extractPapers(papers, knowledge!);
  parentPort!.postMessage({ question, answer });
});
