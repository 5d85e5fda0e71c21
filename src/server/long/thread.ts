import { Worker } from 'node:worker_threads';
import { PaperloomError } from '../../errors.ts';

/** What a thread is sent: the question, and a cell that turns from 0 to 1 when nobody waits for the answer any more. */
export interface Asked<Question> {
  number: number;
  question: Question;
  gone: SharedArrayBuffer;
}

/** What it sends back. Neither answer nor error: it stopped because nobody waits. */
export interface Answered<Answer> {
  number: number;
  answer?: Answer;
  error?: string;
}

/** The graph was closed, for a newer one most often, before the answer was there. */
export class GraphClosed extends PaperloomError {
  override name = 'GraphClosed';

  constructor() {
    super('The graph was closed meanwhile. Ask again.');
  }
}

interface Waiting<Answer> {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** A worker thread that answers questions one after the other. One that fails is made anew at the next question. */
export class Thread<Question, Answer> {
  readonly #name: string;
  readonly #data: unknown;
  readonly #waiting = new Map<number, Waiting<Answer>>();
  #worker: Worker | undefined;
  #asked = 0;

  /** @param name of the file beside this one that runs on the thread @param data what it is given at its start */
  constructor(name: string, data: unknown) {
    this.#name = name;
    this.#data = data;
  }

  /** @throws the signal's reason as soon as it is given; the thread then leaves the question */
  async ask(question: Question, signal?: AbortSignal): Promise<Answer> {
    signal?.throwIfAborted();
    const number = ++this.#asked;
    const gone = new SharedArrayBuffer(4);
    this.#worker ??= this.#start();
    let leave = () => {};
    try {
      return await new Promise<Answer>((resolve, reject) => {
        this.#waiting.set(number, { resolve, reject });
        leave = () => {
          Atomics.store(new Int32Array(gone), 0, 1);
          reject(signal?.reason);
        };
        signal?.addEventListener('abort', leave);
        this.#worker!.postMessage({ number, question, gone } satisfies Asked<Question>);
      });
    } finally {
      signal?.removeEventListener('abort', leave);
      this.#waiting.delete(number);
    }
  }

  /** Ends the thread; who still waits is told to ask again. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#fail(new GraphClosed());
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(fileOf(this.#name), { workerData: this.#data });
    // A server that has ended does not stay for its threads.
    worker.unref();
    worker.on('message', ({ number, answer, error }: Answered<Answer>) => {
      const waiting = this.#waiting.get(number);
      if (error !== undefined) waiting?.reject(new Error(error));
      else waiting?.resolve(answer as Answer);
    });
    worker.on('error', (error) => {
      if (this.#worker === worker) this.#fail(error as Error);
    });
    return worker;
  }

  #fail(error: Error): void {
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(error);
  }
}

// Run from source (tests), the built file is used: a worker thread cannot load TypeScript.
function fileOf(name: string): URL {
  return import.meta.url.endsWith('.ts')
    ? new URL(`../../../dist/server/long/${name}.js`, import.meta.url)
    : new URL(`./${name}.js`, import.meta.url);
}
