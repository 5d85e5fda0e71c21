import { createHash } from 'node:crypto';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { GraphFolderError, systemReason } from './folder-error.ts';
import { GRAPH_FILES, readLines } from './folder-files.ts';
import { FORMAT_VERSION, type Manifest } from './schema.ts';
import { isFields, manifestShape, type Shape } from './shapes.ts';
import { standIn } from './swap.ts';

export type FileName = (typeof GRAPH_FILES)[number] | 'manifest.json';

/** A line of a file, and its number in it, from 1. */
export interface Line<T> {
  value: T;
  number: number;
}

/** A graph folder's files, open: lines are read from them as often as wanted, and a build that replaces the folder changes nothing. */
export class OpenFolder {
  readonly dir: string;
  readonly #files: Map<FileName, FileHandle>;

  private constructor(dir: string, files: Map<FileName, FileHandle>) {
    this.dir = dir;
    this.#files = files;
  }

  /** @throws GraphFolderError when the folder is no graph */
  static async open(dir: string): Promise<OpenFolder> {
    return new OpenFolder(dir, await openFolder(dir));
  }

  has(name: FileName): boolean {
    return this.#files.has(name);
  }

  close(): Promise<void> {
    return closeAll(this.#files);
  }

  /** @throws GraphFolderError when it cannot be read */
  async manifest(): Promise<Manifest> {
    const name = 'manifest.json';
    const handle = this.#files.get(name)!;
    const { size } = await handle.stat();
    const { buffer } = await handle.read(Buffer.alloc(size), 0, size, 0);
    let value: unknown;
    try {
      value = JSON.parse(buffer.toString('utf8'));
    } catch {
      throw this.fault(name, 'it is not JSON');
    }
    const problem = isFields(value) ? manifestShape(value) : 'it is not an object';
    if (problem !== undefined) throw this.fault(name, problem);
    const manifest = value as Manifest;
    if (manifest.format !== FORMAT_VERSION) {
      throw this.fault(
        name,
        `its format is ${manifest.format}, this paperloom reads ${FORMAT_VERSION}`,
      );
    }
    return manifest;
  }

  /**
   * The lines of a file, a batch at a time.
   *
   * @param onEnd told the SHA-256 of all that was read
   * @throws GraphFolderError with the line that is not as it should be
   */
  async *lines<T>(
    name: FileName,
    shape: Shape,
    onEnd: (hash: string) => void = () => {},
  ): AsyncGenerator<Line<T>[]> {
    const handle = this.#files.get(name);
    if (!handle) throw this.fault(name, 'it is missing');
    const hash = createHash('sha256');
    for await (const batch of readLines(handle, hash)) {
      yield batch.map(({ number, text }) => {
        let value: unknown;
        try {
          value = JSON.parse(text);
        } catch {
          throw this.fault(name, 'it is not JSON', number);
        }
        const problem = isFields(value) ? shape(value) : 'it is not an object';
        if (problem !== undefined) throw this.fault(name, problem, number);
        return { value: value as T, number };
      });
    }
    onEnd(hash.digest('hex'));
  }

  fault(file: string, problem: string, line?: number): GraphFolderError {
    const where = line === undefined ? file : `${file}, line ${line}`;
    return new GraphFolderError(
      `The graph in ${this.dir} cannot be read (${where}): ${problem}. Build it again.`,
      this.dir,
      file,
      line,
    );
  }
}

/**
 * Opens all files of one and the same graph: while a build swaps folders, a reader that opened them one by one might
 * get papers of the old graph and relations of the new one. An open file stays readable when its folder is removed.
 */
async function openFolder(dir: string): Promise<Map<FileName, FileHandle>> {
  for (let attempt = 0; ; attempt++) {
    const files = new Map<FileName, FileHandle>();
    try {
      const folder = await placeOf(dir);
      const before = await stat(folder);
      for (const name of ['manifest.json', ...GRAPH_FILES] as const) {
        const handle = await openIfThere(join(folder, name));
        if (handle) files.set(name, handle);
      }
      const after = await stat(folder);
      const same = before.ino === after.ino && before.mtimeMs === after.mtimeMs;
      if (same && files.has('manifest.json')) return files;
      if (same && attempt >= 5) {
        const message = `${dir} is not a graph folder (it has no manifest.json). Build one with "paperloom build".`;
        throw new GraphFolderError(message, dir, 'manifest.json');
      }
    } catch (error) {
      await closeAll(files);
      if (error instanceof GraphFolderError) throw error;
      if (attempt >= 5) throw unreadable(dir, error);
    }
    await closeAll(files);
    await pause(4 * 2 ** attempt);
  }
}

async function placeOf(dir: string): Promise<string> {
  const there = await stat(dir).catch(() => undefined);
  return there ? dir : ((await standIn(dir)) ?? dir);
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function unreadable(dir: string, error: unknown): GraphFolderError {
  const code = (error as NodeJS.ErrnoException).code;
  return new GraphFolderError(
    code === 'ENOENT'
      ? `There is no graph folder ${dir}. Build one with "paperloom build".`
      : `The graph folder ${dir} cannot be read: ${systemReason(error)}.`,
    dir,
  );
}

async function closeAll(files: Map<FileName, FileHandle>): Promise<void> {
  for (const handle of files.values()) await handle.close();
}
