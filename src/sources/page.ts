import { arxivId } from '../paper-id.ts';
import { dateOfLine, type FoundDate } from './dates.ts';
import type { Entry, PaperDraft } from './entry.ts';
import type { Line } from './lines.ts';
import { type Paragraph, paragraphsOf } from './paragraphs.ts';

/**
 * A "Daily Papers" listing saved as text: a head of site navigation that ends with the page's own date, then for each
 * paper its title, its abstract and, in some pages, a block with the count of authors, a date and votes. The page's
 * date is not a paper's.
 */
export async function* readPage(lines: AsyncIterable<Line>): AsyncGenerator<Entry> {
  const all: Line[] = [];
  // Some editors end lines with the Unicode separators; where the file has other line ends, they are mere spaces.
  for await (const line of lines) all.push(line);
  const reading = new PageReading(paragraphsOf(all.length === 1 ? unicodeLines(all[0]!) : all));
  yield* reading.entries();
}

function unicodeLines(line: Line): Line[] {
  if (line.problem) return [line];
  return line.text.split(/[\u2028\u2029\u0085\v\f]/).map((text, at) => ({ number: at + 1, text }));
}

class PageReading {
  #paragraphs: Paragraph[];
  #found: Entry[] = [];
  /** A short paragraph that is the next paper's title if an abstract follows. */
  #title: Paragraph | undefined;
  /** The paper whose abstract was read last, until the next one's begins. */
  #open: PaperDraft | undefined;
  /** Whether what was read last belongs to the open paper's abstract or the block below it. */
  #place: 'head' | 'between' | 'abstract' | 'below' = 'head';
  /** The date that stood between a title and its abstract. */
  #titleDate: FoundDate | undefined;
  /** A name follows: whoever put the paper on the list. */
  #nameFollows = false;
  /** Words that only a listing has. */
  #signs = 0;
  /** Paragraphs out of their place. */
  #strays = 0;

  constructor(paragraphs: Paragraph[]) {
    this.#paragraphs = paragraphs;
  }

  entries(): Entry[] {
    for (const [at, paragraph] of this.#paragraphs.entries()) {
      const next = this.#paragraphs[at + 1];
      this.#read(paragraph, next);
    }
    this.#dropTitle();
    const papers = this.#found.filter((entry) => 'draft' in entry);
    // Any essay has headings and paragraphs. Without one sign of a listing, every paragraph must be in its place.
    if (papers.length === 0 || (this.#signs === 0 && this.#strays > 0))
      return [noPapers(this.#found)];
    return this.#found;
  }

  #read(paragraph: Paragraph, next: Paragraph | undefined): void {
    const { kind, problem } = paragraph;
    if (problem) this.#refuse(paragraph, problem);
    else if (kind === 'short' && this.#isName(paragraph)) this.#nameFollows = false;
    else if (kind === 'short' || (kind === 'sentence' && this.#isTitle(next))) {
      this.#startTitle(paragraph);
    } else if (kind === 'prose' || kind === 'sentence') this.#readProse(paragraph);
    else if (kind === 'authors') this.#readAuthors();
    else if (kind === 'date') this.#readDate(paragraph, next);
    else if (kind === 'link') this.#readLink(paragraph);
    else if (kind === 'dot') this.#readDot(next);
    else if (kind === 'furniture' && next?.kind !== 'dot') this.#readFurniture(paragraph);
    else if (this.#open) this.#place = 'below';
  }

  /** What stands between an abstract and a dot stands in the place of the authors, though it looks like a title. */
  #readDot(next: Paragraph | undefined): void {
    if (this.#place === 'abstract' && next?.kind !== 'authors') this.#title = undefined;
    if (this.#open && !this.#title) this.#place = 'below';
  }

  #isName({ text }: Paragraph): boolean {
    return this.#nameFollows && !text.includes(' ');
  }

  /** A count of authors is the surest sign of a listing. Below a title alone it makes a paper without an abstract. */
  #readAuthors(): void {
    this.#signs += 1;
    if (this.#title) this.#startPaper(this.#title, '');
    this.#place = 'below';
  }

  /** One sentence with a full stop is a title if no title waits for its abstract and an abstract follows. */
  #isTitle(next: Paragraph | undefined): boolean {
    return this.#title === undefined && next?.kind === 'prose';
  }

  #startTitle(paragraph: Paragraph): void {
    this.#dropTitle();
    this.#title = paragraph;
    this.#titleDate = undefined;
  }

  #readProse(paragraph: Paragraph): void {
    if (this.#title) {
      this.#startPaper(this.#title, paragraph.text);
      this.#place = 'abstract';
    } else if (this.#open && this.#place === 'abstract') {
      this.#strays += 1;
      this.#open.abstract += `\n\n${paragraph.text}`;
    } else {
      this.#strays += 1;
      this.#found.push({ line: paragraph.line, reason: 'an abstract without a title above it' });
    }
  }

  #readDate({ text }: Paragraph, next: Paragraph | undefined): void {
    const found = dateOfLine(text);
    const inFrame = this.#place === 'head' || this.#place === 'between';
    if (this.#title && (!inFrame || next?.kind === 'prose')) this.#titleDate = found;
    else if (inFrame) {
      // The page's own date ends its head; what stood there was navigation.
      this.#title = undefined;
      this.#place = 'between';
    } else if (this.#open && !(this.#open.date ?? this.#open.dateText)) {
      setDate(this.#open, found);
      this.#place = 'below';
    }
  }

  #readLink({ text }: Paragraph): void {
    if (!this.#open || this.#title) return;
    this.#open.url ??= text;
    const id = arxivId(text);
    if (id) this.#open.arxivId ??= id;
  }

  #readFurniture({ text }: Paragraph): void {
    if (/papers|research community/i.test(text)) this.#signs += 1;
    // A count of votes stands below a paper; any other furniture is the frame around the list.
    if (/\d/.test(text)) return;
    this.#nameFollows = /^submitted by$/i.test(text);
    this.#dropTitle();
    this.#place = this.#open ? 'between' : 'head';
  }

  #startPaper(title: Paragraph, abstract: string): void {
    this.#title = undefined;
    this.#open = { title: title.text, abstract };
    setDate(this.#open, this.#titleDate);
    this.#titleDate = undefined;
    this.#found.push({ line: title.line, draft: this.#open });
  }

  #refuse(paragraph: Paragraph, reason: string): void {
    this.#dropTitle();
    this.#found.push({ line: paragraph.line, reason });
    this.#open = undefined;
  }

  /** A title that no abstract followed. In the head of the page it was navigation. */
  #dropTitle(): void {
    const title = this.#title;
    this.#title = undefined;
    if (!title || this.#place === 'head') return;
    this.#strays += 1;
    this.#found.push({ line: title.line, reason: 'a title without an abstract below it' });
  }
}

function setDate(paper: PaperDraft, found: FoundDate | undefined): void {
  Object.assign(paper, found);
  if (found?.date) paper.year = Number(found.date.slice(0, 4));
}

function noPapers(found: Entry[]): Entry {
  const problem = found.find((entry) => 'reason' in entry && entry.reason.startsWith('not '));
  return (
    problem ?? {
      line: 0,
      reason:
        'no papers found in it; a listing page has a title and below it an abstract for each paper',
    }
  );
}
