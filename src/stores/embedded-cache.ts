import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import grafeo from '@grafeo-db/js';
import { graphHash, readManifest } from '../graph/folder.ts';
import { GRAPH_FILES } from '../graph/folder-files.ts';
import { EmbeddedError } from './embedded-errors.ts';

/** Raise it when a record's shape changes: caches of older shapes are then not found again. */
const SHAPE = 1;

/** Graphs kept; the least recently asked goes first. */
const KEEP = 8;

/** Where the caches lie: a place that may be emptied at any time. */
export function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'paperloom');
}

/**
 * The cache file of a graph folder, named for the folder's content and the engine's version. The content is what the manifest says
 * of it, and the sizes of its files, which show most changes that someone made by hand.
 *
 * @throws GraphFolderError when the folder is no graph
 */
export async function cacheFile(graphFolder: string): Promise<string> {
  const manifest = await readManifest(graphFolder);
  const sizes = await Promise.all(
    GRAPH_FILES.map((name) =>
      stat(join(graphFolder, name)).then(
        ({ size }) => size,
        () => 'missing',
      ),
    ),
  );
  const content = [graphHash(manifest), ...sizes, SHAPE, grafeo.version()].join(' ');
  const hash = createHash('sha256').update(content).digest('hex');
  return join(cacheFolder(), `graph-${hash.slice(0, 32)}.grafeo`);
}

/**
 * Puts a cache file in place as a whole: `write` fills a name of its own beside it, which is then renamed. Of two processes that
 * do so at once, either one's file is right.
 */
export async function placeCache(
  file: string,
  write: (unfinished: string) => Promise<void>,
): Promise<void> {
  const unfinished = `${file}.${process.pid}-${process.hrtime.bigint()}`;
  try {
    await mkdir(cacheFolder(), { recursive: true });
    await write(unfinished);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined && !/GRAFEO-|os error/.test((error as Error).message)) throw error;
    throw new EmbeddedError(
      `The query cache cannot be written to ${cacheFolder()} (${(error as Error).message}): make room there, or set XDG_CACHE_HOME to another folder.`,
    );
  }
  await dropOldest(file).catch(() => {});
}

/** Notes that a cache was used, so that it is not the next to go. */
export async function touchCache(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now).catch(() => {});
}

async function dropOldest(newest: string): Promise<void> {
  const folder = cacheFolder();
  const names = (await readdir(folder)).filter((name) => /^graph-\w+\.grafeo$/.test(name));
  const files = await Promise.all(
    names.map(async (name) => {
      const file = join(folder, name);
      return { file, used: (await stat(file)).mtimeMs };
    }),
  );
  files.sort((a, b) => b.used - a.used);
  for (const { file } of files.slice(KEEP)) if (file !== newest) await rm(file, { force: true });
}
