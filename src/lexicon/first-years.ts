import { readFileSync } from 'node:fs';

const TABLE = new URL('../../src/lexicon/data/ids/first-years.tsv', import.meta.url);

/** The year in which a well-known thing became public. */
export interface FirstYear {
  name: string;
  year: number;
}

/**
 * Years of names that other things bore before (LLaMA, a robot; Whisper, a word), by public knowledge: the first report,
 * preprint or release. What a paper of an earlier year calls so is something else.
 */
export function firstYears(): FirstYear[] {
  return readFileSync(TABLE, 'utf8')
    .split('\n')
    .slice(1)
    .filter((row) => row !== '')
    .map((row) => {
      const [name = '', year] = row.split('\t');
      return { name, year: Number(year) };
    });
}
