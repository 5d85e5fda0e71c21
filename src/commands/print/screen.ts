import { out } from '../../terminal.ts';
import { printableJson } from './plain.ts';
import { rendered, type Screen, screenOf } from './style.ts';

/** The screen that stdout is. */
export function thisScreen(): Screen {
  return screenOf(process.stdout, process.env);
}

/** Prints lines to stdout as the screen can show them. */
export function print(lines: Iterable<string>, screen: Screen): void {
  for (const line of lines) out(rendered(line, screen));
}

export function printJson(value: unknown): void {
  out(printableJson(value));
}
