import { availableParallelism } from 'node:os';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { readDocument } from './document.ts';
import { findIntroduced } from './introduced.ts';
import { buildKnowledge, bundledLexicon, type KnownName, NameCollector } from './knowledge.ts';
import { extractPaper } from './paper.ts';
import { extractOnWorkers } from './pool.ts';
import { surfaceOf } from './span.ts';
import type { PaperExtraction, PaperText } from './types.ts';

export interface CorpusOptions {
  /** Names known beforehand; the bundled lexicon when left out. */
  lexicon?: Lexicon;
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
  const { names, papers } = await collectNames(read);
  const jobs = options.jobs ?? defaultJobs(papers);
  const extractions =
    jobs > 1
      ? extractOnWorkers(read(), { lexicon, names }, jobs)
      : extractHere(read(), lexicon, names);
  let done = 0;
  for await (const extraction of extractions) {
    yield extraction;
    done++;
    if (done % 50 === 0) options.onProgress?.(done);
  }
  options.onProgress?.(done);
}

/** Threads cost a start of their own: few papers are done sooner without them. */
function defaultJobs(papers: number): number {
  return papers < 500 ? 1 : availableParallelism();
}

async function* extractHere(
  papers: Iterable<PaperText> | AsyncIterable<PaperText>,
  lexicon: Lexicon,
  names: KnownName[],
): AsyncGenerator<PaperExtraction> {
  const knowledge = buildKnowledge(lexicon, names);
  for await (const paper of papers) yield extractPaper(paper, knowledge);
}

/** First pass: the names that the papers of a corpus introduce, and the number of papers. */
export async function collectNames(
  read: CorpusReader,
): Promise<{ names: KnownName[]; papers: number }> {
  const collector = new NameCollector();
  let papers = 0;
  for await (const paper of read()) {
    papers++;
    const seen = new Set<string>();
    for (const piece of findIntroduced(readDocument(paper))) {
      const surface = surfaceOf(piece);
      // Abbreviations of three letters stand for too many things to be known elsewhere.
      if (seen.has(surface) || surface.length < 4) continue;
      seen.add(surface);
      collector.add(surface, piece.type);
    }
  }
  return { names: collector.names(), papers };
}
