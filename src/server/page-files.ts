import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PaperloomError } from '../errors.ts';
import type { OfflinePage } from '../export/html.ts';

/** Where the built explorer lies: beside the compiled program, and the same from the sources. */
const PAGE_FOLDER = fileURLToPath(new URL('../../dist/viz/', import.meta.url));

/** The explorer as one script and one style sheet, for a page that is one file. */
const OFFLINE_FOLDER = fileURLToPath(new URL('../../dist/viz-offline/', import.meta.url));

export interface PageFile {
  content: Buffer;
  type: string;
  /** Named by its content, so that a browser may keep it for ever. */
  lasting: boolean;
}

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
  png: 'image/png',
};

/**
 * Reads the built explorer into memory. Requests are answered from this list alone, so that no address, however
 * written, can reach another file.
 * @throws PaperloomError when the explorer was not built
 */
export async function readPageFiles(folder = PAGE_FOLDER): Promise<Map<string, PageFile>> {
  const files = new Map<string, PageFile>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = `/${relative(folder, path).split(sep).join('/')}`;
    const type = TYPES[/\.(\w+)$/.exec(name)?.[1] ?? ''] ?? 'application/octet-stream';
    files.set(name, { content: await readFile(path), type, lasting: name.startsWith('/assets/') });
  }
  const index = files.get('/index.html');
  if (!index) {
    throw new PaperloomError(
      `The explorer is not built (no index.html in ${folder}). Run "npm run build:viz" first.`,
    );
  }
  files.set('/', index);
  return files;
}

/**
 * What a page that is one file is made of.
 * @throws PaperloomError when the explorer was not built
 */
export async function readOfflinePage(
  folder = OFFLINE_FOLDER,
  page = PAGE_FOLDER,
): Promise<OfflinePage> {
  const read = (path: string) => readFile(path, 'utf8');
  try {
    const [script, style, icon] = await Promise.all([
      read(join(folder, 'offline.js')),
      read(join(folder, 'offline.css')),
      read(join(page, 'icon.svg')),
    ]);
    return { script, style, icon };
  } catch {
    throw new PaperloomError(
      `The explorer is not built (no offline.js in ${folder}). Run "npm run build:viz" first.`,
    );
  }
}
