/** Data goes to stdout, progress and messages to stderr. Commands write through these two, never by console. */

/** Writes a line of data to stdout. */
export function out(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Writes a line of data to stdout and waits while its reader is behind: for output that may be larger than memory. */
export async function outWaiting(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) {
    await new Promise<void>((resolve) => process.stdout.once('drain', resolve));
  }
}

/** Writes a message for the person to stderr. */
export function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

/**
 * A progress line for long work: redrawn in place on a terminal, a line every few seconds elsewhere.
 * Nothing is shown for work that is done within a second.
 */
export class Progress {
  #label: string;
  #started = performance.now();
  #shown = 0;

  constructor(label: string) {
    this.#label = label;
  }

  /** @param total omitted where it is not known */
  at(done: number, total?: number): void {
    const now = performance.now();
    const every = process.stderr.isTTY ? 200 : 5000;
    if (now - Math.max(this.#shown, this.#started + 1000 - every) < every) return;
    this.#shown = now;
    const count = total === undefined ? `${done}` : `${done} of ${total}`;
    process.stderr.write(
      process.stderr.isTTY ? `\r\x1b[K${this.#label}: ${count}` : `${this.#label}: ${count}\n`,
    );
  }

  end(): void {
    if (this.#shown > 0 && process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  }
}
