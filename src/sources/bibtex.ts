import { arxivId } from '../paper-id.ts';
import { defineStrings, fieldsOf, type Strings } from './bibtex-fields.ts';
import type { Entry } from './entry.ts';
import { plainLatex } from './latex.ts';
import type { Line } from './lines.ts';
import { entryOfRecord } from './record.ts';

/** An entry begins at the start of a line; nothing else in a BibTeX file does with "@". */
const ENTRY = /^\s*@\s*([a-z]+)\s*[{(]/i;
const NO_PAPERS = new Set(['comment', 'preamble', 'string']);

/** BibTeX and BibLaTeX. Each entry is read by itself, so that a broken one costs no other. */
export async function* readBibtex(lines: AsyncIterable<Line>): AsyncGenerator<Entry> {
  const strings: Strings = new Map();
  for await (const entry of entriesOf(lines)) {
    const kind = ENTRY.exec(entry.text)![1]!.toLowerCase();
    if (kind === 'string') defineStrings(entry.text, strings);
    if (NO_PAPERS.has(kind)) continue;
    yield entry.problem ? { line: entry.number, reason: entry.problem } : paperOf(entry, strings);
  }
}

/** From one line that begins an entry to the line before the next one. */
async function* entriesOf(lines: AsyncIterable<Line>): AsyncGenerator<Line> {
  let held: Line | undefined;
  for await (const line of lines) {
    if (ENTRY.test(line.text)) {
      if (held) yield held;
      held = { ...line };
    } else if (held) {
      held.text += `\n${line.text}`;
      if (line.problem) held.problem = `line ${line.number}: ${line.problem}`;
    }
  }
  if (held) yield held;
}

function paperOf({ text, number }: Line, strings: Strings): Entry {
  const fields = fieldsOf(text, strings);
  if (typeof fields === 'string') return { line: number, reason: fields };
  const plain = (name: string) => plainLatex(fields.get(name) ?? '') || undefined;
  const eprint = fields.get('eprint');
  const isArxiv = !fields.has('archiveprefix') || /arxiv/i.test(fields.get('archiveprefix')!);
  const year = plain('year') ?? plain('date')?.slice(0, 4);
  return entryOfRecord(
    {
      id: fields.get(''),
      title: plain('title'),
      abstract: plain('abstract'),
      date: plain('date') ?? dateOf(plain('year'), fields.get('month'), plain('day')),
      year: /^\d{4}$/.test(year ?? '') ? year : undefined,
      authors: fields.has('author') ? namesOf(fields.get('author')!) : undefined,
      venue: plain('booktitle') ?? plain('journal') ?? plain('journaltitle'),
      url: fields.get('url'),
      doi: fields.get('doi'),
      // "journal = {arXiv preprint arXiv:2106.09685}" is how many bibliographies give it.
      arxivId:
        (eprint && isArxiv ? arxivId(eprint) : undefined) ??
        /arxiv:\s*([^\s,]+)/i.exec(plain('journal') ?? '')?.[1],
    },
    number,
  );
}

function dateOf(year?: string, month?: string, day?: string): string | undefined {
  if (!year || !month) return undefined;
  const name = /^\d+$/.test(month) ? `${year}-${month}` : undefined;
  return name ? (day ? `${name}-${day}` : name) : `${month}${day ? ` ${day},` : ''} ${year}`;
}

/** "Hu, Edward J. and Shen, Yelong" → "Edward J. Hu", "Yelong Shen". */
function namesOf(author: string): string[] {
  const names = author.split(/\s+and\s+/).map((name) => {
    const parts = name.split(',').map((part) => part.trim());
    return plainLatex(
      parts.length === 1 ? name : `${parts.slice(1).reverse().join(' ')} ${parts[0]}`,
    );
  });
  return names.filter((name) => name !== '' && name.toLowerCase() !== 'others');
}
