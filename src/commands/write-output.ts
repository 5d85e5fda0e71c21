import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PaperloomError } from '../errors.ts';
import { systemReason } from '../graph/folder-error.ts';
import { makeFolder } from '../make-folder.ts';

/** Small pieces are put together to this many characters before they are written. */
const CHUNK = 1 << 16;

/** Writes pieces of text to stdout, no faster than its reader takes them. */
export async function writeToStdout(pieces: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(chunks(pieces)), process.stdout, { end: false });
}

/** A file to write, and what it is to hold. */
export interface Output {
  path: string;
  pieces: Iterable<string>;
}

/**
 * Writes text to files, as UTF-8: all of them first beside their places, then renamed, so that each is there whole or not at all,
 * and none is when another cannot be written. What is no ordinary file (/dev/stdout, a named pipe) is written to as it is.
 * @throws PaperloomError that names the file and what kept it from being written; older files stay as they were
 */
export async function writeToFiles(outputs: readonly Output[]): Promise<void> {
  const renames: { beside: string; target: string }[] = [];
  try {
    for (const { path, pieces } of outputs) {
      await naming(path, async () => {
        const there = await stat(path).catch(() => undefined);
        if (there?.isDirectory()) throw new PaperloomError(`${path} is a folder: name a file.`);
        if (there && !there.isFile()) return pipeline(...flow(pieces, path, 'w'));
        // A link stays a link: what it leads to is replaced.
        const target = there ? await realpath(path) : path;
        const name = `.${basename(target)}.${randomUUID().slice(0, 8)}.tmp`;
        const beside = join(dirname(target), name);
        renames.push({ beside, target });
        return pipeline(...flow(pieces, beside, 'wx'));
      });
    }
    for (const { beside, target } of renames) await naming(target, () => rename(beside, target));
  } catch (error) {
    for (const { beside } of renames) await rm(beside, { force: true }).catch(() => {});
    throw error;
  }
}

/** Puts an error of the system into a sentence about the file. */
async function naming(path: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new PaperloomError(`${path} could not be written: ${systemReason(error)}.`);
  }
}

function flow(pieces: Iterable<string>, path: string, flags: string) {
  return [Readable.from(chunks(pieces)), createWriteStream(path, { flags })] as const;
}

/** Makes the folder that an output goes to, where there is none. */
export async function makeOutputFolder(path: string): Promise<void> {
  try {
    await makeFolder(path);
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'EEXIST' ? 'it is a file' : systemReason(error);
    throw new PaperloomError(`The folder ${path} could not be made: ${reason}.`);
  }
}

function* chunks(pieces: Iterable<string>): Iterable<string> {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk) yield chunk;
}
