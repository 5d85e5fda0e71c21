import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder, and those above it, where there is none. Node's own recursive mkdir says ENOENT on a read-only file
 * system, and never ends below a folder that takes none, such as /proc.
 *
 * @throws the system's error
 */
export async function makeFolder(path: string): Promise<void> {
  if (await isFolder(path)) return;
  try {
    await mkdir(path);
  } catch (error) {
    const parent = dirname(resolve(path));
    if (codeOf(error) === 'ENOENT' && !(await isFolder(parent))) {
      await makeFolder(parent);
      await makeFolder(path);
    } else if (!(await isFolder(path))) throw error;
  }
}

/**
 * Whether a folder could be made there: the nearest folder above that exists has to be writable.
 *
 * @throws the system's error where it could not
 */
export async function checkParent(path: string): Promise<void> {
  for (let parent = dirname(resolve(path)); ; parent = dirname(parent)) {
    try {
      return await access(parent, constants.W_OK);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT' || parent === dirname(parent)) throw error;
    }
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
