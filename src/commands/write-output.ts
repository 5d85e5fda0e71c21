import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PaperloomError } from '../errors.ts';
import { systemReason } from '../graph/folder-error.ts';

/** Small pieces are put together to this many characters before they are written. */
const CHUNK = 1 << 16;

/** Writes pieces of text to stdout, no faster than its reader takes them. */
export async function writeToStdout(pieces: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(chunks(pieces)), process.stdout, { end: false });
}

/**
 * Writes pieces of text to a file, as UTF-8: first beside its place, then renamed, so that a file is there whole or not at all.
 * What is no ordinary file (/dev/stdout, a named pipe) is written to as it is.
 * @throws PaperloomError that names the file and what kept it from being written; an older file stays as it was
 */
export async function writeToFile(path: string, pieces: Iterable<string>): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) throw new PaperloomError(`${path} is a folder: name a file.`);
  try {
    if (there && !there.isFile()) await pipeline(...flow(pieces, path, 'w'));
    // A link stays a link: what it leads to is replaced.
    else await replace(there ? await realpath(path) : path, pieces);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new PaperloomError(`${path} could not be written: ${systemReason(error)}.`);
  }
}

async function replace(path: string, pieces: Iterable<string>): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.tmp`);
  try {
    await pipeline(...flow(pieces, beside, 'wx'));
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    throw error;
  }
}

function flow(pieces: Iterable<string>, path: string, flags: string) {
  return [Readable.from(chunks(pieces)), createWriteStream(path, { flags })] as const;
}

/** Makes a folder where there is none. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
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
