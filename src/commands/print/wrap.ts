import { columnsOf } from '../../text/columns.ts';

export { columnsOf };

/** Breaks a text at spaces into lines of at most `width` columns, each after `indent`. A longer word stands alone. */
export function wrap(text: string, width: number, indent = '', hanging = indent): string[] {
  const lines: string[] = [];
  let line = indent;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && columnsOf(line) + 1 + columnsOf(word) > width) {
      lines.push(line.trimEnd());
      line = hanging;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line.trimEnd()];
}

/** Cuts a text to a number of columns, after a word where one ends in its second half, with "…" where something is gone. */
export function cut(text: string, width: number): string {
  if (columnsOf(text) <= width) return text;
  let kept = '';
  let columns = 0;
  for (const c of text) {
    columns += columnsOf(c);
    if (columns > width - 1) break;
    kept += c;
  }
  const space = text[kept.length] === ' ' ? kept.length : kept.lastIndexOf(' ');
  return `${kept.slice(0, space > kept.length / 2 ? space : undefined).trimEnd()}…`;
}
