import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

/** Bytes of a file or of standard input ("-"), unpacked where they are gzip, as UTF-8 without a byte order mark. */
export async function* utf8Bytes(path: string): AsyncGenerator<Buffer> {
  const raw: AsyncIterable<Buffer> = path === '-' ? process.stdin : createReadStream(path);
  const [first, plain] = await peek(raw, 2);
  const unpacked = first[0] === 0x1f && first[1] === 0x8b ? gunzip(plain) : plain;
  const [head, bytes] = await peek(unpacked, 4096);
  const utf16 = utf16Kind(head);
  yield* withoutMark(utf16 ? decoded(bytes, utf16) : bytes);
}

/** The first bytes, and all of them. */
export async function peek(
  chunks: AsyncIterable<Buffer>,
  count: number,
): Promise<[Buffer, AsyncGenerator<Buffer>]> {
  const iterator = chunks[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  let done = false;
  while (head.length < count && !done) {
    const next = await iterator.next();
    if (next.done) done = true;
    else head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  async function* all(): AsyncGenerator<Buffer> {
    try {
      yield head;
      while (!done) {
        const next = await iterator.next();
        if (next.done) return;
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  }
  return [head, all()];
}

async function* gunzip(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const { Readable, pipeline } = await import('node:stream');
  const unpacker = createGunzip();
  // Errors of either stream reach the reader through the unpacker.
  pipeline(Readable.from(chunks), unpacker, () => {});
  yield* unpacker;
}

/** Little or big end first: by its mark, or by the empty upper bytes of Latin letters. */
function utf16Kind(head: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const sample = head.subarray(0, 512);
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2]! += 1;
  const half = sample.length / 2;
  if (half >= 4 && zeros[1]! > half * 0.8 && zeros[0] === 0) return 'utf-16le';
  if (half >= 4 && zeros[0]! > half * 0.8 && zeros[1] === 0) return 'utf-16be';
  return undefined;
}

async function* decoded(chunks: AsyncIterable<Buffer>, kind: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(kind);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

async function* withoutMark(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const [head, bytes] = await peek(chunks, 3);
  const marked = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  let skip = marked ? 3 : 0;
  for await (const chunk of bytes) {
    yield skip > 0 ? chunk.subarray(skip) : chunk;
    skip = 0;
  }
}
