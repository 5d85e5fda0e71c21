import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { byCodeUnit } from '../order.ts';

/** A file to read, or why an input is none. `found`: in a folder that was given, not given itself. */
export type InputFile = { path: string; found: boolean; problem?: string };

/**
 * The files behind the inputs, in order. A folder stands for the files in it and in the folders below it, sorted,
 * hidden ones left aside; a graph folder stands for its papers. `skip` is passed over where it lies in a folder.
 */
export async function* filesOf(
  inputs: readonly string[],
  skip?: string,
): AsyncGenerator<InputFile> {
  for (const input of inputs) {
    if (input === '-') yield { path: input, found: false };
    else yield* filesAt(input, new Set(skip === undefined ? [] : [await real(skip)]), true);
  }
}

/** @param passed folders not to go into: those on the way (a link may lead back up) and the one to skip */
async function* filesAt(
  path: string,
  passed: Set<string>,
  given = false,
): AsyncGenerator<InputFile> {
  try {
    if (!(await stat(path)).isDirectory()) {
      yield { path, found: !given };
      return;
    }
    const folder = await real(path);
    if (passed.has(folder) && !given) return;
    passed.add(folder);
    const names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort(byCodeUnit);
    if (names.includes('manifest.json') && names.includes('papers.jsonl')) {
      yield { path: join(path, 'papers.jsonl'), found: false };
      return;
    }
    if (names.length === 0) yield { path, found: !given, problem: 'the folder is empty' };
    for (const name of names) yield* filesAt(join(path, name), passed);
  } catch (error) {
    yield { path, found: false, problem: readProblem(error) };
  }
}

async function real(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

/** What kept a file from being read, in words. */
export function readProblem(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file or folder';
    case 'ENOTDIR':
      return 'a part of its path is a file, not a folder';
    case 'EACCES':
    case 'EPERM':
      return 'it may not be read (no permission)';
    case 'ELOOP':
      return 'it is a link that leads back to itself';
    case 'EBADF':
    case 'EAGAIN':
      return 'it cannot be read; it may be closed';
    case 'Z_BUF_ERROR':
      return 'the gzip data breaks off; the file is not whole';
    case 'Z_DATA_ERROR':
      return 'the gzip data is damaged';
    default:
      return `it cannot be read (${code ?? message})`;
  }
}
