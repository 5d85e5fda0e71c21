import { PaperloomError } from '../errors.ts';
import { columnsOf } from '../text/columns.ts';
import { printable } from '../text/printable.ts';
import { cypherTokens } from './cypher-tokens.ts';
import { nearCypherWord } from './cypher-words.ts';

/** An engine did not accept a query. The message shows the place of the mistake, where the engine tells it. */
export class CypherError extends PaperloomError {
  override name = 'CypherError';
  /** Where the mistake is in the query, in UTF-16 units; absent where the engine does not say. */
  readonly offset: number | undefined;

  /**
   * @param engine "Neo4j", "The embedded engine"
   * @param said what the engine says, without the place
   */
  constructor(engine: string, said: string, cypher: string, offset?: number) {
    const sentence = `${engine} did not accept the query: ${printable(said).trim()}`;
    super(
      offset === undefined
        ? sentence
        : [
            sentence,
            ...shownPlace(cypher, offset),
            ...(/did you mean/i.test(said) ? [] : correction(cypher, offset)),
          ].join('\n'),
    );
    this.offset = offset;
  }
}

/** Line and column of a place, as editors count them: from 1. */
export function lineAndColumn(cypher: string, offset: number): { line: number; column: number } {
  const lines = cypher.slice(0, offset).split('\n');
  return { line: lines.length, column: [...lines.at(-1)!].length + 1 };
}

/** Offset of a place that an engine tells by line and column. */
export function offsetOf(cypher: string, line: number, column: number): number {
  const lines = cypher.split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const within = [...(lines[line - 1] ?? '')].slice(0, column - 1).join('').length;
  return Math.min(before + within, cypher.length);
}

/** Where a name with its dots (of a procedure, a function, a variable) first stands in a query. */
export function offsetOfName(cypher: string, name: string): number | undefined {
  const parts = name.split('.');
  const words = cypherTokens(cypher).filter(({ kind }) => /word/.test(kind));
  return words.find((_, i) => parts.every((part, j) => words[i + j]?.text === part))?.start;
}

/** Columns shown before and behind the place in a long line. */
const AROUND = 36;

/** The line of the mistake and a caret under it. */
function shownPlace(cypher: string, offset: number): string[] {
  const { line } = lineAndColumn(cypher, offset);
  const start = cypher.lastIndexOf('\n', offset - 1) + 1;
  const end = cypher.indexOf('\n', offset);
  const whole = cypher.slice(start, end < 0 ? undefined : end);
  const at = offset - start;
  const from = at > 2 * AROUND ? at - AROUND : 0;
  const to =
    whole.length > Math.max(at, AROUND) + AROUND ? Math.max(at, AROUND) + AROUND : undefined;
  const before = (from > 0 ? '…' : '') + oneLine(whole.slice(from, at));
  const behind = oneLine(whole.slice(at, to)).trimEnd() + (to === undefined ? '' : '…');
  const gutter = `  ${line} | `;
  return [
    '',
    `${gutter}${before}${behind}`,
    `${' '.repeat(gutter.length - 2)}| ${' '.repeat(columnsOf(before))}^`,
  ];
}

function correction(cypher: string, offset: number): string[] {
  const word = /^[A-Za-z]\w*/.exec(cypher.slice(offset))?.[0];
  const near = word === undefined ? undefined : nearCypherWord(word);
  return near === undefined ? [] : ['', `Did you mean ${near}?`];
}

/** Each character that does not stand for itself is shown as one that takes its place. */
function oneLine(text: string): string {
  return printable(text).replace(/\s/g, ' ');
}
