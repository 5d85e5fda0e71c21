import { UsageError } from '../errors.ts';
import { closestNames } from '../graph/closest.ts';
import { foldName } from '../text/fold.ts';
import type { ParameterType, SavedQuery } from './saved-queries.ts';
import type { Json, Parameters } from './store.ts';

/** "name=LoRA" as name and text. Everything after the first "=" is the value. */
export function splitParameter(given: string): [name: string, text: string] {
  const at = given.indexOf('=');
  const name = given.slice(0, at).trim().replace(/^\$/, '');
  if (at < 1 || !/^\w+$/.test(name)) {
    throw new UsageError(`"${given}" is not a parameter: write it as NAME=VALUE.`);
  }
  return [name, given.slice(at + 1)];
}

/**
 * The parameters of a saved query: its defaults, and over them what was given, as the types of its header say.
 *
 * @throws UsageError for a name it does not take or a value of another type
 */
export function savedParameters(query: SavedQuery, given: readonly string[]): Parameters {
  const values: Parameters = {};
  for (const parameter of query.parameters) values[parameter.name] = parameter.default;
  for (const [name, text] of given.map(splitParameter)) {
    const parameter = query.parameters.find((one) => one.name === name);
    if (!parameter) throw new UsageError(unknownParameter(query, name));
    values[name] = typed(name, parameter.type, text);
  }
  return values;
}

/** The parameters of a query that someone wrote: JSON where the text is JSON, else the text itself. */
export function freeParameters(given: readonly string[]): Parameters {
  const values: Parameters = {};
  for (const [name, text] of given.map(splitParameter)) {
    try {
      values[name] = JSON.parse(text) as Json;
    } catch {
      values[name] = text;
    }
  }
  return values;
}

function unknownParameter(query: SavedQuery, name: string): string {
  const names = query.parameters.map((parameter) => parameter.name);
  const [close] = closestNames(
    name,
    names.map((one) => ({ name: one, spellings: [foldName(one)], weight: 0, title: false })),
    1,
  );
  const takes = names.length > 0 ? `It takes ${names.join(', ')}.` : 'It takes none.';
  return `The query "${query.name}" has no parameter "${name}". ${
    close ? `Did you mean "${close}"?` : takes
  }`;
}

function typed(name: string, type: ParameterType, text: string): Json {
  const wrong = (wanted: string): never => {
    throw new UsageError(`The parameter "${name}" has to be ${wanted}, not "${text}".`);
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
      return text === '' ? [] : text.split(',').map((part) => part.trim());
  }
}
