import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { UsageError } from '../errors.ts';
import { closestNames } from '../graph/closest.ts';
import { byCodeUnit } from '../order.ts';
import { foldName } from '../text/fold.ts';
import type { Json } from './store.ts';

const PARAMETER_TYPES = ['string', 'integer', 'float', 'boolean', 'strings'] as const;
export type ParameterType = (typeof PARAMETER_TYPES)[number];

/** What a text may name that is looked up before the query is asked. */
export const NAMED_KINDS = ['name', 'paper', 'community'] as const;
export type NamedKind = (typeof NAMED_KINDS)[number];

export interface QueryParameter {
  name: string;
  type: ParameterType;
  /** Of a text that names something in the graph, what. */
  of?: NamedKind;
  /** The only texts that mean something, where they are fixed. */
  values?: string[];
  default: Json;
  about: string;
}

export const QUERY_GROUPS = [
  'Search',
  'Names',
  'Comparison',
  'Models',
  'Benchmarks',
  'Papers',
  'Time',
  'Communities',
  'The field',
  'Quality',
] as const;
export type QueryGroup = (typeof QUERY_GROUPS)[number];

/** A question of cypher/: one file NAME.cypher, whose header says all but the Cypher. */
export interface SavedQuery {
  name: string;
  title: string;
  /** What it is about: the queries of one group stand together in docs/queries.md. */
  group: QueryGroup;
  /** What it answers, in a sentence or two. */
  answers: string;
  parameters: QueryParameter[];
  /** A command that shows its use, on a graph folder. */
  example: string;
  /** The whole file, header and all, as Neo4j runs it. */
  cypher: string;
  /** What the embedded engine runs: NAME.embedded.cypher where its dialect needs one, else the same. */
  embedded: string;
}

const FOLDER = new URL('../../cypher/', import.meta.url);

/** All saved queries, by name. */
export function savedQueries(): SavedQuery[] {
  return readdirSync(FOLDER)
    .filter((file) => /^[a-z0-9-]+\.cypher$/.test(file) && file !== 'schema.cypher')
    .sort(byCodeUnit)
    .map((file) => readQuery(file.replace('.cypher', '')));
}

/** @throws UsageError with the closest names when there is no such query */
export function savedQuery(name: string): SavedQuery {
  const all = savedQueries();
  const found = all.find((query) => query.name === name);
  if (found) return found;
  const suggestable = all.map((query) => ({
    name: query.name,
    spellings: [foldName(query.name), foldName(query.title)],
    weight: 0,
    title: false,
  }));
  const close = closestNames(name, suggestable, 3).map((one) => `"${one}"`);
  const hint = close.length > 0 ? `Did you mean ${close.join(' or ')}?` : '';
  throw new UsageError(
    `There is no saved query "${name}". ${hint || '"paperloom query --list" shows them all.'}`,
  );
}

function readQuery(name: string): SavedQuery {
  const cypher = readFileSync(new URL(`${name}.cypher`, FOLDER), 'utf8');
  const dialect = new URL(`${name}.embedded.cypher`, FOLDER);
  return {
    name,
    ...parseHeader(cypher, `${name}.cypher`),
    cypher,
    embedded: existsSync(dialect) ? readFileSync(dialect, 'utf8') : cypher,
  };
}

/** What a query's header says. */
export type QueryHeader = Omit<SavedQuery, 'name' | 'cypher' | 'embedded'>;

/**
 * Reads the comment lines that a query file begins with: `// title: …`, `// group: …`, `// answers: …`, for each parameter
 * `// param NAME: TYPE = DEFAULT -- what it is`, the default in JSON, and `// example: paperloom query …`. A text that names
 * something is `string of name` (of paper, of community), one of fixed values `string of Method|Model`.
 *
 * @throws Error that names the file, since a header that cannot be read is a defect of ours
 */
export function parseHeader(cypher: string, file: string): QueryHeader {
  const lines = cypher.split('\n');
  const header = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith('//')),
  );
  const field = (name: string): string => {
    const line = header.find((one) => one.startsWith(`// ${name}: `));
    if (!line) throw new Error(`${file} has no "// ${name}:" line.`);
    return line.slice(name.length + 5).trim();
  };
  const group = field('group');
  if (!(QUERY_GROUPS as readonly string[]).includes(group)) {
    throw new Error(`${file} has a group that is not one of ${QUERY_GROUPS.join(', ')}: ${group}`);
  }
  return {
    title: field('title'),
    group: group as QueryGroup,
    answers: field('answers'),
    parameters: header
      .filter((line) => line.startsWith('// param '))
      .map((line) => parseParameter(line, file)),
    example: field('example'),
  };
}

function parseParameter(line: string, file: string): QueryParameter {
  const [, name, type, of, value, about] =
    /^\/\/ param (\w+): (\w+)(?: of ([\w|]+))? = (.+?) -- (.+)$/.exec(line) ?? [];
  const isKind = (NAMED_KINDS as readonly string[]).includes(of!);
  if (
    !name ||
    !value ||
    !about ||
    !(PARAMETER_TYPES as readonly string[]).includes(type!) ||
    (of !== undefined && !(type!.startsWith('string') && (isKind || of.includes('|'))))
  ) {
    throw new Error(`${file} has a parameter line that cannot be read: ${line}`);
  }
  return {
    name,
    type: type as ParameterType,
    ...(of !== undefined && (isKind ? { of: of as NamedKind } : { values: of.split('|') })),
    default: JSON.parse(value) as Json,
    about,
  };
}

/**
 * What the example of a query gives as --param, each as NAME=VALUE without the quotes that a shell takes away.
 *
 * @throws Error when it is no command of this query
 */
export function exampleParameters({ name, example }: SavedQuery): string[] {
  const words = [...example.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) =>
    word.replaceAll(/["']/g, ''),
  );
  const given: string[] = [];
  const [program, command, query, ...rest] = words;
  let readable = program === 'paperloom' && command === 'query' && query === name;
  for (let i = 0; i < rest.length; i += 2) {
    readable &&= rest[i] === '--param' && rest[i + 1] !== undefined;
    given.push(rest[i + 1]!);
  }
  if (!readable) throw new Error(`${name}.cypher has an example that cannot be read: ${example}`);
  return given;
}
