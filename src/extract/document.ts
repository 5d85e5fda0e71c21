import type { Field } from '../graph/schema.ts';
import { type CleanText, clean } from '../text/clean.ts';
import { type Span, splitSentences } from '../text/sentences.ts';
import { toOriginal } from '../text/to-original.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { type Part, tellParts } from './parts.ts';
import type { PaperText } from './types.ts';
import type { WordFacts } from './word-facts.ts';

/** A sentence of plain text with its tokens. The title is one sentence. */
export interface Sentence {
  /** Its number in the document; the title, where there is one, is 0. */
  index: number;
  field: Field;
  /** Offsets in the field's plain text. */
  start: number;
  end: number;
  tokens: Token[];
  part: Part;
  /** Kept by wordsOf (word-facts.ts), where they were asked for. */
  words?: readonly WordFacts[];
}

/** A paper made ready for extraction. All offsets below this point count in plain text until `locate`. */
export interface Document {
  paper: PaperText;
  title: CleanText;
  abstract: CleanText;
  sentences: Sentence[];
  /** Characters at the end of title and abstract that were not read, the field being too long. */
  unread: number;
}

/** Far more than any abstract: what is longer is not read to its end, so that one broken record cannot hold up a build. */
const MAX_FIELD = 400_000;
const MAX_TOKENS = 20_000;
/** The original of a sentence is no longer, though it be all markup: each entity of it is shown with it. */
const MAX_SOURCE = 6000;

export function readDocument(paper: PaperText): Document {
  const title = clean(paper.title.slice(0, MAX_FIELD));
  const abstract = clean(paper.abstract.slice(0, MAX_FIELD));
  const sentences: Sentence[] = [];
  let read = 0;
  const readTo = { title: title.original.length, abstract: abstract.original.length };
  const add = (field: Field, cleaned: CleanText, start: number, end: number) => {
    if (read > MAX_TOKENS) {
      readTo[field] = Math.min(readTo[field], cleaned.starts[start]!);
      return;
    }
    const tokens = tokenize(cleaned.text, start, end);
    read += tokens.length;
    for (const part of withoutLongSources(cleaned, { start, end, tokens }))
      sentences.push({ index: sentences.length, field, part: 'title', ...part });
  };
  for (const span of titlePieces(title.text)) add('title', title, span.start, span.end);
  for (const span of splitSentences(abstract.text)) add('abstract', abstract, span.start, span.end);
  tellParts(sentences);
  const unread = paper.title.length - readTo.title + paper.abstract.length - readTo.abstract;
  return { paper, title, abstract, sentences, unread };
}

/** What is cut of a field. */
type Cut = Pick<Sentence, 'start' | 'end' | 'tokens'>;

/** Parts a sentence whose original is too long, between tokens; without tokens there is no sentence. */
function withoutLongSources({ starts, ends }: CleanText, whole: Cut): Cut[] {
  if (whole.tokens.length === 0) return [];
  if (ends[whole.end - 1]! - starts[whole.start]! <= MAX_SOURCE) return [whole];
  const parts: Cut[] = [];
  for (const token of whole.tokens) {
    const part = parts.at(-1);
    if (part && ends[token.end - 1]! - starts[part.start]! <= MAX_SOURCE) {
      part.tokens.push(token);
      part.end = token.end;
    } else parts.push({ start: token.start, end: token.end, tokens: [token] });
  }
  return parts;
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
