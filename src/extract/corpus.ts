import { availableParallelism } from 'node:os';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { findAbbreviations } from './abbreviations.ts';
import { batches } from './batches.ts';
import { type Document, readDocument } from './document.ts';
import { bundledForms, type Form, FormCollector } from './forms.ts';
import { findIntroduced } from './introduced.ts';
import {
  buildKnowledge,
  bundledLexicon,
  type CorpusFacts,
  type KnownName,
  NameCollector,
} from './knowledge.ts';
import { extractPapers } from './paper.ts';
import { extractOnWorkers } from './pool.ts';
import { isCoined } from './shape.ts';
import { surfaceOf } from './span.ts';
import type { PaperExtraction, PaperText } from './types.ts';

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
  const { papers, ...facts } = await collectFacts(read);
  if (options.bundledForms !== false) facts.forms.push(...bundledForms());
  const jobs = options.jobs ?? defaultJobs(papers);
  const extractions =
    jobs > 1
      ? extractOnWorkers(read(), { lexicon, facts }, jobs)
      : extractHere(read(), lexicon, facts);
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
  facts: CorpusFacts,
): AsyncGenerator<PaperExtraction> {
  const knowledge = buildKnowledge(lexicon, facts);
  for await (const batch of batches(papers)) yield* extractPapers(batch, knowledge);
}

/** First pass: names and abbreviations that the papers of a corpus introduce, and the number of papers. */
export async function collectFacts(
  read: CorpusReader,
): Promise<{ names: KnownName[]; forms: Form[]; papers: number }> {
  const names = new NameCollector();
  const forms = new FormCollector();
  let papers = 0;
  for await (const paper of read()) {
    papers++;
    collectPaper(readDocument(paper), names, forms);
  }
  return { names: names.names(), forms: forms.forms(), papers };
}

/** Each name and each pair counts once a paper. */
function collectPaper(document: Document, names: NameCollector, forms: FormCollector): void {
  const seen = new Set<string>();
  for (const piece of findIntroduced(document)) {
    const name = surfaceOf(piece);
    // Abbreviations of three letters stand for too many things to be known elsewhere.
    // Plain words ('Heron') are names only where they are introduced.
    if (seen.has(name) || name.length < 4 || !name.split(' ').some(isCoined)) continue;
    seen.add(name);
    names.add(name, piece.type);
  }
  for (const sentence of document.sentences) {
    for (const { short, long } of findAbbreviations(sentence)) {
      const [shortText, longText] = [surfaceOf(short), surfaceOf(long)];
      const pair = `${shortText}\t${longText}`;
      if (seen.has(pair)) continue;
      seen.add(pair);
      forms.add(shortText, longText);
    }
  }
}
