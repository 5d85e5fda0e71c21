import {
  ENTITY_TYPES,
  FIELDS,
  OVERRIDE_ACTIONS,
  PAPER_RELATIONS,
  RELATION_TYPES,
  SCOPES,
} from './schema.ts';

/** A line as it was parsed: nothing is known of it yet. */
type Fields = Record<string, unknown>;

/** Says what is wrong with a line, or nothing. Fields that are not named here may be there: they are left alone. */
export type Shape = (line: Fields) => string | undefined;

export const paperShape: Shape = (line) =>
  text(line, 'id') ??
  string(line, 'title') ??
  string(line, 'abstract') ??
  list(line, 'sources', (source) => (isFields(source) ? undefined : 'must hold objects')) ??
  optional(line, 'date', string) ??
  optional(line, 'dateText', string) ??
  optional(line, 'year', number) ??
  optional(line, 'venue', string) ??
  optional(line, 'url', string) ??
  optional(line, 'arxivId', string) ??
  optional(line, 'doi', string) ??
  optional(line, 'authors', strings) ??
  optional(line, 'formerIds', strings);

export const entityShape: Shape = (line) =>
  text(line, 'id') ??
  oneOf(line, 'type', ENTITY_TYPES) ??
  text(line, 'name') ??
  strings(line, 'aliases') ??
  oneOf(line, 'scope', SCOPES) ??
  strings(line, 'introducedBy') ??
  optional(line, 'firstSeen', string) ??
  optional(line, 'parameters', number) ??
  optional(line, 'externalIds', strings) ??
  optional(line, 'rule', string) ??
  optional(line, 'spellings', spellings) ??
  optional(line, 'overrides', (entity, name) => list(entity, name, isOverride));

const spellings: typeof string = (line, name) =>
  list(line, name, (item) =>
    isFields(item)
      ? (string(item, 'text') ??
        number(item, 'mentions') ??
        number(item, 'papers') ??
        strings(item, 'by') ??
        text(item, 'paper') ??
        span(item))
      : 'must hold objects',
  );

function isOverride(item: unknown): string | undefined {
  if (!isFields(item)) return 'must hold objects';
  return oneOf(item, 'action', OVERRIDE_ACTIONS) ?? text(item, 'name');
}

export const relationShape: Shape = (line) => {
  const common =
    text(line, 'from') ??
    text(line, 'to') ??
    oneOf(line, 'type', RELATION_TYPES) ??
    number(line, 'confidence') ??
    string(line, 'rule');
  if (common !== undefined) return common;
  return isIn(line.type, PAPER_RELATIONS) ? fromPaper(line) : fromEntity(line);
};

const fromPaper: Shape = (line) =>
  list(line, 'roles', (role) =>
    isIn(role, PAPER_RELATIONS) ? undefined : 'holds an unknown relation',
  ) ??
  string(line, 'evidence') ??
  number(line, 'evidenceStart') ??
  span(line) ??
  list(line, 'mentions', (mention) =>
    isFields(mention) ? (string(mention, 'text') ?? span(mention)) : 'must hold objects',
  );

const fromEntity: Shape = (line) =>
  list(line, 'evidence', (item) =>
    isFields(item)
      ? (text(item, 'paper') ??
        string(item, 'sentence') ??
        number(item, 'sentenceStart') ??
        span(item))
      : 'must hold objects',
  );

export const communityShape: Shape = (line) =>
  subRegionShape(line) ??
  optional(line, 'subregions', (community, name) =>
    list(community, name, (part) => (isFields(part) ? subRegionShape(part) : 'must hold objects')),
  );

const subRegionShape: Shape = (line) =>
  text(line, 'id') ??
  string(line, 'label') ??
  number(line, 'size') ??
  strings(line, 'distinctive') ??
  strings(line, 'members');

export const layoutShape: Shape = (line) =>
  text(line, 'id') ?? number(line, 'x') ?? number(line, 'y');

export const manifestShape: Shape = (line) =>
  number(line, 'format') ??
  (isFields(line.counts) ? undefined : '"counts" must be an object') ??
  (isFields(line.files) ? undefined : '"files" must be an object');

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function span(line: Fields): string | undefined {
  return oneOf(line, 'field', FIELDS) ?? number(line, 'start') ?? number(line, 'end');
}

function optional(
  line: Fields,
  name: string,
  check: (line: Fields, name: string) => string | undefined,
) {
  return line[name] === undefined ? undefined : check(line, name);
}

function string(line: Fields, name: string): string | undefined {
  return typeof line[name] === 'string' ? undefined : wrong(line, name, 'text');
}

/** Text that is not empty: ids and names. */
function text(line: Fields, name: string): string | undefined {
  return line[name] === '' ? `"${name}" is empty` : string(line, name);
}

function number(line: Fields, name: string): string | undefined {
  return typeof line[name] === 'number' ? undefined : wrong(line, name, 'a number');
}

function strings(line: Fields, name: string): string | undefined {
  return list(line, name, (item) => (typeof item === 'string' ? undefined : 'must hold texts'));
}

function list(line: Fields, name: string, check: (item: unknown) => string | undefined) {
  const value = line[name];
  if (!Array.isArray(value)) return wrong(line, name, 'a list');
  for (const item of value) {
    const problem = check(item);
    if (problem !== undefined) return `"${name}": ${problem}`;
  }
  return undefined;
}

function oneOf(line: Fields, name: string, values: readonly string[]): string | undefined {
  return isIn(line[name], values) ? undefined : wrong(line, name, `one of ${values.join(', ')}`);
}

function isIn(value: unknown, values: readonly string[]): boolean {
  return typeof value === 'string' && values.includes(value);
}

function wrong(line: Fields, name: string, expected: string): string {
  return line[name] === undefined ? `"${name}" is missing` : `"${name}" must be ${expected}`;
}
