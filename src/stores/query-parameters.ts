import { UsageError } from '../errors.ts';
import { closestNames } from '../graph/closest.ts';
import { foldName } from '../text/fold.ts';
import { printable } from '../text/printable.ts';
import { usedParameters } from './cypher-text.ts';
import type { ParameterType, QueryParameter, SavedQuery } from './saved-queries.ts';
import type { Json, Parameters } from './store.ts';

/** "name=LoRA" as name and text. Everything after the first "=" is the value. */
export function splitParameter(given: string): [name: string, text: string] {
  const at = given.indexOf('=');
  const name = given.slice(0, at).trim().replace(/^\$/, '');
  if (at < 1 || name === '' || /\p{Cc}/u.test(name)) {
    throw new UsageError(`${shown(given)} is not a parameter: write it as NAME=VALUE.`);
  }
  return [name, given.slice(at + 1)];
}

/**
 * The parameters of a saved query: its defaults, and over them what was given, as the types of its header say.
 *
 * @throws UsageError for a name it does not take or a value of another type
 */
export function savedParameters(query: SavedQuery, given: readonly string[]): Parameters {
  const names = query.parameters.map((parameter) => parameter.name);
  const values = new Map<string, Json>(query.parameters.map((one) => [one.name, one.default]));
  for (const [name, text] of splitAll(given)) {
    const parameter = query.parameters.find((one) => one.name === name);
    if (!parameter) throw unknown(`The query "${query.name}"`, name, names);
    values.set(name, parameter.values ? oneOf(parameter, text) : typed(name, parameter.type, text));
  }
  return Object.fromEntries(values);
}

/**
 * The parameters of a query that someone wrote: JSON where the text is JSON, else the text itself.
 *
 * @throws UsageError when one is given that the query does not use, or one that it uses is missing
 */
export function freeParameters(cypher: string, given: readonly string[]): Parameters {
  const used = usedParameters(cypher);
  const values = new Map<string, Json>();
  for (const [name, text] of splitAll(given)) {
    if (!used.includes(name)) throw unknown('The query', name, used);
    values.set(name, free(name, text));
  }
  const missing = used.filter((name) => !values.has(name));
  if (missing.length > 0) {
    const advice = missing.map((name) => `--param ${name}=VALUE`).join(' ');
    const what = missing.length === 1 ? 'a parameter' : `${missing.length} parameters`;
    throw new UsageError(`The query needs ${what}: give ${advice}.`);
  }
  return Object.fromEntries(values);
}

function splitAll(given: readonly string[]): Map<string, string> {
  const all = new Map<string, string>();
  for (const [name, text] of given.map(splitParameter)) {
    if (all.has(name)) throw new UsageError(`The parameter ${shown(name)} is given twice.`);
    all.set(name, text);
  }
  return all;
}

function unknown(query: string, name: string, names: readonly string[]): UsageError {
  const [close] = closestNames(
    name,
    names.map((one) => ({ name: one, spellings: [foldName(one)], weight: 0, title: false })),
    1,
  );
  const takes = names.length > 0 ? `It takes ${names.join(', ')}.` : 'It takes none.';
  const advice = close === undefined ? takes : `Did you mean "${close}"?`;
  return new UsageError(`${query} has no parameter ${shown(name)}. ${advice}`);
}

function free(name: string, text: string): Json {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return text;
  }
  if (/^-?\d+$/.test(text.trim()) && !Number.isSafeInteger(value)) {
    throw new UsageError(
      `The parameter ${shown(name)} is too large for a whole number (2^53 at the most). As text it is '"${text.trim()}"'.`,
    );
  }
  return value;
}

/** One of the fixed values, in any case; nothing at all where that is the default. */
function oneOf({ name, values = [], default: usual }: QueryParameter, text: string): Json {
  const asked = text.trim().toLowerCase();
  if (asked === '' && usual === '') return '';
  const found = values.find((value) => value.toLowerCase() === asked);
  if (found !== undefined) return found;
  const list = `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
  throw new UsageError(`The parameter "${name}" has to be ${list}, not ${shown(text)}.`);
}

function typed(name: string, type: ParameterType, text: string): Json {
  const wrong = (wanted: string): never => {
    throw new UsageError(`The parameter "${name}" has to be ${wanted}, not ${shown(text)}.`);
  };
  switch (type) {
    case 'string':
      return text;
    case 'integer':
      return /^[+-]?\d+$/.test(text) && Number.isSafeInteger(Number(text))
        ? Number(text)
        : wrong('a whole number');
    case 'float':
      return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : wrong('a number');
    case 'boolean':
      return text === 'true' || text === 'false' ? text === 'true' : wrong('true or false');
    case 'strings':
      return strings(text);
  }
}

/** Values between commas; a JSON list where one of them holds a comma itself. */
function strings(text: string): string[] {
  if (text.trimStart().startsWith('[')) {
    try {
      const list = JSON.parse(text) as Json;
      if (Array.isArray(list) && list.every((one) => typeof one === 'string')) return list;
    } catch {
      // A name may begin with a bracket.
    }
  }
  return text === '' ? [] : text.split(',').map((part) => part.trim());
}

/** What someone wrote, in quotes and shortened, as a message may repeat it. */
function shown(text: string): string {
  const line = printable(text).replace(/\s+/g, ' ');
  return `"${line.length > 60 ? `${line.slice(0, 60)}…` : line}"`;
}
