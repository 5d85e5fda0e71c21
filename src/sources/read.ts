import { basename } from 'node:path';
import type { Paper } from '../graph/schema.ts';
import { paperId } from '../paper-id.ts';
import { readAtom } from './atom.ts';
import { readBibtex } from './bibtex.ts';
import { peek, utf8Bytes } from './bytes.ts';
import { detect, type Format } from './detect.ts';
import type { Entry, ReadItem } from './entry.ts';
import { filesOf, readProblem } from './inputs.ts';
import { readJson } from './json.ts';
import { readJsonl } from './jsonl.ts';
import { linesOf } from './lines.ts';
import { readPage } from './page.ts';

export type { ReadItem } from './entry.ts';

const READERS: Record<Format, (bytes: AsyncIterable<Buffer>) => AsyncGenerator<Entry>> = {
  jsonl: (bytes) => readJsonl(linesOf(bytes)),
  json: readJson,
  bibtex: (bytes) => readBibtex(linesOf(bytes)),
  atom: readAtom,
  page: (bytes) => readPage(linesOf(bytes)),
};

/** Bytes that the format is told from. */
const HEAD = 64 * 1024;

/**
 * Reads papers from files, folders and standard input ("-"), in the order given, each file in the format that its
 * content shows. What cannot be read is refused with its place and reason, and the rest goes on; nothing is merged.
 *
 * @param options.skip a folder passed over when a folder given is searched
 */
export async function* readItems(
  inputs: readonly string[],
  { skip }: { skip?: string } = {},
): AsyncGenerator<ReadItem> {
  for await (const file of filesOf(inputs, skip)) {
    const name = file.path === '-' ? 'standard input' : file.path;
    if (file.problem !== undefined) yield noInput(name, file.found, file.problem);
    else yield* readFile(file.path, name, file.found);
  }
}

async function* readFile(path: string, file: string, found: boolean): AsyncGenerator<ReadItem> {
  let count = 0;
  let line = 0;
  try {
    const [head, bytes] = await peek(utf8Bytes(path), HEAD);
    const kind = detect(head);
    if ('problem' in kind) {
      await bytes.return(undefined);
      yield noInput(file, found, `it is ${kind.problem}`);
      return;
    }
    for await (const entry of READERS[kind.format](bytes)) {
      count += 1;
      line = entry.line;
      if ('reason' in entry && line === 0) yield noInput(file, found, entry.reason);
      else yield itemOf(entry, file, count);
    }
    if (count === 0) yield noInput(file, found, 'no papers found in it');
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).code) throw error;
    yield refusal(file, line > 0 ? line + 1 : 0, readProblem(error));
  }
}

function itemOf(entry: Entry, file: string, count: number): ReadItem {
  if ('reason' in entry) return { kind: 'refused', file, ...entry };
  const { draft, line, inputId, leftOut } = entry;
  const source = { file: file === 'standard input' ? '-' : basename(file), entry: count };
  const paper: Paper = {
    id: paperId(draft),
    ...draft,
    sources: [inputId === undefined ? source : { ...source, id: String(inputId) }],
  };
  return {
    kind: 'paper',
    paper,
    file,
    line,
    ...(inputId === undefined ? {} : { inputId }),
    ...(leftOut ? { leftOut } : {}),
  };
}

/** There are no papers in a file: a person who named it is told no, one who named its folder is told so. */
function noInput(file: string, found: boolean, reason: string): ReadItem {
  return found ? { kind: 'passed over', file, line: 0, reason } : refusal(file, 0, reason);
}

function refusal(file: string, line: number, reason: string): ReadItem {
  return { kind: 'refused', file, line, reason };
}
