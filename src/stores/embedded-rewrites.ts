import { type CypherToken, cypherTokens } from './cypher-tokens.ts';

/** What to write instead of something of Neo4j's that the embedded engine does not read, and where it stands. */
export interface Rewrite {
  advice: string;
  offset?: number;
}

/**
 * Tells what a refused query is refused for, where its text leaves no doubt: what docs/cypher.md has another way to write for.
 *
 * @param said the engine's sentence
 * @param at where it sees the mistake
 */
export function rewriteOf(
  said: string,
  cypher: string,
  at: number | undefined,
): Rewrite | undefined {
  const tokens = cypherTokens(cypher);
  const i = tokens.findIndex(({ start }) => start === at);
  return (
    labels(tokens, i) ??
    keyword(tokens, i) ??
    wholeOfAnAggregate(said, tokens) ??
    digits(said, tokens) ??
    missing(said)
  );
}

/** `(n:Method|Model)`, `n:Method&Model`, `(n:!Method)` */
function labels(tokens: readonly CypherToken[], i: number): Rewrite | undefined {
  const sign = tokens[i]?.text;
  if (sign !== '|' && sign !== '&' && sign !== '!') return undefined;
  // Of the first of several labels the one before it is read.
  const colon = sign === '!' ? i - 1 : i - 2;
  if (tokens[colon]?.text !== ':') return undefined;
  const owner = tokens[colon - 1];
  const variable = isWord(owner) ? owner.text : 'n';
  if (sign === '!') {
    const label = tokens[i + 1];
    return isWord(label) ? { advice: `Write WHERE NOT ${variable}:${label.text}` } : undefined;
  }
  const all = [tokens[i - 1]!.text];
  for (let next = i; tokens[next]?.text === sign && isWord(tokens[next + 1]); next += 2) {
    all.push(tokens[next + 1]!.text);
  }
  if (all.length === 1) return undefined;
  const parts = all.map((label) => `${variable}:${label}`);
  return { advice: `Write WHERE ${parts.join(sign === '|' ? ' OR ' : ' AND ')}` };
}

/** `AS with`: a word of Cypher that the engine takes for its beginning. */
function keyword(tokens: readonly CypherToken[], i: number): Rewrite | undefined {
  const [before, word] = [tokens[i - 1], tokens[i]];
  if (before?.text.toUpperCase() !== 'AS' || word?.kind !== 'word') return undefined;
  return {
    advice: `"${word.text}" is a word of Cypher: choose another name, or write it in backticks`,
  };
}

/** `collect(x)[..2]` */
function wholeOfAnAggregate(said: string, tokens: readonly CypherToken[]): Rewrite | undefined {
  if (!/Aggregate function 'collect' cannot be used here/i.test(said)) return undefined;
  for (const { name, end } of calls(tokens, 'collect')) {
    if (tokens[end + 1]?.text === '[') {
      const advice =
        'Collect in one clause and take from the list in the next: WITH collect(…) AS all … all[0]';
      return { advice, offset: name.start };
    }
  }
  return undefined;
}

/** `round(x, 2)` */
function digits(said: string, tokens: readonly CypherToken[]): Rewrite | undefined {
  if (!/Function 'round' takes 1 argument/i.test(said)) return undefined;
  for (const { name, commas, end } of calls(tokens, 'round')) {
    const [comma] = commas;
    if (comma === undefined) continue;
    const places = end === comma + 2 ? /^[1-9]$/.exec(tokens[comma + 1]!.text) : null;
    const power = 10 ** Number(places?.[0] ?? 2);
    const advice = `Write round(${power} * x) / ${power}${places ? '' : ' for two places'}`;
    return { advice, offset: name.start };
  }
  return undefined;
}

function missing(said: string): Rewrite | undefined {
  const [, procedure] = /unknown procedure '([^']+)'/.exec(said) ?? [];
  if (procedure?.startsWith('db.index.fulltext.')) {
    return {
      advice:
        'A folder has no full-text index: "paperloom query search --param text=WORDS" searches it, or write WHERE toLower(n.name) CONTAINS "words"',
    };
  }
  if (/^(?:apoc|gds)\./.test(procedure ?? '')) {
    return { advice: 'Plugins are Neo4j’s alone: "paperloom load" brings the graph into one' };
  }
  if (/Unknown function '(?:shortestPath|allShortestPaths)'/.test(said)) {
    return { advice: 'Write MATCH path = shortestPath(…)' };
  }
  return undefined;
}

interface Call {
  name: CypherToken;
  /** Places of the commas between its arguments, and of the bracket that ends it. */
  commas: number[];
  end: number;
}

/** The calls of a function, by the places of their tokens. */
function* calls(tokens: readonly CypherToken[], name: string): Iterable<Call> {
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== 'word' || token.text.toLowerCase() !== name || tokens[i + 1]?.text !== '(')
      continue;
    const commas: number[] = [];
    let depth = 0;
    for (let end = i + 1; end < tokens.length; end++) {
      const { kind, text } = tokens[end]!;
      if (kind !== 'sign') continue;
      if (/[([{]/.test(text)) depth++;
      else if (/[)\]}]/.test(text)) depth--;
      else if (text === ',' && depth === 1) commas.push(end);
      if (depth === 0) {
        yield { name: token, commas, end };
        break;
      }
    }
  }
}

function isWord(token: CypherToken | undefined): token is CypherToken {
  return token?.kind === 'word' || token?.kind === 'quoted-word';
}
