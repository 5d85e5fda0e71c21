import type { Entry } from './entry.ts';
import type { Line } from './lines.ts';
import { entryOfRecord } from './record.ts';

/** One JSON object a line. A line that cannot be read is refused alone. */
export async function* readJsonl(lines: AsyncIterable<Line>): AsyncGenerator<Entry> {
  for await (const line of lines) {
    if (line.text.trim() === '' && !line.problem) continue;
    yield line.problem ? { line: line.number, reason: line.problem } : entryOfLine(line);
  }
}

function entryOfLine({ text, number }: Line): Entry {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { line: number, reason: notJson(error as Error, text) };
  }
  return entryOfRecord(value, number);
}

/** Says that a text is not JSON, and where it stops being so if the engine tells; the text itself is not repeated. */
export function notJson(error: Error, text: string): string {
  const at = /position (\d+)/.exec(error.message)?.[1];
  if (at !== undefined && Number(at) < text.length) {
    return `not JSON (it breaks at column ${Number(at) + 1})`;
  }
  return at !== undefined || /Unexpected end|Unterminated/.test(error.message)
    ? 'not JSON (it breaks off in the middle)'
    : 'not JSON';
}
