import { dateOfLine } from './dates.ts';
import type { Line } from './lines.ts';

/** A piece of a saved listing page, told apart by its look alone. */
export interface Paragraph {
  kind:
    | 'short' // as long as a title
    | 'sentence' // one sentence with its full stop: a short abstract, or a title written with one
    | 'prose' // as long as an abstract
    | 'authors' // "• 9 authors": stands below an abstract
    | 'dot' // "·": parts the authors, the date and the votes
    | 'byline' // what stands behind a bullet in the place of the authors: an organisation, names
    | 'date'
    | 'link'
    | 'furniture'; // what the site writes around the papers
  line: number;
  text: string;
  problem?: string;
}

/** Words of the site's frame, as whole lines. */
const FURNITURE =
  /^(?:new|subscribe|get trending papers in your email inbox!?|daily papers|trending papers|by\s?ak and the research community|previous|next|tos|privacy|about|careers|company|website|models|datasets|spaces|buckets|community|docs|documentation|enterprise|pricing|solutions|log ?in|sign ?up|hugging face|papers|daily|weekly|monthly|upvote|share|load more|view all|show more|github|pdf|arxiv|project page|submitted by.*|[-–—_=*]{3,}|\[?\(?\d[\d.,]*k?\)?\]?)$/i;
const AUTHORS = /^[•∙⋅●‣*-]?\s*\d[\d,]*\s+authors?$/i;
const BULLET = /^[•∙⋅●‣]\s*/;
const DOT = /^[·∙⋅•]$/;
const LINK = /^(?:https?:\/\/|www\.)\S+$/i;
const SPACE = /[\s\u200b\ufeff]+/g;

/** Cuts a page into paragraphs: at blank lines, and at each line of a block that is not wrapped text. */
export function paragraphsOf(lines: Line[]): Paragraph[] {
  const found: Paragraph[] = [];
  let block: Line[] = [];
  for (const line of lines) {
    const text = line.text.replace(SPACE, ' ').trim();
    if (text !== '' || line.problem) block.push({ ...line, text });
    else {
      found.push(...paragraphsOfBlock(block));
      block = [];
    }
  }
  found.push(...paragraphsOfBlock(block));
  return found;
}

function paragraphsOfBlock(block: Line[]): Paragraph[] {
  const found: Paragraph[] = [];
  let text: Line[] = [];
  const flush = () => {
    for (const line of isWrapped(text) ? [joined(text)] : text) found.push(paragraph(line));
    text = [];
  };
  for (const line of block.flatMap(splitByline)) {
    const kind = frameKind(line.text);
    if (kind === undefined || line.problem) {
      text.push(line);
      continue;
    }
    flush();
    found.push({ kind, line: line.number, text: line.text });
  }
  flush();
  return found;
}

/** "• 9 authors · Jun 10, 2024 · 3" on one line is the same as its parts on lines of their own. */
function splitByline(line: Line): Line[] {
  const parts = line.text.split(/\s+·\s+|^·\s+|\s+·$/);
  const isByline =
    parts.length > 1 &&
    line.text.length < 200 &&
    parts.some((p) => AUTHORS.test(p) || dateOfLine(p));
  if (!isByline) return [line];
  return parts.flatMap((text, at) =>
    [at > 0 ? { ...line, text: '·' } : undefined, text ? { ...line, text } : undefined].filter(
      (part) => part !== undefined,
    ),
  );
}

function frameKind(text: string): Paragraph['kind'] | undefined {
  if (text.length > 300) return undefined;
  if (AUTHORS.test(text)) return 'authors';
  if (DOT.test(text)) return 'dot';
  if (dateOfLine(text)) return 'date';
  if (LINK.test(text)) return 'link';
  if (FURNITURE.test(text)) return 'furniture';
  if (BULLET.test(text) && text.length < 120) return 'byline';
  return undefined;
}

function paragraph({ number, text, problem }: Line): Paragraph {
  return { kind: lookOf(text), line: number, text, ...(problem ? { problem } : {}) };
}

/** Long text, or several sentences, is no title. */
function lookOf(text: string): 'short' | 'sentence' | 'prose' {
  if (text.length > 350) return 'prose';
  const words = text.split(' ').length;
  const ends = /[.!?…]["')\]”’]*$/.test(text) || /https?:\/\/\S+$/.test(text);
  const breaks = text.match(/[.!?]["')\]]?\s+(?=\p{Lu}\S*\s+\S+\s+\S+)/gu)?.length ?? 0;
  if (words >= 25 && (ends || breaks > 1)) return 'prose';
  if (words >= 16 && ends && breaks > 0) return 'prose';
  return words >= 8 && /[.…]["')\]”’]*$/.test(text) ? 'sentence' : 'short';
}

/** Text that a program broke at a column: lines of about the same width, none of them long. */
function isWrapped(lines: Line[]): boolean {
  if (lines.length < 2 || lines.some((line) => line.problem)) return false;
  const widest = Math.max(...lines.map((line) => line.text.length));
  if (widest < 40 || widest > 140) return false;
  return lines.slice(0, -1).every((line) => line.text.length >= widest * 0.6);
}

function joined(lines: Line[]): Line {
  return { number: lines[0]!.number, text: lines.map((line) => line.text).join(' ') };
}
