import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { PaperloomError } from '../errors.ts';
import { byCodeUnit } from '../order.ts';
import { type LexiconEntry, parseTable } from './table.ts';

export type { LexiconEntry, LexiconSurface } from './table.ts';

/*
 * The lexicon: names of methods, models and benchmarks that are known before any paper is read.
 *
 *     const lexicon = loadLexicon({ bundled: true, files: ['mine.tsv'] });
 *     const matcher = new LexiconMatcher(lexicon);              // matcher.ts
 *     const context = new GateContext(`${title}\n${abstract}`); // gate.ts
 *     for (const { start, end, senses } of matcher.find(sentence)) {
 *       const entry = chooseSense(senses, context);             // undefined: not this name here
 *     }
 *
 * NameMatcher (automaton.ts) is the machine under it, for any surface → payload; the names that the corpus pass finds
 * go into one of their own. A name defined otherwise in the paper itself ("Soft Actor Merging (SAM)") is the caller's
 * to know: the lexicon sees no definitions.
 *
 * A table is a TSV file with this header and one row a name:
 *   name     canonical name, as it is shown
 *   type     Method, Model or Benchmark
 *   scope    proper or family
 *   aliases  other surfaces, parted by "|"; each may start with marks: "=" exact case, "~" any case, "?" the gate
 *            applies to this surface
 *   match    the same marks for the name itself; "-" when the name is for show and does not match
 *   family   canonical name of the version family (LLaMA for LLaMA-2)
 *   gate     words of the paper that the name needs (+a|b) or that forbid it (-c|d); it applies to the surfaces marked
 *            "?", to all of them when none is marked
 *   source   where the row is from (data/README.md)
 * Columns at the end may be left out, in a row and in the header, but for the first three. How surfaces match without
 * marks is told in surface.ts.
 */

export interface Lexicon {
  /** Rows of the user's files first (the last file before the others), then the bundled ones. */
  entries: LexiconEntry[];
  /** SHA-256 of the tables, for the manifest. */
  hash: string;
  /** Whether what ships with the package about names may be used: the tables, and what was read of names elsewhere. */
  bundled: boolean;
}

const DATA = new URL('../../src/lexicon/data/', import.meta.url);

/**
 * Loads the bundled tables and the user's own. A row of a later file replaces the bundled row of the same name and type.
 * @throws PaperloomError when a file cannot be read (names it) or a row is malformed (names file and line).
 */
export function loadLexicon(options: { bundled: boolean; files: string[] }): Lexicon {
  const hash = createHash('sha256');
  const tables: LexiconEntry[][] = [];
  const take = (name: string, text: string): void => {
    hash.update(`${text.length}\n${text}`);
    tables.unshift(parseTable(text, name));
  };
  if (options.bundled) {
    const bundled = readdirSync(DATA).filter((file) => file.endsWith('.tsv'));
    const texts = bundled.sort(byCodeUnit).map((file) => ({ file, url: new URL(file, DATA) }));
    for (const { file, url } of texts) take(file, readFileSync(url, 'utf8'));
  }
  for (const file of options.files) take(file, readUserFile(file));
  const seen = new Set<string>();
  const entries: LexiconEntry[] = [];
  for (const entry of tables.flat()) {
    const key = `${entry.type}\t${entry.name}`;
    if (!seen.has(key)) entries.push(entry);
    seen.add(key);
  }
  return { entries, hash: hash.digest('hex'), bundled: options.bundled };
}

function readUserFile(file: string): string {
  try {
    if (statSync(file).isDirectory())
      throw new PaperloomError(`${file} is a folder, not a table of names.`);
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof PaperloomError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`;
    throw new PaperloomError(`Table of names ${basename(file)}: ${why}: ${file}`);
  }
}
