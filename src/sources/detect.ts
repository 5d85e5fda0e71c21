import { isUtf8 } from 'node:buffer';

/** What a file holds, told from its first bytes, never from its name. */
export type Format = 'jsonl' | 'json' | 'bibtex' | 'atom' | 'page';

const MAGIC: [string, string][] = [
  ['%PDF-', 'a PDF; paperloom reads titles and abstracts as text, JSONL or BibTeX'],
  ['PK\x03\x04', 'a ZIP archive; unpack it and give the files in it'],
  ['BZh', 'compressed with bzip2; unpack it first (only .gz is read as it is)'],
  ['\xfd7zXZ', 'compressed with xz; unpack it first (only .gz is read as it is)'],
  ['\x28\xb5\x2f\xfd', 'compressed with zstd; unpack it first (only .gz is read as it is)'],
  ['\x89PNG', 'a picture; paperloom reads text'],
  ['\xff\xd8\xff', 'a picture; paperloom reads text'],
  ['GIF8', 'a picture; paperloom reads text'],
];

const BIBTEX_ENTRY = /^[ \t]*@[ \t]*[a-z]+[ \t]*[{(][^\n{}=]*(?:[,=]|$)/im;

/** @returns the format, or why there is none, as the end of a sentence that begins with "the file is" */
export function detect(head: Buffer): { format: Format } | { problem: string } {
  const latin = head.toString('latin1');
  for (const [magic, problem] of MAGIC) if (latin.startsWith(magic)) return { problem };
  if (isBinary(head)) return { problem: 'not text (binary data)' };
  const text = head.toString('utf8').trimStart();
  if (text === '') return { problem: 'empty' };
  if (/^<(?:\?xml|feed\b|entry\b)/i.test(text)) {
    if (/<(?:\w+:)?(?:feed|entry)\b/.test(text)) return { format: 'atom' };
    if (!/<html\b/i.test(text)) {
      return { problem: 'XML, but no Atom feed as the arXiv API gives it' };
    }
  }
  if (/^<(?:!doctype\s+html|html|head|body|\?xml)\b/i.test(text)) {
    return { problem: 'a web page in HTML; save it as text, as the browser shows it' };
  }
  if (text.startsWith('[')) return { format: 'json' };
  if (!text.startsWith('{') && BIBTEX_ENTRY.test(text)) return { format: 'bibtex' };
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const first = lines[0]!.trim();
  if (first.startsWith('{')) return { format: isWholeObject(first, lines) ? 'jsonl' : 'json' };
  const sample = lines.slice(0, 40);
  const objects = sample.filter((line) => /^\s*\{.*\}\s*$/.test(line)).length;
  return { format: objects * 2 >= sample.length ? 'jsonl' : 'page' };
}

/** A first line like `{` or `{ "title": "…",` with more lines below is an object written over several lines. */
function isWholeObject(first: string, lines: string[]): boolean {
  if (first.endsWith('}')) return true;
  return lines.length === 1 || lines[1]!.trim().startsWith('{');
}

/** Control characters beyond a stray few; text in another encoding than UTF-8 is text all the same. */
function isBinary(head: Buffer): boolean {
  let control = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 32 && (byte < 8 || byte > 13) && byte !== 27) control += 1;
  }
  return control > head.length * (isUtf8(head) ? 0.1 : 0.02);
}
