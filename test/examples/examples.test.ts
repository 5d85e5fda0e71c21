import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foldTitle, sharedRun } from './text.ts';

interface Example {
  id: string;
  title: string;
  abstract: string;
  year: number;
  date?: string;
  venue?: string;
  arxivId?: string;
}

const FIELDS = ['id', 'title', 'abstract', 'year', 'date', 'venue', 'arxivId'];
const lines = readFileSync(new URL('../../examples/papers.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');
const papers = lines.map((line) => JSON.parse(line) as Example);

/** What `wrong` says of each paper, with its id; [] when nothing is wrong. */
function faults(wrong: (paper: Example) => string | undefined): string[] {
  return papers.flatMap((paper) => {
    const fault = wrong(paper);
    return fault === undefined ? [] : [`${paper.id}: ${fault}`];
  });
}

/** What occurs more than once. */
function repeated(values: (string | undefined)[]): (string | undefined)[] {
  return values.filter((value, i) => value !== undefined && values.indexOf(value) !== i);
}

describe('the bundled papers', () => {
  it('each have an id, a title, an abstract and a year, and no field that paperloom does not read', () => {
    expect(
      faults((paper) => {
        if (!paper.id || !paper.title || !paper.abstract) return 'id, title or abstract is missing';
        if (!Number.isInteger(paper.year)) return `year is ${paper.year}`;
        const unknown = Object.keys(paper).filter((key) => !FIELDS.includes(key));
        return unknown.length > 0 ? `unknown ${unknown.join(', ')}` : undefined;
      }),
    ).toEqual([]);
  });

  it('have abstracts of 80 to 150 words', () => {
    expect(
      faults(({ abstract }) => {
        const words = abstract.split(/\s+/).length;
        return words < 80 || words > 150 ? `${words} words` : undefined;
      }),
    ).toEqual([]);
  });

  it('stand once each: no id, title or arXiv id twice', () => {
    expect(repeated(papers.map((paper) => paper.id))).toEqual([]);
    expect(repeated(papers.map((paper) => foldTitle(paper.title)))).toEqual([]);
    expect(repeated(papers.map((paper) => paper.arxivId))).toEqual([]);
  });

  it('have dates that follow from a well-formed arXiv id, and years within one of it', () => {
    expect(
      faults(({ arxivId, date, year }) => {
        if (arxivId === undefined) return date === undefined ? undefined : 'date without arXiv id';
        const parts = /^(\d\d)(0[1-9]|1[0-2])\.(\d{4,5})$/.exec(arxivId);
        if (parts === null) return `arXiv id ${arxivId}`;
        const digits = Number(arxivId.slice(0, 4)) < 1501 ? 4 : 5;
        if (parts[3]?.length !== digits) return `arXiv id ${arxivId} needs ${digits} digits`;
        if (date !== `20${parts[1]}-${parts[2]}`) return `date ${date} but arXiv id ${arxivId}`;
        if (Math.abs(year - 2000 - Number(parts[1])) > 1) return `${year} but arXiv id ${arxivId}`;
        return undefined;
      }),
    ).toEqual([]);
  });

  it('are as many as their README says', () => {
    const readme = readFileSync(new URL('../../examples/README.md', import.meta.url), 'utf8');
    expect(papers.length).toBeGreaterThanOrEqual(100);
    expect(readme).toContain(`holds ${papers.length} well-known papers`);
  });

  it('are each told in words of their own: no two abstracts share a run of eight', () => {
    expect(sharedRun(papers, 8)).toEqual([]);
  });
});
