import type { Paper, PaperSource } from './graph/schema.ts';
import { byCodeUnit } from './order.ts';
import { paperId } from './paper-id.ts';

type Copies = readonly [Paper, ...Paper[]] | Paper[];

/** One paper of its copies, each field chosen by what the values say, never by where they stood. */
export function mergeCopies(copies: Copies): Paper {
  const title = best(valuesOf(copies, 'title'), [isMixedCase, length]) ?? '';
  const abstract = best(valuesOf(copies, 'abstract'), [
    lengthWithoutDoubles,
    (text) => -text.length,
  ]);
  const arxivId = best(valuesOf(copies, 'arxivId'), []);
  const doi = best(valuesOf(copies, 'doi'), []);
  const date = best(valuesOf(copies, 'date'), [length]);
  const dateText = date ? undefined : best(valuesOf(copies, 'dateText'), [length]);
  const years = valuesOf(copies, 'year');
  const authors = best(
    valuesOf(copies, 'authors').map((names) => JSON.stringify(names)),
    [(text) => JSON.parse(text).length, length],
  );
  const venue = best(valuesOf(copies, 'venue'), [isNoPreprint, length]);
  const url = best(valuesOf(copies, 'url'), [isHttps, (text) => -text.length]);
  const id = paperId({ title, arxivId, doi });
  const former = new Set(copies.flatMap((copy) => [paperId(copy), ...(copy.formerIds ?? [])]));
  former.delete(id);

  const paper: Paper = { id, title, abstract: abstract ?? '', sources: sourcesOf(copies) };
  if (date) paper.date = date;
  if (dateText) paper.dateText = dateText;
  if (years.length > 0) paper.year = Math.min(...years);
  if (authors) paper.authors = JSON.parse(authors);
  if (venue) paper.venue = venue;
  if (url) paper.url = url;
  if (arxivId) paper.arxivId = arxivId;
  if (doi) paper.doi = doi;
  if (former.size > 0) paper.formerIds = [...former].sort(byCodeUnit);
  return paper;
}

function valuesOf<K extends keyof Paper>(copies: Copies, field: K): NonNullable<Paper[K]>[] {
  return copies.flatMap((copy) => (copy[field] === undefined ? [] : [copy[field]!]));
}

/** The value that scores highest by the first measure that tells; among equals the first by code unit. */
function best(values: string[], measures: ((value: string) => number)[]): string | undefined {
  return values.toSorted((a, b) => {
    for (const measure of measures) {
      const difference = measure(b) - measure(a);
      if (difference !== 0) return difference;
    }
    return byCodeUnit(a, b);
  })[0];
}

function length(text: string): number {
  return text.length;
}

/** A copy whose links stand twice ("https://a.org/xhttps://a.org/x") says no more than one where they stand once. */
function lengthWithoutDoubles(text: string): number {
  return text.replace(/(https?:\/\/\S{1,500}?)\1/g, '$1').length;
}

/** Titles in capitals are how some lists print them. */
function isMixedCase(title: string): number {
  return title === title.toUpperCase() ? 0 : 1;
}

function isNoPreprint(venue: string): number {
  return /arxiv|\bcorr\b|preprint/i.test(venue) ? 0 : 1;
}

function isHttps(url: string): number {
  return url.startsWith('https:') ? 1 : 0;
}

/** Sorted, each place once. */
function sourcesOf(copies: Copies): PaperSource[] {
  const sources = copies
    .flatMap((copy) => copy.sources)
    .toSorted(
      (a, b) =>
        byCodeUnit(a.file, b.file) || a.entry - b.entry || byCodeUnit(a.id ?? '', b.id ?? ''),
    );
  return sources.filter(
    ({ file, entry, id }, at) =>
      !(
        at > 0 &&
        sources[at - 1]!.file === file &&
        sources[at - 1]!.entry === entry &&
        sources[at - 1]!.id === id
      ),
  );
}
