import { PaperloomError } from '../errors.ts';
import { ENTITY_TYPES, type EntityType, SCOPES, type Scope } from '../graph/schema.ts';
import { parseGate } from './gate.ts';
import type { LexiconEntry, LexiconSurface } from './lexicon.ts';
import { signsOf } from './surface.ts';

/** The first line of every table. */
export const TABLE_HEADER = 'name\ttype\tscope\taliases\tmatch\tfamily\tgate\tsource';
const COLUMNS = TABLE_HEADER.split('\t').length;
const MARKS = /^[=~?-]*$/;

/**
 * Reads a table of names: see lexicon.ts for the columns. Empty lines and lines that start with "#" are skipped.
 * @param file name of the file for errors.
 * @throws PaperloomError naming file and line of the first malformed row.
 */
export function parseTable(text: string, file: string): LexiconEntry[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const entries: LexiconEntry[] = [];
  let seenHeader = false;
  lines.forEach((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const fail = (what: string): never => {
      throw new PaperloomError(`${file}, line ${index + 1}: ${what}`);
    };
    if (!seenHeader) {
      if (line.trimEnd() !== TABLE_HEADER) {
        fail(
          `the first line must be the header: ${TABLE_HEADER.replaceAll('\t', ', ')} (tabs between)`,
        );
      }
      seenHeader = true;
      return;
    }
    entries.push(parseRow(line.split('\t'), fail));
  });
  if (!seenHeader) throw new PaperloomError(`${file}: the table of names is empty.`);
  return entries;
}

function parseRow(cells: string[], fail: (what: string) => never): LexiconEntry {
  if (cells.length < 3 || cells.length > COLUMNS) {
    fail(`a row has 3 to ${COLUMNS} columns with tabs between them, this one has ${cells.length}.`);
  }
  const [
    name = '',
    type,
    scope,
    aliases = '',
    match = '',
    family = '',
    gateColumn = '',
    source = '',
  ] = cells.map((cell) => cell.trim());
  if (signsOf(name).length === 0) fail('the name has no letter or digit.');
  if (!isOneOf(ENTITY_TYPES, type))
    fail(`the type is one of ${ENTITY_TYPES.join(', ')}, not "${type}".`);
  if (!isOneOf(SCOPES, scope)) fail(`the scope is one of ${SCOPES.join(', ')}, not "${scope}".`);
  if (!MARKS.test(match)) fail(`the match column holds "=", "~", "?" or "-", not "${match}".`);
  const gate = parseGate(gateColumn);
  if (typeof gate === 'string') fail(`${gate}.`);
  const surfaces =
    aliases === '' ? [] : aliases.split('|').map((alias) => readAlias(alias.trim(), fail));
  if (!match.includes('-')) surfaces.unshift(marked(name, match));
  if (gate === undefined && surfaces.some((surface) => surface.gated)) {
    fail('a surface is marked "?" but the gate column is empty.');
  }
  if (gate !== undefined && !surfaces.some((surface) => surface.gated)) {
    for (const surface of surfaces) surface.gated = true;
  }
  const names = new Set(surfaces.map((surface) => surface.text));
  names.delete(name);
  return {
    name,
    type: type as EntityType,
    scope: scope as Scope,
    aliases: [...names],
    surfaces,
    ...(family === '' ? {} : { family }),
    ...(gate === undefined ? {} : { gate: gate as Exclude<typeof gate, string> }),
    ...(source === '' ? {} : { source }),
  };
}

function readAlias(cell: string, fail: (what: string) => never): LexiconSurface {
  const [, marks = '', text = ''] = /^([=~?]*)(.*)$/s.exec(cell) ?? [];
  if (signsOf(text).length === 0) fail(`the alias "${cell}" has no letter or digit.`);
  return marked(text, marks);
}

function marked(text: string, marks: string): LexiconSurface {
  const rule = marks.includes('=') ? 'exact' : marks.includes('~') ? 'any' : 'auto';
  return { text, rule, gated: marks.includes('?') };
}

function isOneOf(list: readonly string[], value: string | undefined): boolean {
  return value !== undefined && list.includes(value);
}
