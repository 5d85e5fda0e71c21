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
    return { line: number, reason: `not JSON (${jsonFault(error as Error, text)})` };
  }
  return entryOfRecord(value, number);
}

/** Where the text stops being JSON, without the engine's quotation of the text. */
export function jsonFault(error: Error, text: string): string {
  const at = /position (\d+)/.exec(error.message)?.[1];
  if (at !== undefined && Number(at) < text.length) return `it breaks at column ${Number(at) + 1}`;
  return /Unexpected end|Unterminated|position/.test(error.message)
    ? 'it breaks off in the middle'
    : 'it does not begin as JSON does';
}
