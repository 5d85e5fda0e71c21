import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

/** The encoding to answer with, from an Accept-Encoding header: brotli before gzip before none. */
export function chooseEncoding(header: string | string[] | undefined): Encoding {
  const accepted = new Map<string, number>();
  for (const part of String(header ?? '').split(',')) {
    const [name = '', ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const quality = parameters.find((one) => one.startsWith('q='))?.slice(2);
    accepted.set(name, quality === undefined ? 1 : Number(quality));
  }
  for (const name of ['br', 'gzip'] as const) {
    if ((accepted.get(name) ?? accepted.get('*') ?? 0) > 0) return name;
  }
  return 'identity';
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Under this many bytes compression does not pay. */
const LEAST = 1024;

/**
 * Compresses what is sent, and keeps the last forms of large bodies, which are asked for again by every page.
 * Images and fonts are compressed already.
 */
export class Compressor {
  readonly #kept = new Map<string, { body: Buffer; packed: Promise<Buffer> }>();

  /** @param key names a body that may be asked for again; absent for answers that are made anew */
  async pack(body: Buffer, type: string, encoding: Encoding, key?: string): Promise<Buffer> {
    if (encoding === 'identity' || body.length < LEAST || !isCompressible(type)) return body;
    if (key === undefined) return compress(body, encoding, 4);
    const name = `${encoding} ${key}`;
    let entry = this.#kept.get(name);
    if (!entry?.body.equals(body)) {
      entry = { body, packed: compress(body, encoding, body.length > 4e6 ? 5 : 9) };
      this.#kept.set(name, entry);
    }
    return entry.packed;
  }
}

export function isCompressible(type: string): boolean {
  return /^(text\/|application\/json|application\/x-paperloom|image\/svg)/.test(type);
}

function compress(body: Buffer, encoding: 'br' | 'gzip', effort: number): Promise<Buffer> {
  if (encoding === 'gzip') return zip(body, { level: Math.min(effort, 9) });
  return brotli(body, {
    params: {
      [zlib.BROTLI_PARAM_QUALITY]: effort,
      [zlib.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
}
