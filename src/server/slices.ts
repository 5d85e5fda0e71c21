/** Work on the main thread that says, every few hundred things, that somebody else may have a turn. */
export type Work<Made> = Generator<undefined, Made>;

/** Milliseconds at a time: who asks something waits for one slice at most. */
const SLICE = 12;
/** Things that are gone through before the clock is looked at. */
const BETWEEN = 256;

/** Whether others are given a turn after the thing of this number. */
export function isTurn(number: number): boolean {
  return number % BETWEEN === BETWEEN - 1;
}

/** Does the work without a break. */
export function atOnce<Made>(work: Work<Made>): Made {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/**
 * Does the work a slice at a time, so that questions are answered between.
 * @throws the signal's reason once it is given
 */
export async function inSlices<Made>(work: Work<Made>, signal?: AbortSignal): Promise<Made> {
  for (;;) {
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
    for (const end = performance.now() + SLICE; performance.now() < end; ) {
      const step = work.next();
      if (step.done) return step.value;
    }
  }
}
