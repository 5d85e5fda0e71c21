import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import grafeo from '@grafeo-db/js';
import { cacheFolder } from '../cache-folder.ts';
import { graphHash, readManifest } from '../graph/folder.ts';
import { systemReason } from '../graph/folder-error.ts';
import { GRAPH_FILES } from '../graph/folder-files.ts';
import { makeFolder } from '../make-folder.ts';
import { EmbeddedError } from './embedded-errors.ts';

/** Raise it when a record's shape changes: caches of older shapes are then not found again. */
const SHAPE = 2;

/** Graphs kept; the least recently asked goes first. */
const KEEP = 8;

/** graph-KEY-HASH.grafeo */
const CACHE = /^graph-([0-9a-f]{32})-([0-9a-f]{32})\.grafeo$/;

const UNFINISHED = /^[0-9a-f]{32}\.\d+-\d+$/;

/**
 * The key of a graph folder's content. The content is what the manifest says of it, and the sizes of its files, which show most
 * changes that someone made by hand.
 *
 * @throws GraphFolderError when the folder is no graph
 */
export async function cacheKey(graphFolder: string): Promise<string> {
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
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}

/**
 * The whole and undamaged cache file of a key, if there is one. A file's name ends in the hash of its bytes, because the engine
 * itself takes some damaged files for empty databases; a file that is not what its name says is removed.
 */
export async function findCache(key: string): Promise<string | undefined> {
  const names = await readdir(cacheFolder()).catch(() => []);
  for (const name of names) {
    if (CACHE.exec(name)?.[1] !== key) continue;
    const file = join(cacheFolder(), name);
    if ((await hashOf(file).catch(() => '')) === CACHE.exec(name)![2]) {
      const now = new Date();
      await utimes(file, now, now).catch(() => {});
      return file;
    }
    await rm(file, { force: true });
  }
  return undefined;
}

/**
 * Puts a cache file in place as a whole: `write` fills a name of its own beside it, which is then renamed. Of two processes that
 * do so at once, either one's file is right.
 */
export async function placeCache(
  key: string,
  write: (unfinished: string) => Promise<void>,
): Promise<string> {
  const folder = cacheFolder();
  const unfinished = join(folder, `${key}.${process.pid}-${process.hrtime.bigint()}`);
  try {
    await makeFolder(folder);
    await write(unfinished);
    const file = join(folder, `graph-${key}-${await hashOf(unfinished)}.grafeo`);
    await rename(unfinished, file);
    await dropOldest(file).catch(() => {});
    return file;
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined && !/GRAFEO-|os error/.test(message)) throw error;
    // The engine tells the system's error in text: "… No space left on device (os error 28)".
    const reason = /os error 28\b/.test(message)
      ? systemReason({ code: 'ENOSPC' })
      : systemReason(error);
    throw new EmbeddedError(
      `The query cache cannot be written to ${folder} (${reason}): make room there, or set XDG_CACHE_HOME to another folder.`,
    );
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex').slice(0, 32);
}

async function dropOldest(newest: string): Promise<void> {
  const folder = cacheFolder();
  const all = await readdir(folder);
  // What a killed process left; another's that is being written is younger than an hour.
  for (const name of all.filter((one) => UNFINISHED.test(one))) {
    const file = join(folder, name);
    if ((await stat(file)).mtimeMs < Date.now() - 3_600_000) await rm(file, { force: true });
  }
  const names = all.filter((name) => CACHE.test(name));
  const files = await Promise.all(
    names.map(async (name) => {
      const file = join(folder, name);
      return { file, used: (await stat(file)).mtimeMs };
    }),
  );
  files.sort((a, b) => b.used - a.used);
  for (const { file } of files.slice(KEEP)) if (file !== newest) await rm(file, { force: true });
}
