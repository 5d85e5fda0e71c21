// Letters that take two columns (the wide ranges of Unicode's East Asian Width that occur in text) and none.
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}(?!\uFE0E)/u;
const NARROW_PICTOGRAPHS = /[\u00A9\u00AE\u2122\u2190-\u21FF\u2600-\u26FF]/u;
const NONE = /[\p{M}\u200B-\u200D\uFEFF\uE000-\uE003]/u;

/** Columns that a text takes on a terminal. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const c of text) {
    if (NONE.test(c)) continue;
    columns += WIDE.test(c) && !NARROW_PICTOGRAPHS.test(c) ? 2 : 1;
  }
  return columns;
}

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
