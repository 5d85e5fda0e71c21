/** A piece of a Cypher text. Comments and space are none. */
export interface CypherToken {
  kind: 'word' | 'quoted-word' | 'string' | 'number' | 'parameter' | 'sign';
  /** A quoted word or a parameter without its marks; else as it stands. */
  text: string;
  /** Where it begins and ends in the text, in UTF-16 units. */
  start: number;
  end: number;
}

const WORD = String.raw`[\p{L}\p{Nl}_\p{Pc}][\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}_\p{Pc}]*`;
const QUOTED = '`(?:[^`]|``)*(?:`|$)';

// One alternative a kind, tried in this order. What is opened and never closed reaches to the end.
const TOKEN = new RegExp(
  [
    String.raw`(?<skip>\s+|//[^\n\r]*|/\*[\s\S]*?(?:\*/|$))`,
    String.raw`(?<string>'(?:[^'\\]|\\[\s\S])*(?:'|\\?$)|"(?:[^"\\]|\\[\s\S])*(?:"|\\?$))`,
    `\\$(?:(?<parameter>[\\p{L}\\p{Nd}_\\p{Pc}]+)|(?<quotedParameter>${QUOTED}))`,
    `(?<quoted>${QUOTED})`,
    `(?<word>${WORD})`,
    String.raw`(?<number>\d[\w]*)`,
    String.raw`(?<sign>[\s\S])`,
  ].join('|'),
  'uy',
);

/**
 * Cuts a Cypher text into its pieces: enough to tell names, parameters and the ends of statements from what stands in strings
 * and comments. It is no parser and never fails; a text that no engine would accept gets pieces as well.
 *
 * @see https://neo4j.com/docs/cypher-manual/current/syntax/
 */
export function cypherTokens(cypher: string): CypherToken[] {
  const tokens: CypherToken[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < cypher.length) {
    const start = TOKEN.lastIndex;
    const found = TOKEN.exec(cypher)!;
    const { skip, string, parameter, quotedParameter, quoted, word, number } = found.groups!;
    if (skip !== undefined) continue;
    const at = { start, end: start + found[0].length };
    if (string !== undefined) tokens.push({ kind: 'string', text: string, ...at });
    else if (parameter !== undefined) tokens.push({ kind: 'parameter', text: parameter, ...at });
    else if (quotedParameter !== undefined) {
      tokens.push({ kind: 'parameter', text: unquoted(quotedParameter), ...at });
    } else if (quoted !== undefined) {
      tokens.push({ kind: 'quoted-word', text: unquoted(quoted), ...at });
    } else if (word !== undefined) tokens.push({ kind: 'word', text: word, ...at });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, ...at });
    else tokens.push({ kind: 'sign', text: found[0], ...at });
  }
  return tokens;
}

function unquoted(text: string): string {
  return text.slice(1, -1).replaceAll('``', '`');
}
