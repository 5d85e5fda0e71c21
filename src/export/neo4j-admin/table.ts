/**
 * Rows of CSV as neo4j-admin's import reads them: every text in quotes, so that an empty one is told from none; what is not known
 * has no characters at all; quotes within are doubled, and lines break where they do.
 *
 * Elements of a list are parted by one character and cannot be quoted, so that character must not stand in any text: see ARRAY_DELIMITERS.
 * The import takes an empty list, and a list of one empty text, for nothing: such a row names the property in a column of its own, and
 * finish.cypher sets it.
 */
import type { PropertyKind, PropertyKinds } from '../../graph/properties.ts';
import type { Properties, PropertyValue } from '../../graph/records.ts';
import { wellFormed } from '../../text/well-formed.ts';
import type { AboutGraph } from './record.ts';

/**
 * Characters to part a list's elements by, in the order in which they are tried: the separators of ASCII, which are there for it,
 * then its other control characters, but those that end a line or a cell for some reader.
 */
export const ARRAY_DELIMITERS: readonly string[] = [
  0x1f, 0x1e, 0x1d, 0x1c, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x0e, 0x0f, 0x10, 0x11, 0x12,
  0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1a, 0x1b, 0x7f,
].map((code) => String.fromCharCode(code));

/** A text in a list has the character that parts lists: the whole is to be written with another. */
export class DelimiterInText extends Error {}

const TYPES: Readonly<Record<PropertyKind, string>> = {
  string: 'string',
  integer: 'long',
  float: 'double',
  strings: 'string[]',
  integers: 'long[]',
};

/** All that paperloom writes bears its mark. */
const MARK = 'paperloom';

/** Columns that name properties which are empty lists, and lists of one empty text. They are gone after finish.cypher. */
export const NO_ELEMENTS = 'paperloomNoElements';
export const ONE_BLANK = 'paperloomOneBlank';

/**
 * The header of a table of nodes.
 *
 * @param identity the property that relationships name a node by, within a space of ids
 */
export function nodeHeader(kinds: PropertyKinds, identity: string, space: string): string {
  const columns = Object.entries(kinds).map(([key, kind]) =>
    key === identity ? `${key}:ID(${space})` : `${key}:${TYPES[kind]}`,
  );
  return header(columns, kinds);
}

export function relationshipHeader(kinds: PropertyKinds, from: string, to: string): string {
  const columns = Object.entries(kinds).map(([key, kind]) => `${key}:${TYPES[kind]}`);
  return header([`:START_ID(${from})`, `:END_ID(${to})`, ...columns], kinds);
}

function header(columns: string[], kinds: PropertyKinds): string {
  const lists = hasLists(kinds) ? [NO_ELEMENTS, ONE_BLANK].map((key) => `${key}:string[]`) : [];
  return `${[...columns, `${MARK}:boolean`, ...lists].join(',')}\n`;
}

function hasLists(kinds: PropertyKinds): boolean {
  return Object.values(kinds).some((kind) => kind.endsWith('s'));
}

/** The table of the one node that says which graph a database holds: header and row. */
export function graphTable({ name, hash }: AboutGraph): [string, string] {
  return [
    `name:ID(graph),named:boolean,hash:string,state:string,${MARK}:boolean\n`,
    `${[quoted(wellFormed(name)), 'false', hash === undefined ? '' : quoted(hash), '"complete"', 'true'].join(',')}\n`,
  ];
}

/** A row, and whether finish.cypher has something to do on it. */
export interface Row {
  text: string;
  unfinished: boolean;
}

/**
 * A row under either header.
 *
 * @param ends of a relationship
 * @throws DelimiterInText
 */
export function row(
  properties: Properties,
  kinds: PropertyKinds,
  delimiter: string,
  ends: readonly string[] = [],
): Row {
  const cells = ends.map(quoted);
  const none: string[] = [];
  const blank: string[] = [];
  for (const key of Object.keys(kinds)) {
    const value = properties[key];
    if (Array.isArray(value) && value.length === 0) none.push(key);
    else if (Array.isArray(value) && value.length === 1 && value[0] === '') blank.push(key);
    cells.push(cell(value, delimiter));
  }
  cells.push('true');
  if (hasLists(kinds)) cells.push(none.join(delimiter), blank.join(delimiter));
  return { text: `${cells.join(',')}\n`, unfinished: none.length + blank.length > 0 };
}

function cell(value: PropertyValue | undefined, delimiter: string): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return quoted(value);
  for (const one of value) {
    if (typeof one === 'string' && one.includes(delimiter)) throw new DelimiterInText();
  }
  return quoted(value.join(delimiter));
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
