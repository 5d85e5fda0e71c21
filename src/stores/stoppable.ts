import { PaperloomError } from '../errors.ts';
import type { QueryOptions } from './store.ts';

/** A query was given up before it had answered: it took too long, or whoever asked no longer wants to know. */
export class QueryStoppedError extends PaperloomError {
  override name = 'QueryStoppedError';
  override exitCode = 1;
  readonly reason: 'time-limit' | 'abort';

  /** @param rest what became of the query, as the rest of the sentence */
  constructor(reason: 'time-limit' | 'abort', { timeout }: QueryOptions, rest: string) {
    super(
      reason === 'abort'
        ? `Stopped; ${rest}.`
        : `The query took longer than its time limit of ${(timeout ?? 0) / 1000} s; ${rest}.`,
    );
    this.reason = reason;
  }
}

/**
 * Waits for a query until its time is up or its signal says stop. An answer behind the limit is none, whichever is heard of first.
 *
 * @param onStop ends the query where that can be done, and says what became of it
 * @throws QueryStoppedError
 */
export async function stoppable<T>(
  work: Promise<T>,
  options: QueryOptions,
  onStop: () => Promise<string>,
): Promise<T> {
  const { timeout, signal } = options;
  const end = timeout === undefined ? Number.POSITIVE_INFINITY : performance.now() + timeout;
  let timer: NodeJS.Timeout | undefined;
  let abort = () => {};
  const given = new Promise<'time-limit' | 'abort'>((resolve) => {
    abort = () => resolve('abort');
    if (timeout !== undefined) timer = setTimeout(() => resolve('time-limit'), timeout);
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort, { once: true });
  });
  try {
    const first = await Promise.race([work.then((value) => ({ value })), given]);
    const reason = typeof first === 'string' ? first : 'time-limit';
    if (typeof first === 'object' && performance.now() <= end) return first.value;
    throw new QueryStoppedError(reason, options, await onStop());
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}
