import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { canonicalJson } from './canonical.ts';

/** The files of a graph folder, besides manifest.json. */
export const GRAPH_FILES = [
  'papers.jsonl',
  'entities.jsonl',
  'relations.jsonl',
  'communities.jsonl',
  'layout.jsonl',
] as const;

const CHUNK = 1 << 20;

/** Writes one object a line, brings the file to the disk, and says its SHA-256. */
export async function writeLines(path: string, lines: Iterable<unknown>): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(path, 'wx');
  try {
    let pending = '';
    for (const line of lines) {
      pending += `${canonicalJson(line)}\n`;
      if (pending.length >= CHUNK) {
        await append(handle, pending, hash);
        pending = '';
      }
    }
    await append(handle, pending, hash);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}

async function append(handle: FileHandle, text: string, hash: Hash): Promise<void> {
  const bytes = Buffer.from(text);
  hash.update(bytes);
  await handle.writeFile(bytes);
}

export interface ReadLine {
  /** From 1. */
  number: number;
  text: string;
}

/** Lines of an open file, blank ones left out, in batches; `hash` sees every byte. Lines end at line feeds alone. */
export async function* readLines(handle: FileHandle, hash: Hash): AsyncGenerator<ReadLine[]> {
  const chunk = Buffer.allocUnsafe(CHUNK);
  let rest: Buffer = Buffer.alloc(0);
  let number = 0;
  for (let position = 0; ; ) {
    const { bytesRead } = await handle.read(chunk, 0, CHUNK, position);
    position += bytesRead;
    const bytes = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
    hash.update(chunk.subarray(0, bytesRead));
    const batch: ReadLine[] = [];
    let from = 0;
    while (from < bytes.length) {
      let end = bytes.indexOf(10, from);
      if (end < 0 && bytesRead > 0) break;
      if (end < 0) end = bytes.length;
      const text = bytes.toString('utf8', from, end).trim();
      number++;
      if (text !== '') batch.push({ number, text });
      from = end + 1;
    }
    rest = Buffer.from(bytes.subarray(from));
    yield batch;
    if (bytesRead === 0) return;
  }
}
