import { readFileSync } from 'node:fs';
import { mergeKey } from './merge-key.ts';
import { hashText } from './random.ts';

const MAGIC = 0x4c54414c; // "LATL"
const VERSION = 1;
/** Bytes before the columns: magic, version, how many names, cells, regions. */
const HEAD = 5 * 4;

/** Rows of the atlas, one a name; `cellOf` and places by row, `regionOf` by cell. */
export interface AtlasColumns {
  /** Hashes of merge keys, rising. */
  keys: Uint32Array;
  cellOf: Uint16Array;
  /** Where the name stands on the atlas's own map, −32767 to 32767 from the middle to the farther edges. */
  x: Int16Array;
  y: Int16Array;
  regionOf: Uint16Array;
}

/**
 * Where the best connected names of the field stand: their region, and their cell (a sub-region) within it, and their
 * place. It gives every graph of the field the same start, so that what it is divided into and where that lies stays
 * nearly the same when papers are added. tools/atlas makes it from the public corpus. Names are told by a hash of their
 * merge key, whatever their type: of 100,000 strange names one in five graphs is taken for a known one by chance, and
 * starts in a wrong place, no more.
 */
export class Atlas implements AtlasColumns {
  readonly keys: Uint32Array;
  readonly cellOf: Uint16Array;
  readonly x: Int16Array;
  readonly y: Int16Array;
  readonly regionOf: Uint16Array;

  constructor(columns: AtlasColumns) {
    this.keys = columns.keys;
    this.cellOf = columns.cellOf;
    this.x = columns.x;
    this.y = columns.y;
    this.regionOf = columns.regionOf;
  }

  get cells(): number {
    return this.regionOf.length;
  }

  /** The row of a name, or −1 where the atlas does not know it. */
  find(name: string): number {
    const key = hashText(mergeKey(name));
    let [low, high] = [0, this.keys.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.keys[middle]!;
      if (found === key) return middle;
      if (found < key) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}

/** The atlas as bytes: a head of five whole numbers, then the columns as they stand, little endian. */
export function encodeAtlas({ keys, cellOf, x, y, regionOf }: AtlasColumns): Uint8Array {
  const regions = regionOf.reduce((most, region) => Math.max(most, region + 1), 0);
  const head = Uint32Array.of(MAGIC, VERSION, keys.length, regionOf.length, regions);
  const columns = [head, keys, cellOf, x, y, regionOf];
  const bytes = new Uint8Array(columns.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const column of columns) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += column.byteLength;
  }
  return bytes;
}

/** @throws Error when the bytes are no atlas of this version */
export function decodeAtlas(bytes: Uint8Array): Atlas {
  // A copy: a buffer of Node lies anywhere in a larger one.
  const { buffer } = new Uint8Array(bytes);
  const view = new DataView(buffer);
  const word = (i: number) => (bytes.length < HEAD ? 0 : view.getUint32(4 * i, true));
  const [names, cells] = [word(2), word(3)];
  if (word(0) !== MAGIC || word(1) !== VERSION || bytes.length !== HEAD + 10 * names + 2 * cells) {
    throw new Error('atlas.bin is damaged or of another version');
  }
  const column = HEAD + 4 * names;
  return new Atlas({
    keys: new Uint32Array(buffer, HEAD, names),
    cellOf: new Uint16Array(buffer, column, names),
    x: new Int16Array(buffer, column + 2 * names, names),
    y: new Int16Array(buffer, column + 4 * names, names),
    regionOf: new Uint16Array(buffer, column + 6 * names, cells),
  });
}

let bundled: Atlas | undefined;

/** The atlas that comes with the package. */
export function bundledAtlas(): Atlas {
  bundled ??= decodeAtlas(readFileSync(new URL('../../src/graph/data/atlas.bin', import.meta.url)));
  return bundled;
}
