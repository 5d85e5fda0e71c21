import { InvalidArgumentError } from 'commander';

/** A whole number of 1 or more, as an option's value. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || !Number.isSafeInteger(value)) {
    throw new InvalidArgumentError('It has to be a whole number of 1 or more.');
  }
  return value;
}

/** A whole number of 0 or more, as an option's value. */
export function countFromZero(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 1_000_000) {
    throw new InvalidArgumentError('It has to be a whole number from 0 to 1,000,000.');
  }
  return value;
}

/** A time in seconds, as an option's value; in milliseconds. */
export function seconds(text: string): number {
  const value = Number(text);
  if (!/^(?:\d+\.?\d*|\.\d+)$/.test(text) || value < 0.001 || value > 1_000_000) {
    throw new InvalidArgumentError('It has to be a number of seconds, such as 30 or 0.5.');
  }
  return Math.round(value * 1000);
}

/** A share, 0 to 1, as an option's value. */
export function share(text: string): number {
  const value = Number(text);
  if (!/^(?:\d+\.?\d*|\.\d+)$/.test(text) || value > 1) {
    throw new InvalidArgumentError('It has to be a number from 0 to 1, such as 0.6.');
  }
  return value;
}

/** Gathers the values of an option that may be repeated. */
export function appended(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/** Gathers the values of an option that may be repeated, or given several after a comma. */
export function listOf<Value>(one: (text: string) => Value) {
  return (text: string, before: Value[] | undefined): Value[] => [
    ...(before ?? []),
    ...text.split(',').map((part) => one(part.trim())),
  ];
}

/** One of some names, in any case and with "-" or " " for "_": "evaluates-on" is EVALUATES_ON. */
export function oneOf<Name extends string>(names: readonly Name[]) {
  return (text: string): Name => {
    const asked = text.toLowerCase().replace(/[-\s]/g, '_');
    const found = names.find((name) => name.toLowerCase() === asked);
    if (!found) throw new InvalidArgumentError(`It has to be one of ${names.join(', ')}.`);
    return found;
  };
}

/** A day, month or year as ISO 8601 writes it. */
export function isoDate(text: string): string {
  const [, , month = '01', day = '01'] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text) ?? [];
  const real = /^\d{4}(-\d\d){0,2}$/.test(text) && isDay(text.slice(0, 4), month, day);
  if (!real) {
    throw new InvalidArgumentError('It has to be a date such as 2024, 2024-03 or 2024-03-06.');
  }
  return text;
}

function isDay(year: string, month: string, day: string): boolean {
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(8, 10) === day;
}
