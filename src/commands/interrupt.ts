import { QueryStoppedError } from '../stores/stoppable.ts';

const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Does work that Ctrl-C (or SIGTERM) stops in good order: its signal is aborted, and what it then throws gets the exit code of a
 * program that such a signal ended. A second Ctrl-C does not wait for that.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let exitCode: number | undefined;
  const stop = (name: keyof typeof EXIT_CODES) => {
    if (exitCode !== undefined) process.exit(exitCode);
    exitCode = EXIT_CODES[name];
    controller.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    return await work(controller.signal);
  } catch (error) {
    if (error instanceof QueryStoppedError && exitCode !== undefined) error.exitCode = exitCode;
    throw error;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

/** Does work during which Ctrl-C and SIGTERM end the program by its exit, so that what goes with that (temporary files) does go. */
export async function exitingInOrder<T>(work: () => Promise<T>): Promise<T> {
  const stop = (name: keyof typeof EXIT_CODES) => process.exit(EXIT_CODES[name]);
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    return await work();
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}
