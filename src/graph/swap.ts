import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { makeFolder } from '../make-folder.ts';

/**
 * Puts a new folder in the place of an old one so that a kill at any moment leaves one of them whole.
 *
 * The new folder is written beside the old one as `.NAME.new-PID-TAG`, then the old one steps aside to
 * `.NAME.old-PID-TAG` and the new one takes its name. No system that Node runs on can exchange two folders in one
 * step through Node, so between the two renames the name is free for some microseconds: whoever looks for the folder
 * then takes the one that stepped aside (see `standIn`), and the next build puts it back.
 */
export class FolderSwap {
  readonly target: string;
  /** Where the new content is to be written. */
  readonly staging: string;
  readonly #aside: string;

  private constructor(target: string, tag: string) {
    this.target = target;
    this.staging = sibling(target, `new-${tag}`);
    this.#aside = sibling(target, `old-${tag}`);
  }

  /** Clears what killed builds left, and makes the empty staging folder. */
  static async begin(folder: string): Promise<FolderSwap> {
    const target = await real(folder);
    await makeFolder(dirname(target));
    await clearLeftovers(target);
    const tag = `${process.pid}-${randomBytes(4).toString('hex')}`;
    running.add(tag);
    const swap = new FolderSwap(target, tag);
    await mkdir(swap.staging);
    return swap;
  }

  /** The staging folder takes the place of the old one. On an error the old one is back in its place. */
  async commit(): Promise<void> {
    await sync(this.staging);
    for (let attempt = 0; ; attempt++) {
      const movedAside = await renameIfThere(this.target, this.#aside);
      try {
        await rename(this.staging, this.target);
        break;
      } catch (error) {
        if (movedAside) await rename(this.#aside, this.target).catch(() => {});
        // Another build took the place between the two renames: its graph is the old one now.
        if (attempt >= 9 || (error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
        await rm(this.#aside, { recursive: true, force: true });
      }
    }
    await sync(dirname(this.target));
    await rm(this.#aside, { recursive: true, force: true });
    running.delete(tagOf(this.staging));
  }

  /** Forgets the new content; the old folder stays as it is. */
  async discard(): Promise<void> {
    await rm(this.staging, { recursive: true, force: true });
    running.delete(tagOf(this.staging));
  }
}

/** Tags of the swaps that this process has under way. */
const running = new Set<string>();

/** The folder that stepped aside for a new one that never came, if there is one. */
export async function standIn(folder: string): Promise<string | undefined> {
  const target = await real(folder);
  const prefix = `.${basename(target)}.old-`;
  const names = await readdir(dirname(target)).catch(() => []);
  const found = names.filter((name) => name.startsWith(prefix)).sort();
  return found.length > 0 ? join(dirname(target), found.at(-1)!) : undefined;
}

async function clearLeftovers(target: string): Promise<void> {
  const prefixes = [`.${basename(target)}.new-`, `.${basename(target)}.old-`];
  const names = await readdir(dirname(target));
  const left = names.filter((name) => prefixes.some((p) => name.startsWith(p))).filter(abandoned);
  const aside = left.filter((name) => name.startsWith(prefixes[1]!)).sort();
  // A build was killed between its two renames: the graph goes back to its name before anything is removed.
  if (aside.length > 0 && !names.includes(basename(target))) {
    await renameIfThere(join(dirname(target), aside.pop()!), target);
  }
  for (const name of left) {
    await rm(join(dirname(target), name), { recursive: true, force: true });
  }
}

/** Whether the process that made it is gone. Our own process id on a tag that is not ours is a reused one. */
function abandoned(name: string): boolean {
  const tag = tagOf(name);
  const pid = Number(tag.split('-')[0]);
  if (running.has(tag)) return false;
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function tagOf(name: string): string {
  return name.slice(name.lastIndexOf('.')).replace(/^\.(new|old)-/, '');
}

function sibling(target: string, suffix: string): string {
  return join(dirname(target), `.${basename(target)}.${suffix}`);
}

/** A link to a folder stays a link: what it points at is replaced. */
async function real(folder: string): Promise<string> {
  return realpath(folder).catch(() => resolve(folder));
}

async function renameIfThere(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Brings a folder's own entries to the disk. Systems that cannot do that for folders do it by themselves. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
