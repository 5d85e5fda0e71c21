import { arxivId, doi } from '../paper-id.ts';
import { readDate } from './dates.ts';
import type { Entry, PaperDraft } from './entry.ts';

/** Other names that a field has in other programs' files; the first one present is taken. */
const NAMES = {
  title: ['title'],
  abstract: ['abstract', 'summary'],
  date: ['date', 'published', 'publicationDate', 'publication_date'],
  dateText: ['dateText'],
  year: ['year'],
  authors: ['authors', 'author'],
  venue: ['venue', 'journal', 'booktitle'],
  url: ['url', 'link'],
  arxivId: ['arxivId', 'arxiv_id', 'arxiv', 'arXiv'],
  doi: ['doi', 'DOI'],
} as const;

/**
 * One JSON value as a paper. A record needs a title or an abstract, and those must be text; any other field that cannot
 * be used is left out and said so, and unknown fields are passed over.
 */
export function entryOfRecord(value: unknown, line: number): Entry {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return {
      line,
      reason: `${kindOf(value)} where a paper ({"title": …, "abstract": …}) should be`,
    };
  }
  const record = value as Record<string, unknown>;
  const { id } = record;
  const given = typeof id === 'string' || typeof id === 'number' ? { inputId: id } : {};
  const title = pick(record, 'title') ?? '';
  const abstract = pick(record, 'abstract') ?? '';
  if (typeof title !== 'string') {
    return { line, reason: `title is ${kindOf(title)}, not text`, ...given };
  }
  if (typeof abstract !== 'string') {
    return { line, reason: `abstract is ${kindOf(abstract)}, not text`, ...given };
  }
  if (title.trim() === '' && abstract.trim() === '') {
    return { line, reason: 'neither a title nor an abstract', ...given };
  }
  const leftOut: string[] = [];
  const draft: PaperDraft = { title, abstract };
  readDates(record, draft, leftOut);
  readPlain(record, draft, leftOut);
  readIds(record, draft, leftOut);
  if (!('inputId' in given) && id !== undefined && id !== null) {
    leftOut.push(`id is ${kindOf(id)}`);
  }
  return { line, draft, ...given, ...(leftOut.length > 0 ? { leftOut } : {}) };
}

function pick(record: Record<string, unknown>, field: keyof typeof NAMES): unknown {
  for (const name of NAMES[field]) {
    const value = record[name];
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

function readDates(record: Record<string, unknown>, draft: PaperDraft, leftOut: string[]): void {
  const date = pick(record, 'date');
  if (typeof date === 'string' || (typeof date === 'number' && isYear(date))) {
    Object.assign(draft, readDate(String(date)));
  } else if (date !== undefined) leftOut.push(`date is ${kindOf(date)}`);

  const dateText = pick(record, 'dateText');
  if (typeof dateText === 'string' && dateText !== '' && !draft.date) draft.dateText = dateText;

  const year = pick(record, 'year');
  const number = typeof year === 'string' && /^\d{4}$/.test(year.trim()) ? Number(year) : year;
  if (isYear(number)) draft.year = number;
  else if (year !== undefined && year !== '') leftOut.push(`year ${shown(year)} is not a year`);
  if (draft.year === undefined && draft.date) draft.year = Number(draft.date.slice(0, 4));
}

function readPlain(record: Record<string, unknown>, draft: PaperDraft, leftOut: string[]): void {
  for (const field of ['venue', 'url'] as const) {
    const value = pick(record, field);
    if (typeof value === 'string') {
      if (value.trim() !== '') draft[field] = value.trim();
    } else if (value !== undefined) leftOut.push(`${field} is ${kindOf(value)}, not text`);
  }
  const authors = pick(record, 'authors');
  const names = authors === undefined ? [] : namesOf(authors);
  if (names === undefined) leftOut.push('authors is no list of names');
  else if (names.length > 0) draft.authors = names;
  const former = record.formerIds;
  if (Array.isArray(former) && former.length > 0 && former.every((id) => typeof id === 'string')) {
    draft.formerIds = former;
  }
}

/** Ids stand in fields of their own, in links, or are the record's id itself. */
function readIds(record: Record<string, unknown>, draft: PaperDraft, leftOut: string[]): void {
  const others = [draft.url, record.id].filter((value) => typeof value === 'string');
  const given = pick(record, 'doi');
  const knownDoi = readId(given, doi, 'doi', 'a DOI', leftOut) ?? firstOf(others, doi);
  if (knownDoi) draft.doi = knownDoi;
  // arXiv's own DOIs (10.48550/arXiv.…) name an arXiv id.
  const knownArxiv =
    readId(pick(record, 'arxivId'), arxivId, 'arxivId', 'an arXiv id', leftOut) ??
    firstOf([...others, knownDoi ?? ''], arxivId);
  if (knownArxiv) draft.arxivId = knownArxiv;
}

function readId(
  given: unknown,
  read: (text: string) => string | undefined,
  field: string,
  what: string,
  leftOut: string[],
): string | undefined {
  if (given === undefined || given === '') return undefined;
  const found = typeof given === 'string' ? read(given) : undefined;
  if (!found) leftOut.push(`${field} ${shown(given)} is not ${what}`);
  return found;
}

function firstOf(texts: string[], read: (text: string) => string | undefined): string | undefined {
  return texts.map(read).find((found) => found !== undefined);
}

/** A list of names, of objects with a name, or one string with ";", "and" or commas between names. */
export function namesOf(authors: unknown): string[] | undefined {
  if (typeof authors === 'string') return splitNames(authors);
  if (!Array.isArray(authors)) return undefined;
  const names: string[] = [];
  for (const author of authors) {
    const name = typeof author === 'object' && author !== null ? author.name : author;
    if (typeof name !== 'string') return undefined;
    if (name.trim() !== '') names.push(name.trim());
  }
  return names;
}

function splitNames(text: string): string[] {
  const line = text.replace(/\s+/g, ' ');
  const parts = line.includes(';') ? line.split(';') : line.split(/,? and /);
  // Commas part names only where what stands between them looks like whole names: "Hu, Edward" is one name.
  const names = parts.flatMap((part) => {
    const pieces = part.split(',').map((piece) => piece.trim());
    return pieces.every((piece) => piece.includes(' ')) ? pieces : [part.trim()];
  });
  return names.filter((name) => name !== '');
}

function isYear(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1500 && value < 2200;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return 'a text';
  return typeof value === 'boolean' ? `${value}` : `a ${typeof value}`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
