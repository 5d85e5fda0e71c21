import { Worker } from 'node:worker_threads';
import { batches } from './batches.ts';
import type { PaperExtraction, PaperText } from './types.ts';
import type { WorkerBatch, WorkerStart } from './worker.ts';

/** Room for what lives a short while: with the usual 48 MB extraction takes up to a tenth longer, clearing it. */
const LIMITS = { maxYoungGenerationSizeMb: 144 };

/** Batches that a worker may have waiting: enough to keep it busy, few enough to keep memory level. */
const WAITING = 3;

// Run from source (tests), the built worker is used: a worker thread cannot load TypeScript.
const WORKER = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/extract/worker.js', import.meta.url)
  : new URL('./worker.js', import.meta.url);

/** Extracts papers on worker threads; the results come in the order of the papers. */
export async function* extractOnWorkers(
  papers: Iterable<PaperText> | AsyncIterable<PaperText>,
  start: WorkerStart,
  jobs: number,
): AsyncGenerator<PaperExtraction> {
  const pool = new Pool(start, jobs);
  try {
    const waiting: Promise<PaperExtraction[]>[] = [];
    for await (const batch of batches(papers)) {
      waiting.push(pool.extract(batch));
      if (waiting.length >= jobs * WAITING) yield* await waiting.shift()!;
    }
    while (waiting.length > 0) yield* await waiting.shift()!;
  } finally {
    await pool.close();
  }
}

interface Waiting {
  resolve: (extractions: PaperExtraction[]) => void;
  reject: (error: Error) => void;
}

class Pool {
  readonly #workers: Worker[];
  readonly #waiting = new Map<number, Waiting>();
  #sent = 0;
  #broken: Error | undefined;

  constructor(start: WorkerStart, jobs: number) {
    this.#workers = Array.from({ length: jobs }, () => {
      const worker = new Worker(WORKER, { workerData: start, resourceLimits: LIMITS });
      worker.on('message', (answer: { batch: number; extractions: PaperExtraction[] }) => {
        this.#waiting.get(answer.batch)?.resolve(answer.extractions);
        this.#waiting.delete(answer.batch);
      });
      worker.on('error', (error) => this.#fail(error as Error));
      return worker;
    });
  }

  /** Batches go round the workers in turn. */
  extract(papers: PaperText[]): Promise<PaperExtraction[]> {
    const batch = this.#sent++;
    const worker = this.#workers[batch % this.#workers.length]!;
    const answer = new Promise<PaperExtraction[]>((resolve, reject) => {
      if (this.#broken) reject(this.#broken);
      else this.#waiting.set(batch, { resolve, reject });
    });
    // A batch that fails while others are awaited is reported when its turn comes.
    answer.catch(() => {});
    worker.postMessage({ batch, papers } satisfies WorkerBatch);
    return answer;
  }

  #fail(error: Error): void {
    this.#broken = error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}
