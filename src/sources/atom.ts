import { SaxesParser } from 'saxes';
import type { Entry } from './entry.ts';
import { entryOfRecord } from './record.ts';

/** Elements of an Atom entry, as arXiv's API gives it, and the field that each becomes. */
const FIELDS: Record<string, string> = {
  id: 'url',
  title: 'title',
  summary: 'abstract',
  published: 'date',
  doi: 'doi',
  journal_ref: 'venue',
};

/** An Atom feed, as the arXiv API answers with. Read as a stream. */
export async function* readAtom(chunks: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  const feed = new FeedReading();
  const decoder = new TextDecoder('utf-8');
  for await (const chunk of chunks) {
    feed.write(decoder.decode(chunk, { stream: true }));
    yield* feed.taken();
    if (feed.broken) return;
  }
  feed.close();
  yield* feed.taken();
}

class FeedReading {
  broken = false;
  #parser = new SaxesParser({ xmlns: true });
  #found: Entry[] = [];
  #record: Record<string, unknown> | undefined;
  #authors: string[] = [];
  #line = 0;
  #path: string[] = [];
  #text = '';

  constructor() {
    this.#parser.on('opentag', (tag) => this.#open(tag.local));
    this.#parser.on('closetag', (tag) => this.#close(tag.local));
    this.#parser.on('text', (text) => {
      this.#text += text;
    });
    this.#parser.on('cdata', (text) => {
      this.#text += text;
    });
    this.#parser.on('error', () => {
      if (!this.broken) {
        this.#found.push({
          line: this.#parser.line,
          reason: 'the XML breaks here; the entries from this one on are not read',
        });
      }
      this.broken = true;
    });
  }

  write(text: string): void {
    this.#parser.write(text);
  }

  close(): void {
    this.#parser.close();
  }

  *taken(): Generator<Entry> {
    yield* this.#found;
    this.#found = [];
  }

  #open(name: string): void {
    this.#path.push(name);
    this.#text = '';
    if (name !== 'entry') return;
    this.#record = {};
    this.#authors = [];
    this.#line = this.#parser.line;
  }

  #close(name: string): void {
    this.#path.pop();
    const parent = this.#path.at(-1);
    const text = this.#text.replace(/\s+/g, ' ').trim();
    this.#text = '';
    if (!this.#record || this.broken) return;
    if (name === 'entry') {
      if (this.#authors.length > 0) this.#record.authors = this.#authors;
      this.#found.push(entryOfRecord(this.#record, this.#line));
      this.#record = undefined;
    } else if (parent === 'author' && name === 'name') this.#authors.push(text);
    else if (parent === 'entry' && FIELDS[name] && text !== '') this.#record[FIELDS[name]] ??= text;
  }
}
