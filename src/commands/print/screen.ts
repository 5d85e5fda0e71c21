import { out } from '../../terminal.ts';
import { printableJson } from './plain.ts';
import { rendered, type Screen, screenOf } from './style.ts';

/** The screen that stdout is. */
export function thisScreen(): Screen {
  return screenOf(process.stdout, process.env);
}

/** The same for tables, which may be as wide as the terminal: nobody reads them line by line. */
export function tableScreen(): Screen {
  const { columns, isTTY } = process.stdout;
  return { ...thisScreen(), ...(isTTY && columns && { width: Math.max(columns, 40) }) };
}

/** Prints lines to stdout as the screen can show them. */
export function print(lines: Iterable<string>, screen: Screen): void {
  for (const line of lines) out(rendered(line, screen));
}

export function printJson(value: unknown): void {
  out(printableJson(value));
}
