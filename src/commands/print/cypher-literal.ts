import { stringLiteral } from '../../export/cypher.ts';
import type { Json } from '../../stores/store.ts';

/** A value as Cypher writes it, on one line. */
export function cypherLiteral(value: Json): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return stringLiteral(value);
  if (typeof value !== 'object') return numberLiteral(value);
  if (Array.isArray(value)) return `[${value.map(cypherLiteral).join(', ')}]`;
  const entries = Object.entries(value).map(
    ([key, inner]) => `${cypherName(key)}: ${cypherLiteral(inner)}`,
  );
  return `{${entries.join(', ')}}`;
}

// Line ends and what a terminal obeys; a backslash, since Neo4j reads \uXXXX in names too.
const ESCAPED = /[\\\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

/** A name (of a parameter, of a key) as Cypher writes it: in backticks unless it is a plain word. */
export function cypherName(name: string): string {
  if (/^[A-Za-z_]\w*$/.test(name)) return name;
  const escaped = (c: string) =>
    `\\u${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  return `\`${name.replaceAll('`', '``').replace(ESCAPED, escaped)}\``;
}

function numberLiteral(value: number | boolean): string {
  if (typeof value === 'boolean' || Number.isSafeInteger(value)) return String(value);
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  // 1e+21 → 1e21; a number without a point or an exponent would be an integer.
  const text = String(value).replace('e+', 'e');
  return /[.e]/.test(text) ? text : `${text}.0`;
}
