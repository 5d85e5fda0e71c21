import { once } from 'node:events';
import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * Something read once that is wanted again, kept as lines in a temporary file: standard input can be read only once, and
 * a corpus is too large for memory.
 */
export class Spool<T> {
  readonly #folder: string;

  /** Removes it where the program ends before `remove`: by Ctrl-C, or since nobody reads its output any more. */
  readonly #drop = (): void => rmSync(this.#folder, { recursive: true, force: true });

  private constructor(folder: string) {
    this.#folder = folder;
    process.once('exit', this.#drop);
  }

  static async create<T>(): Promise<Spool<T>> {
    return new Spool<T>(await mkdtemp(join(tmpdir(), 'paperloom-')));
  }

  /** Hands on each item and keeps it. */
  async *keep(items: AsyncIterable<T>): AsyncGenerator<T> {
    const file = createWriteStream(this.#file);
    let failed: Error | undefined;
    let wake = (): void => {};
    file.on('error', (error) => {
      failed = error;
      wake();
    });
    file.on('drain', () => wake());
    for await (const item of items) {
      if (failed) throw failed;
      if (!file.write(`${JSON.stringify(item)}\n`)) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      yield item;
    }
    file.end();
    if (!file.closed) await once(file, 'close');
    if (failed) throw failed;
  }

  /** All that was kept, in order; as often as it is wanted. */
  async *read(): AsyncGenerator<T> {
    const lines = createInterface({ input: createReadStream(this.#file), crlfDelay: Infinity });
    for await (const line of lines) yield JSON.parse(line) as T;
  }

  get #file(): string {
    return join(this.#folder, 'items.jsonl');
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
    process.off('exit', this.#drop);
  }
}
