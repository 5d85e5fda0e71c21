import type { Json } from './store.ts';

/**
 * A value as Cypher writes it, on one line: text in single quotes, with every character that could end it, break the line or turn
 * it around written as an escape. A Unicode escape never stands for a quote or backslash, since Cypher 5 resolves it before it looks for
 * the end of the text.
 */
export function cypherLiteral(value: Json): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return textLiteral(value);
  if (typeof value !== 'object') return numberLiteral(value);
  if (Array.isArray(value)) return `[${value.map(cypherLiteral).join(', ')}]`;
  const entries = Object.entries(value).map(
    ([key, inner]) => `${cypherName(key)}: ${cypherLiteral(inner)}`,
  );
  return `{${entries.join(', ')}}`;
}

/** A name (of a parameter, of a key) as Cypher writes it: in backticks unless it is a plain word. */
export function cypherName(name: string): string {
  if (/^[A-Za-z_]\w*$/.test(name)) return name;
  return `\`${escaped(name.replaceAll('\\', '\\u005C')).replaceAll('`', '``')}\``;
}

function textLiteral(text: string): string {
  return `'${escaped(text.replace(/[\\']/g, '\\$&'))}'`;
}

// Control characters, half surrogate pairs, line ends, and marks that turn the direction of text.
const INVISIBLE = /[\p{Cc}\p{Cs}\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(text: string): string {
  return text.replace(
    INVISIBLE,
    (c) => SHORT[c] ?? `\\u${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}

function numberLiteral(value: number | boolean): string {
  if (typeof value === 'boolean' || Number.isSafeInteger(value)) return String(value);
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  // 1e+21 → 1e21; a number without a point or an exponent would be an integer.
  const text = String(value).replace('e+', 'e');
  return /[.e]/.test(text) ? text : `${text}.0`;
}
