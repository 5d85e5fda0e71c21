/**
 * The map as bytes: numbers in columns, each as wide as it needs, all first bytes together, then all second bytes, so that it
 * packs well and is read without parsing. Before them stands the rest as JSON, and before that its length.
 */
import type { MapColumns, MapData } from './wire.ts';

/** What a page is told it gets. */
export const MAP_TYPE = 'application/x-paperloom-map';

/** A column of numbers in the bytes that follow the JSON. Number i is least + step · what its bytes say. */
interface Column {
  group: 'nodes' | 'edges';
  name: string;
  length: number;
  /** Bytes a number: 1 to 4. */
  width: number;
  least: number;
  step: number;
}

/** Places on the map are kept to so many steps of its width: far less than a node is large at the nearest zoom. */
const STEPS = 0xffff;

export function packMap(data: MapData): Uint8Array {
  const { nodes, edges, ...rest } = data;
  const columns: Column[] = [];
  const packed: Uint8Array[] = [];
  const texts: Record<string, string[]> = {};
  for (const [group, values] of [
    ['nodes', nodes],
    ['edges', edges],
  ] as const) {
    for (const [name, column] of Object.entries(values) as [string, number[] | string[]][]) {
      if (isText(name)) {
        texts[name] = column as string[];
        continue;
      }
      const [about, bytes] = packColumn(column as number[], name === 'x' || name === 'y');
      columns.push({ group, name, ...about });
      packed.push(bytes);
    }
  }
  const head = new TextEncoder().encode(JSON.stringify({ ...rest, texts, columns }));
  const size = packed.reduce((sum, bytes) => sum + bytes.length, 4 + head.length);
  const all = new Uint8Array(size);
  new DataView(all.buffer).setUint32(0, head.length, true);
  all.set(head, 4);
  let at = 4 + head.length;
  for (const bytes of packed) {
    all.set(bytes, at);
    at += bytes.length;
  }
  return all;
}

/** @throws Error where these are no such bytes, or not all of them */
export function unpackMap(bytes: Uint8Array): MapColumns {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  const { texts, columns, ...rest } = head as { texts: object; columns: Column[] };
  const map = { ...rest, nodes: { ...texts }, edges: {} } as Record<string, object>;
  let at = 4 + length;
  for (const column of columns) {
    const size = column.length * column.width;
    if (at + size > bytes.length) throw new Error('The map is not whole.');
    Object.assign(map[column.group]!, { [column.name]: unpackColumn(bytes, at, column) });
    at += size;
  }
  return map as unknown as MapColumns;
}

function isText(name: string): boolean {
  return name === 'id' || name === 'label';
}

function packColumn(
  values: readonly number[],
  isPlace: boolean,
): [Omit<Column, 'group' | 'name'>, Uint8Array] {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (values.length === 0) [least, most] = [0, 0];
  const step = isPlace ? (most - least) / STEPS || 1 : 1;
  const range = Math.round((most - least) / step);
  const width = range < 1 << 8 ? 1 : range < 1 << 16 ? 2 : range < 1 << 24 ? 3 : 4;
  const bytes = new Uint8Array(values.length * width);
  for (const [i, value] of values.entries()) {
    let left = Math.round((value - least) / step);
    for (let at = i; at < bytes.length; at += values.length) {
      bytes[at] = left & 255;
      left = Math.floor(left / 256);
    }
  }
  return [{ length: values.length, width, least, step }, bytes];
}

function unpackColumn(
  bytes: Uint8Array,
  start: number,
  { length, width, least, step }: Column,
): Float64Array | Int32Array {
  const values = step === 1 ? new Int32Array(length) : new Float64Array(length);
  for (let plane = width - 1; plane >= 0; plane -= 1) {
    const at = start + plane * length;
    for (let i = 0; i < length; i += 1) values[i] = values[i]! * 256 + bytes[at + i]!;
  }
  if (step === 1 && least === 0) return values;
  for (let i = 0; i < length; i += 1) values[i] = least + step * values[i]!;
  return values;
}
