import { UsageError } from '../errors.ts';
import { type CypherToken, cypherTokens } from './cypher-tokens.ts';

/** A name that a query uses, and where it first stands. */
export interface UsedName {
  name: string;
  start: number;
}

/** What a query names, each name once, in the order of the text. */
export interface UsedNames {
  labels: UsedName[];
  types: UsedName[];
  properties: UsedName[];
}

/** The parameters that a query uses, in the order of the text, each once. */
export function usedParameters(cypher: string): string[] {
  const tokens = cypherTokens(cypher);
  const names = tokens
    // `n:$any(…)` and `n:$(…)` are labels that are worked out, not parameters.
    .filter(({ kind, text }, i) => {
      const dynamic = /^(any|all)$/i.test(text) && tokens[i + 1]?.text === '(';
      return kind === 'parameter' && !dynamic;
    })
    .map(({ text }) => text);
  return [...new Set(names)];
}

/**
 * Makes sure that a text is one statement; a semicolon may end it.
 *
 * @throws UsageError when it holds none or several
 */
export function checkOneStatement(cypher: string): void {
  let statements = 0;
  let open = false;
  let second = 0;
  for (const { kind, text, start } of cypherTokens(cypher)) {
    if (kind === 'sign' && text === ';') {
      open = false;
      continue;
    }
    if (!open) {
      statements++;
      open = true;
      if (statements === 2) second = start;
    }
  }
  if (statements === 0) {
    throw new UsageError('The query is empty: give Cypher, such as "MATCH (n) RETURN count(n)".');
  }
  if (statements > 1) {
    const line = cypher.slice(0, second).split('\n').length;
    throw new UsageError(
      `These are ${statements} queries, the second one from line ${line} on: give one at a time.`,
    );
  }
}

/** Whether a query holds `CALL { … } IN TRANSACTIONS`, in any of its forms. */
export function commitsByItself(cypher: string): boolean {
  const words = cypherTokens(cypher).map(({ kind, text }) => (kind === 'word' ? text : ''));
  return words.some(
    (word, i) =>
      /^TRANSACTIONS?$/i.test(word) &&
      words.slice(Math.max(0, i - 3), i).some((before) => /^IN$/i.test(before)),
  );
}

/**
 * The labels, relationship types and properties that a query names. Which a name is, is told by what stands around it, so that a
 * map of the query's own (`{shared: 1}`) and its keys are not taken for properties of the graph.
 */
export function usedNames(cypher: string): UsedNames {
  const tokens = cypherTokens(cypher);
  const names = { labels: new Map(), types: new Map(), properties: new Map() };
  const keysOfMaps = new Set<string>();
  /** The open brackets: what is named after ":" depends on them. */
  const open: ('node' | 'relationship' | 'pattern-map' | 'map' | 'other')[] = [];
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    const next = tokens[i + 1];
    const inside = open.at(-1);
    if (token.kind === 'sign') {
      if (token.text === '(') open.push(isName(before) && !isKeyword(before) ? 'other' : 'node');
      else if (token.text === '[') open.push(isArrow(before) ? 'relationship' : 'other');
      else if (token.text === '{') open.push(mapKind(tokens, i, inside));
      else if (/[)\]}]/.test(token.text)) open.pop();
      return;
    }
    if (!isName(token)) return;
    if (isSign(next, ':') && (inside === 'map' || inside === 'pattern-map')) {
      if (inside === 'map') keysOfMaps.add(token.text);
      else keep(names.properties, token);
    } else if (isSign(before, '.') && !isSign(next, '(') && !isSign(next, '.')) {
      if (isValue(tokens[i - 2]) && !namesProcedure(tokens, i)) keep(names.properties, token);
    } else if (namesLabel(tokens, i, inside)) {
      if (inside === 'relationship') keep(names.types, token);
      else if (inside !== 'map' && inside !== 'pattern-map') keep(names.labels, token);
    }
  });
  for (const key of keysOfMaps) names.properties.delete(key);
  const list = (found: Map<string, number>): UsedName[] =>
    [...found].map(([name, start]) => ({ name, start }));
  return {
    labels: list(names.labels),
    types: list(names.types),
    properties: list(names.properties),
  };
}

function keep(found: Map<string, number>, { text, start }: CypherToken): void {
  if (!found.has(text)) found.set(text, start);
}

function isName(token: CypherToken | undefined): boolean {
  return token?.kind === 'word' || token?.kind === 'quoted-word';
}

function isSign(token: CypherToken | undefined, text: string): boolean {
  return token?.kind === 'sign' && token.text === text;
}

/** What a property can be asked of: a variable, or the end of an expression in brackets. */
function isValue(token: CypherToken | undefined): boolean {
  return isName(token) || isSign(token, ')') || isSign(token, ']');
}

/** Words that a pattern or a map may follow; any other word before "(" is a function's name. */
const KEYWORDS = new Set(
  'MATCH OPTIONAL WHERE AND OR XOR NOT WITH RETURN MERGE CREATE IN AS BY WHEN THEN ELSE UNWIND SET DELETE DISTINCT CALL UNION USING ON YIELD EXISTS COUNT COLLECT ALL ANY CASE SHORTEST FOREACH'.split(
    ' ',
  ),
);

function isKeyword(token: CypherToken | undefined): boolean {
  return token?.kind === 'word' && KEYWORDS.has(token.text.toUpperCase());
}

function isArrow(token: CypherToken | undefined): boolean {
  return isSign(token, '-');
}

/** What "{" opens: the properties of a pattern, a map, or a query within the query. */
function mapKind(
  tokens: readonly CypherToken[],
  i: number,
  inside: string | undefined,
): 'pattern-map' | 'map' | 'other' {
  const [beforeLast, before, next, after] = [i - 2, i - 1, i + 1, i + 2].map((at) => tokens[at]);
  const isMap =
    isSign(next, '}') || ((isName(next) || next?.kind === 'string') && isSign(after, ':'));
  if (!isMap) return 'other';
  const inPattern = inside === 'node' || inside === 'relationship';
  const afterName = isName(before) && !isKeyword(before);
  const opens = (isSign(before, '(') || isSign(before, '[')) && !isName(beforeLast);
  return inPattern && (afterName || opens) ? 'pattern-map' : 'map';
}

/** Whether a name stands where labels and types do: after ":", or within brackets of a pattern after "|" or "&" and such a one. */
function namesLabel(
  tokens: readonly CypherToken[],
  i: number,
  inside: string | undefined,
): boolean {
  const [beforeLast, before] = [tokens[i - 2], tokens[i - 1]];
  if (isSign(before, ':')) return !isSign(beforeLast, ':');
  if (isSign(before, '!')) return isSign(beforeLast, ':');
  const alternative = isSign(before, '|') || isSign(before, '&');
  const inPattern = inside === 'node' || inside === 'relationship';
  return alternative && inPattern && isName(beforeLast) && namesLabel(tokens, i - 2, inside);
}

/** Whether a name is the last of a procedure's name that stands without brackets: `CALL db.labels`. */
function namesProcedure(tokens: readonly CypherToken[], i: number): boolean {
  let at = i;
  while (isSign(tokens[at - 1], '.') && isName(tokens[at - 2])) at -= 2;
  return tokens[at - 1]?.text.toUpperCase() === 'CALL';
}
