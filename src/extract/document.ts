import type { Field } from '../graph/schema.ts';
import { type CleanText, clean, toOriginal } from '../text/clean.ts';
import { type Span, splitSentences } from '../text/sentences.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import type { PaperText } from './types.ts';

/** A sentence of plain text with its tokens. The title is one sentence. */
export interface Sentence {
  /** Its number in the document; the title, where there is one, is 0. */
  index: number;
  field: Field;
  /** Offsets in the field's plain text. */
  start: number;
  end: number;
  tokens: Token[];
}

/** A paper made ready for extraction. All offsets below this point count in plain text until `locate`. */
export interface Document {
  paper: PaperText;
  title: CleanText;
  abstract: CleanText;
  sentences: Sentence[];
}

/** Far more than any abstract: what is longer is not read to its end, so that one broken record cannot hold up a build. */
const MAX_FIELD = 400_000;
const MAX_TOKENS = 20_000;

export function readDocument(paper: PaperText): Document {
  const title = clean(paper.title.slice(0, MAX_FIELD));
  const abstract = clean(paper.abstract.slice(0, MAX_FIELD));
  const sentences: Sentence[] = [];
  let read = 0;
  const add = (field: Field, text: string, start: number, end: number) => {
    if (read > MAX_TOKENS) return;
    const tokens = tokenize(text, start, end);
    read += tokens.length;
    if (tokens.length > 0) sentences.push({ index: sentences.length, field, start, end, tokens });
  };
  for (const span of titlePieces(title.text)) add('title', title.text, span.start, span.end);
  for (const span of splitSentences(abstract.text)) {
    add('abstract', abstract.text, span.start, span.end);
  }
  return { paper, title, abstract, sentences };
}

/** A title is one sentence, with a question mark inside or not; one as long as an abstract is taken for text. */
function titlePieces(text: string): Span[] {
  return text.length > 1000 ? splitSentences(text) : [{ start: 0, end: text.length }];
}

/** Where plain [start, end) of a field stands in the field as given, and the surface there. */
export function locate(
  document: Document,
  field: Field,
  start: number,
  end: number,
): { text: string; field: Field; start: number; end: number } {
  const cleaned = document[field];
  const [from, to] = toOriginal(cleaned, start, end);
  return { text: cleaned.original.slice(from, to), field, start: from, end: to };
}
