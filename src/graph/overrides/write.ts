import type { ActedOverride } from '../schema.ts';

/** The first line of every overrides file. */
export const OVERRIDES_HEADER = 'action\tname\tvalue\tpapers\tnote';

/** Characters that a name in an overrides file may have. */
export const LONGEST_NAME = 300;

/** Whether a text can stand as a name in an overrides file and is read back as it was written. */
export function isOverrideName(text: string): boolean {
  return (
    text === text.trim() &&
    text.length <= LONGEST_NAME &&
    /[\p{L}\p{N}]/u.test(text) &&
    !/\p{Cc}/u.test(text)
  );
}

/** A correction as a line of an overrides file, without the end of the line. Names are to be such as can stand there. */
export function overrideLine({ action, name, value = '', papers = [] }: ActedOverride): string {
  return [action, name, value, papers.join('|')].join('\t').trimEnd();
}
