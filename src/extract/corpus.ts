import { availableParallelism } from 'node:os';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { batches } from './batches.ts';
import { FactCollector, factsOf } from './first-pass.ts';
import { bundledForms, type Form } from './forms.ts';
import { buildKnowledge, bundledLexicon, type KnownName } from './knowledge.ts';
import { extractPapers } from './paper.ts';
import { Pool } from './pool.ts';
import type { PaperExtraction, PaperText } from './types.ts';
import type { WorkerKnowledge } from './worker.ts';

export interface CorpusOptions {
  /** Names known beforehand; the bundled lexicon when left out. */
  lexicon?: Lexicon;
  /** False leaves out the bundled abbreviations, as `--no-lexicon` does. */
  bundledForms?: boolean;
  /** Number of worker threads; 1 works in this thread. The result is the same for any number. */
  jobs?: number;
  /** Told now and then how many papers are done. */
  onProgress?: (done: number) => void;
}

/** Gives the papers of a corpus, from the start each time it is called. */
export type CorpusReader = () => Iterable<PaperText> | AsyncIterable<PaperText>;

/**
 * Extracts a corpus. It is read twice: first for the names that papers introduce, which then are known in all papers,
 * then for everything. What is found in a paper does not depend on the order of the papers.
 *
 * @returns one extraction a paper, in the order of the input
 */
export async function* extractCorpus(
  read: CorpusReader,
  options: CorpusOptions = {},
): AsyncGenerator<PaperExtraction> {
  const lexicon = options.lexicon ?? bundledLexicon();
  let pool: Pool | undefined;
  const poolFor = (papers: number): Pool | undefined => {
    const jobs = options.jobs ?? defaultJobs(papers);
    if (jobs > 1) pool ??= new Pool(jobs);
    return pool;
  };
  try {
    const { papers, ...facts } = await collectFacts(read, poolFor);
    if (options.bundledForms !== false) facts.forms.push(...bundledForms());
    let done = 0;
    for await (const extractions of extracted(read(), { lexicon, facts }, poolFor(papers))) {
      for (const extraction of extractions) {
        yield extraction;
        done++;
        if (done % 50 === 0) options.onProgress?.(done);
      }
    }
    options.onProgress?.(done);
  } finally {
    await pool?.close();
  }
}

/** Threads cost a start of their own: few papers are done sooner without them. */
function defaultJobs(papers: number): number {
  return papers < 500 ? 1 : availableParallelism();
}

/**
 * First pass: names and abbreviations that the papers of a corpus introduce, and the number of papers.
 *
 * @param poolFor the threads that are to read, once so many papers were met; none: this one
 */
export async function collectFacts(
  read: CorpusReader,
  poolFor: (papers: number) => Pool | undefined = () => undefined,
): Promise<{ names: KnownName[]; forms: Form[]; papers: number }> {
  const collector = new FactCollector();
  let papers = 0;
  const told = inOrder(read(), (batch) => {
    papers += batch.length;
    const pool = poolFor(papers);
    return pool
      ? { answer: pool.ask('facts', batch), room: pool.room }
      : { answer: factsOf(batch), room: 1 };
  });
  for await (const facts of told) collector.add(facts);
  return { ...collector.facts(), papers };
}

function extracted(
  papers: ReturnType<CorpusReader>,
  known: WorkerKnowledge,
  pool: Pool | undefined,
): AsyncGenerator<PaperExtraction[]> {
  if (pool) {
    pool.know(known);
    return inOrder(papers, (batch) => ({
      answer: pool.ask('extractions', batch),
      room: pool.room,
    }));
  }
  const knowledge = buildKnowledge(known.lexicon, known.facts);
  return inOrder(papers, (batch) => ({ answer: extractPapers(batch, knowledge), room: 1 }));
}

/** Asks about papers batch by batch, with fewer than `room` answers waited for at a time; the answers in the order of the papers. */
async function* inOrder<T>(
  papers: ReturnType<CorpusReader>,
  ask: (batch: PaperText[]) => { answer: T | Promise<T>; room: number },
): AsyncGenerator<T> {
  const waiting: (T | Promise<T>)[] = [];
  for await (const batch of batches(papers)) {
    const { answer, room } = ask(batch);
    waiting.push(answer);
    if (waiting.length >= room) yield await waiting.shift()!;
  }
  while (waiting.length > 0) yield await waiting.shift()!;
}
