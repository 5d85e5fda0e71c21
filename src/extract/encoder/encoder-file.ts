import { readFileSync } from 'node:fs';
import { PaperloomError } from '../../errors.ts';

/** A matrix of signed bytes; times `scale` they are the weights. */
export interface ByteMatrix {
  rows: number;
  columns: number;
  scale: number;
  bytes: Int8Array;
}

/** The encoder's weights as encoder.bin holds them; written by tools/train/encoder/export.py. */
export interface EncoderData {
  words: string[];
  outlines: string[];
  matrices: Map<string, ByteMatrix>;
  floats: Map<string, Float32Array>;
}

interface Part {
  name: string;
  kind: 'bytes' | 'floats';
  rows: number;
  columns: number;
  scale?: number;
}

/*
 * The file: a line of JSON {"outlines", "parts"} padded with blanks to a multiple of four bytes; the parts one
 * after the other, each filled up to a multiple of four bytes; then the words, one a line.
 */
export function readEncoderFile(url: URL): EncoderData {
  const file = readFileSync(url);
  try {
    const from = file.indexOf(10) + 1;
    const head: { outlines: string[]; parts: Part[] } = JSON.parse(file.toString('utf8', 0, from));
    const matrices = new Map<string, ByteMatrix>();
    const floats = new Map<string, Float32Array>();
    let at = from;
    for (const { name, kind, rows, columns, scale } of head.parts) {
      const count = rows * columns;
      const size = kind === 'bytes' ? count : count * 4;
      const bytes = Int8Array.from(file.subarray(at, at + size));
      if (bytes.length !== size) throw new Error('short');
      if (kind === 'bytes') matrices.set(name, { rows, columns, scale: scale ?? 1, bytes });
      else floats.set(name, new Float32Array(bytes.buffer));
      at += Math.ceil(size / 4) * 4;
    }
    const words = file.toString('utf8', at).split('\n');
    return { words, outlines: head.outlines, matrices, floats };
  } catch {
    throw new PaperloomError('The model file encoder.bin is damaged: install paperloom again.');
  }
}
