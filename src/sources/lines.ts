import { isUtf8 } from 'node:buffer';

/** A line of a file, without its end. A line with a `problem` has no text. */
export interface Line {
  /** From 1. */
  number: number;
  text: string;
  problem?: string;
}

/** Bytes in a line beyond which no paper is expected; it keeps a file without line ends from filling the memory. */
const LONGEST = 64 * 1024 * 1024;
const LF = 10;
const CR = 13;

/** Cuts UTF-8 bytes into lines at LF, CR LF or CR. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let number = 0;
  let held: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, from)) {
      const end = chunk.subarray(from, at);
      from = at + 1;
      const bytes = held.length > 0 ? Buffer.concat([...held, end]) : end;
      // Told apart by number: a line too long has been let go already.
      for (const line of linesAtCr(bytes, number, size + end.length)) {
        number = line.number;
        yield line;
      }
      held = [];
      size = 0;
    }
    const rest = chunk.subarray(from);
    size += rest.length;
    if (size > LONGEST) held = [];
    else if (rest.length > 0) held.push(rest);
  }
  if (size > 0) yield* linesAtCr(Buffer.concat(held), number, size);
}

function* linesAtCr(bytes: Buffer, before: number, size: number): Generator<Line> {
  let number = before;
  if (size > LONGEST) {
    yield { number: number + 1, text: '', problem: 'the line is longer than 64 MiB' };
    return;
  }
  let from = 0;
  for (let at = bytes.indexOf(CR); at >= 0; at = bytes.indexOf(CR, from)) {
    if (at === bytes.length - 1) break;
    number += 1;
    yield textLine(bytes.subarray(from, at), number);
    from = at + 1;
  }
  const end = bytes.at(-1) === CR ? bytes.length - 1 : bytes.length;
  yield textLine(bytes.subarray(from, end), number + 1);
}

function textLine(bytes: Buffer, number: number): Line {
  if (!isUtf8(bytes)) return { number, text: '', problem: 'not UTF-8 text' };
  return { number, text: bytes.toString('utf8') };
}
