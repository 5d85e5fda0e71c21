/**
 * Text of a paper or a name as it may be printed: on one line, and without the characters by which it could move the
 * cursor, set colours, rename the window or turn the line around (control characters and bidirectional overrides;
 * "Trojan Source", https://arxiv.org/abs/2111.00169). Each is shown as U+FFFD.
 */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(UNPRINTABLE, '\uFFFD').trim();
}

// Control characters and half surrogate pairs; U+E000 to U+E003 are the printer's own marks (see style.ts).
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uE000-\uE003]/gu;

/** A value as JSON for stdout: control characters above ASCII are escaped too, as terminals obey some of them. */
export function printableJson(value: unknown, indent = 2): string {
  return JSON.stringify(value, undefined, indent).replace(
    /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
