import { byCodeUnit } from '../order.ts';

/** Fields that are measures, with their fixed number of decimals. All other numbers are counts and offsets. */
const DECIMALS: Readonly<Record<string, number>> = { confidence: 3, x: 2, y: 2 };

/**
 * A value as one line of canonical JSON: keys in order of code unit, measures with fixed decimals, nothing undefined.
 * The same value gives the same bytes on every machine.
 *
 * @throws Error for what has no JSON form (NaN, a function): a defect of the caller
 */
export function canonicalJson(value: unknown): string {
  // Some readers break lines at these three as well; in JSON text they may stand escaped.
  return write(value, '').replace(/[\u0085\u2028\u2029]/g, (c) => {
    return `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function write(value: unknown, key: string): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return number(value, key);
  if (Array.isArray(value)) return `[${value.map((item) => write(item, key)).join(',')}]`;
  if (typeof value !== 'object') throw new Error(`no JSON form for ${typeof value} in "${key}"`);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([name, field]) => `${JSON.stringify(name)}:${write(field, name)}`);
  return `{${fields.join(',')}}`;
}

function number(value: number, key: string): string {
  if (!Number.isFinite(value)) throw new Error(`no JSON form for ${value} in "${key}"`);
  const decimals = DECIMALS[key];
  if (decimals !== undefined) return fixed(value, decimals);
  return Number.isInteger(value) ? String(value) : String(round(value, 6));
}

function fixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return /^-0\.?0*$/.test(text) ? text.slice(1) : text;
}

/** A number as it will stand in the file, so that a graph in memory equals the one read back. */
export function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals)) + 0;
}
