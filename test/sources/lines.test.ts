import { describe, expect, it } from 'vitest';
import { linesOf } from '../../src/sources/lines.ts';

describe('lines', () => {
  it('are the same in whatever pieces the bytes come', async () => {
    const bytes = Buffer.from('a\nb\r\n\r\nc\rdé\n\nlast');
    for (let size = 1; size <= bytes.length; size += 1) {
      const lines = [];
      for await (const line of linesOf(pieces(bytes, size))) lines.push(line);
      expect(lines, `pieces of ${size}`).toEqual(
        ['a', 'b', '', 'c', 'dé', '', 'last'].map((text, at) => ({ number: at + 1, text })),
      );
    }
  });

  it('without end are refused before they fill the memory', async () => {
    const megabyte = Buffer.alloc(1 << 20, 'x');
    async function* endless() {
      for (let at = 0; at < 65; at += 1) yield megabyte;
      yield Buffer.from('\nshort\n');
    }
    const lines = [];
    for await (const line of linesOf(endless())) lines.push(line);
    expect(lines).toEqual([
      { number: 1, text: '', problem: 'the line is longer than 64 MiB' },
      { number: 2, text: 'short' },
    ]);
  });
});

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
