import { Worker } from 'node:worker_threads';
import type { PaperText } from './types.ts';
import type { WorkerAnswers, WorkerKnowledge, WorkerMessage } from './worker.ts';

/** Room for what lives a short while: with the usual 48 MB extraction takes up to a tenth longer, clearing it. */
const LIMITS = { maxYoungGenerationSizeMb: 144 };

/** Questions that a worker may have waiting: enough to keep it busy, few enough to keep memory level. */
const WAITING = 3;

// Run from source (tests), the built worker is used: a worker thread cannot load TypeScript.
const WORKER = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/extract/worker.js', import.meta.url)
  : new URL('./worker.js', import.meta.url);

interface Waiting {
  resolve: (answer: never) => void;
  reject: (error: Error) => void;
}

/** Worker threads that read papers. */
export class Pool {
  readonly #workers: Worker[];
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  #broken: Error | undefined;

  constructor(jobs: number) {
    this.#workers = Array.from({ length: jobs }, () => {
      const worker = new Worker(WORKER, { resourceLimits: LIMITS });
      worker.on('message', ({ question, answer }: { question: number; answer: never }) => {
        this.#waiting.get(question)?.resolve(answer);
        this.#waiting.delete(question);
      });
      worker.on('error', (error) => this.#fail(error as Error));
      return worker;
    });
  }

  /** Questions that should be under way at a time. */
  get room(): number {
    return this.#workers.length * WAITING;
  }

  /** Tells the workers what they must know to extract what they are asked about from here on. */
  know(know: WorkerKnowledge): void {
    for (const worker of this.#workers) worker.postMessage({ know } satisfies WorkerMessage);
  }

  /** Questions go round the workers in turn. */
  ask<What extends keyof WorkerAnswers>(
    what: What,
    papers: PaperText[],
  ): Promise<WorkerAnswers[What]> {
    const question = this.#asked++;
    const worker = this.#workers[question % this.#workers.length]!;
    const answer = new Promise<WorkerAnswers[What]>((resolve, reject) => {
      if (this.#broken) reject(this.#broken);
      else this.#waiting.set(question, { resolve, reject });
    });
    // A batch that fails while others are awaited is reported when its turn comes.
    answer.catch(() => {});
    worker.postMessage({ question, what, papers } satisfies WorkerMessage);
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
