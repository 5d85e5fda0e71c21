import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { PaperloomError } from '../../errors.ts';
import { byCodeUnit } from '../../order.ts';
import { canonicalJson } from '../canonical.ts';
import { systemReason } from '../folder-error.ts';
import { type Override, withoutLine } from './override.ts';
import { parseOverrides } from './parse.ts';

/**
 * Reads a file of overrides.
 *
 * @returns the overrides, and the file's name for messages
 * @throws PaperloomError where the file cannot be read, OverridesError with all mistakes in it
 */
export function readOverrides(path: string): { file: string; lines: Override[] } {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new PaperloomError(
      `The overrides ${path} cannot be read: ${systemReason(error, 'file')}.`,
    );
  }
  const file = basename(path);
  return { file, lines: parseOverrides(bytes, file) };
}

/** SHA-256 of what overrides say: equal for equal corrections in any order, whatever the remarks beside them. */
export function overridesHash(overrides: readonly Override[]): string {
  const said = overrides.map((override) => canonicalJson(withoutLine(override)));
  const text = [...new Set(said)].sort(byCodeUnit).join('\n');
  return createHash('sha256').update(text).digest('hex');
}
