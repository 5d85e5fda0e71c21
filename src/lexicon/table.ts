import { PaperloomError } from '../errors.ts';
import { ENTITY_TYPES, type EntityType, SCOPES, type Scope } from '../graph/schema.ts';
import { type Gate, parseGate } from './gate.ts';
import { classOf } from './letters.ts';
import type { MatchRule } from './surface.ts';

export interface LexiconSurface {
  text: string;
  rule: MatchRule;
  /** The entry's gate decides about this surface. */
  gated: boolean;
}

export interface LexiconEntry {
  name: string;
  type: EntityType;
  scope: Scope;
  /** Other surfaces, without the name. */
  aliases: string[];
  /** All surfaces that are looked for, with their rules; the name first, unless it is for show only. */
  surfaces: LexiconSurface[];
  /** Canonical name of the version family. */
  family?: string;
  gate?: Gate;
  source?: string;
}

/** The first line of every table, as long as it can be. */
export const TABLE_HEADER = 'name\ttype\tscope\taliases\tmatch\tfamily\tgate\tsource';
const COLUMNS = TABLE_HEADER.split('\t');
/** Without these there is no name. */
const LEAST = 3;
const MARKS = /^[=~?-]*$/;

/**
 * Reads a table of names: see lexicon.ts for the columns. Empty lines and lines that start with "#" are skipped.
 * @param file name of the file for errors.
 * @throws PaperloomError naming file and line of the first malformed row.
 */
export function parseTable(text: string, file: string): LexiconEntry[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const entries: LexiconEntry[] = [];
  /** How many columns the header has. */
  let columns = 0;
  let index = 0;
  const fail = (what: string): never => {
    throw new PaperloomError(`${file}, line ${index}: ${what}`);
  };
  for (const line of lines) {
    index++;
    if (line === '' || line.startsWith('#') || line.trim() === '') continue;
    if (columns === 0) {
      const header = line.trimEnd().split('\t');
      if (header.length < LEAST || header.some((column, i) => column !== COLUMNS[i])) {
        fail(
          `the first line must be the header: ${COLUMNS.join(', ')} (tabs between; all after scope may be left out from the end)`,
        );
      }
      columns = header.length;
      continue;
    }
    entries.push(parseRow(line.split('\t'), columns, fail));
  }
  if (columns === 0) throw new PaperloomError(`${file}: the table of names is empty.`);
  return entries;
}

function parseRow(cells: string[], columns: number, fail: (what: string) => never): LexiconEntry {
  if (cells.length < LEAST || cells.length > columns) {
    const many = columns === LEAST ? LEAST : `${LEAST} to ${columns}`;
    fail(`a row has ${many} columns with tabs between them, this one has ${cells.length}.`);
  }
  const cell = (column: number): string => cells[column]?.trim() ?? '';
  const name = cell(0);
  const type = cell(1) as EntityType;
  const scope = cell(2) as Scope;
  const match = cell(4);
  if (!hasSign(name)) fail('the name has no letter or digit.');
  if (!ENTITY_TYPES.includes(type)) {
    fail(`the type is one of ${ENTITY_TYPES.join(', ')}, not "${type}".`);
  }
  if (!SCOPES.includes(scope)) fail(`the scope is one of ${SCOPES.join(', ')}, not "${scope}".`);
  if (match !== '' && !MARKS.test(match)) {
    fail(`the match column holds "=", "~", "?" or "-", not "${match}".`);
  }
  const gate = parseGate(cell(6));
  if (typeof gate === 'string') return fail(`${gate}.`);
  const surfaces = readSurfaces(name, match, cell(3), fail);
  const gated = surfaces.some((surface) => surface.gated);
  if (gate === undefined && gated) {
    fail('a surface is marked "?" but the gate column is empty.');
  }
  if (gate !== undefined && !gated) for (const surface of surfaces) surface.gated = true;
  const entry: LexiconEntry = { name, type, scope, aliases: [], surfaces };
  for (const { text } of surfaces) if (text !== name) entry.aliases.push(text);
  const family = cell(5);
  const source = cell(7);
  if (family !== '') entry.family = family;
  if (gate !== undefined) entry.gate = gate;
  if (source !== '') entry.source = source;
  return entry;
}

function readSurfaces(
  name: string,
  match: string,
  aliases: string,
  fail: (what: string) => never,
): LexiconSurface[] {
  const surfaces = match.includes('-') ? [] : [marked(name, match)];
  if (aliases === '') return surfaces;
  for (const written of aliases.split('|')) {
    const alias = written.trim();
    let marks = 0;
    while ('=~?'.includes(alias.charAt(marks)) && marks < alias.length) marks++;
    const surface = marked(alias.slice(marks), alias.slice(0, marks));
    if (!hasSign(surface.text)) fail(`the alias "${alias}" has no letter or digit.`);
    surfaces.push(surface);
  }
  return surfaces;
}

function marked(text: string, marks: string): LexiconSurface {
  if (marks === '') return { text, rule: 'auto', gated: false };
  const rule = marks.includes('=') ? 'exact' : marks.includes('~') ? 'any' : 'auto';
  return { text, rule, gated: marks.includes('?') };
}

/** True when there is something in it that the matcher can look for. */
function hasSign(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (classOf(text.charCodeAt(at)) > 0) return true;
  return false;
}
