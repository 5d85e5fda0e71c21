import { isUtf8 } from 'node:buffer';
import type { Entry } from './entry.ts';
import { notJson } from './json-fault.ts';
import { entryOfRecord } from './record.ts';

/** A JSON array of papers, or objects written over several lines one after the other. Read as a stream. */
export async function* readJson(chunks: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  const cutter = new ObjectCutter();
  for await (const chunk of chunks) {
    for (const { line, bytes } of cutter.push(chunk)) yield entryOf(line, bytes);
  }
  const line = cutter.unfinished();
  if (line) yield { line, reason: 'the file breaks off in the middle of this entry' };
}

function entryOf(line: number, bytes: Buffer): Entry {
  if (!isUtf8(bytes)) return { line, reason: 'not UTF-8 text' };
  const text = bytes.toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { line, reason: notJson(text) };
  }
  return entryOfRecord(value, line);
}

const LF = 10;
const QUOTE = 34;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;
/** White space, commas and the brackets of the array itself. */
const BETWEEN = new Set([9, LF, 13, 32, 44, 91, 93]);

/** Cuts bytes into the objects of the outermost level by counting braces outside strings. All marks are ASCII. */
class ObjectCutter {
  #line = 1;
  #depth = 0;
  #inString = false;
  #escaped = false;
  /** Line on which what is being cut began: an object, or another value in its place; 0 between values. */
  #started = 0;
  /** A line ended within a string, which JSON does not allow: a quotation mark is missing somewhere above. */
  #broken = false;
  #atLineStart = true;
  #held: Buffer[] = [];

  *push(chunk: Buffer): Generator<{ line: number; bytes: Buffer }> {
    let from = 0;
    const cut = (to: number) => {
      const found = { line: this.#started, bytes: this.#take(chunk.subarray(from, to)) };
      from = to;
      return found;
    };
    for (let at = 0; at < chunk.length; at += 1) {
      const c = chunk[at]!;
      // Braces cannot be counted on any more: an object at the start of a line is taken for the next one.
      if (this.#broken && c === OPEN && this.#atLineStart) yield cut(at);
      if (this.#started === 0) {
        if (!BETWEEN.has(c)) {
          from = at;
          this.#started = this.#line;
          this.#enter(c);
        }
      } else if (this.#endsAt(c)) {
        // A brace belongs to its object; a comma or a bracket does not belong to a bare value.
        yield cut(c === CLOSE ? at + 1 : at);
      }
      if (c === LF) this.#line += 1;
      this.#atLineStart = c === LF || (this.#atLineStart && BETWEEN.has(c));
    }
    if (this.#started > 0) this.#held.push(chunk.subarray(from));
  }

  /** @returns the line of an object that has no end */
  unfinished(): number {
    return this.#started;
  }

  #take(last: Buffer): Buffer {
    const bytes = Buffer.concat([...this.#held, last]);
    this.#held = [];
    this.#started = 0;
    this.#depth = 0;
    this.#broken = false;
    this.#inString = false;
    return bytes;
  }

  #enter(c: number): void {
    if (c === QUOTE) this.#inString = true;
    else if (c === OPEN) this.#depth += 1;
  }

  #endsAt(c: number): boolean {
    if (this.#escaped) this.#escaped = false;
    else if (this.#inString) {
      if (c === BACKSLASH) this.#escaped = true;
      else if (c === QUOTE || c === LF) this.#inString = false;
      if (c === LF) this.#broken = true;
    } else if (c === CLOSE && this.#depth > 0) {
      this.#depth -= 1;
      return this.#depth === 0;
    } else if (this.#depth === 0 && BETWEEN.has(c)) return true;
    else this.#enter(c);
    return false;
  }
}
