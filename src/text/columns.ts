// Letters that take two columns (the wide ranges of Unicode's East Asian Width that occur in text) and none.
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}(?!\uFE0E)/u;
const NARROW_PICTOGRAPHS = /[\u00A9\u00AE\u2122\u2190-\u21FF\u2600-\u26FF]/u;
const NONE = /[\p{M}\u200B-\u200D\uFEFF\uE000-\uE003]/u;

const PLAIN = /^[ -~]*$/;

/** Columns that a text takes on a terminal. */
export function columnsOf(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let columns = 0;
  for (const c of text) {
    if (NONE.test(c)) continue;
    columns += WIDE.test(c) && !NARROW_PICTOGRAPHS.test(c) ? 2 : 1;
  }
  return columns;
}
