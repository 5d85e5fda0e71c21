import type { Evidence, PaperRef } from '../../ask/evidence.ts';
import { plain } from './plain.ts';
import { marked, type Screen } from './style.ts';
import { columnsOf, cut, wrap } from './wrap.ts';

/** The sentence on one line, with its surface marked. '' where there is none. */
export function sentenceLine({ sentence, mark: [start, end] }: Evidence): string {
  if (!sentence) return '';
  const [before, surface, after] = [
    sentence.slice(0, start),
    sentence.slice(start, end),
    sentence.slice(end),
  ];
  // A space at the edge of a piece is kept by what stands beside it.
  const gap = (text: string) => (/\s$/.test(text) ? ' ' : '');
  const lead = (text: string) => (/^\s/.test(text) ? ' ' : '');
  return plain(before) + gap(before) + marked(plain(surface)) + lead(after) + plain(after);
}

/**
 * The sentence below what it proves. One that is the title itself, or stood just before, is not written twice.
 * @param before the sentence that stands above it
 */
export function* sentenceLines(
  evidence: Evidence,
  before: string,
  indent: string,
  screen: Screen,
): Iterable<string> {
  const { sentence, paper } = evidence;
  if (!sentence || sentence === paper.title) return;
  const line = sentence === before ? '(the same sentence)' : sentenceLine(evidence);
  yield* wrap(line, screen.width, indent);
}

/** "Title (2024)  2403.03507", the title cut where the line would not fit. */
export function paperLine(paper: PaperRef, width: number): string {
  const year = paper.year === undefined ? '' : ` (${paper.year})`;
  const id = paper.id.startsWith('title:') ? '' : `  ${plain(paper.id)}`;
  return cut(plain(paper.title), width - columnsOf(year + id)) + year + id;
}
