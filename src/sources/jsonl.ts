import type { Entry } from './entry.ts';
import { notJson } from './json-fault.ts';
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
  } catch {
    return { line: number, reason: notJson(text) };
  }
  return entryOfRecord(value, number);
}
