import { plural } from '../../ask/numbers.ts';
import { placeOf, type Refusal } from '../../sources/read-papers.ts';
import { plain } from './plain.ts';

/** Lines shown of one file; a file in another format than it seems would fill the screen otherwise. */
const SHOWN = 20;

/** A line for each entry that was refused or not taken whole, with its file, line and reason. */
export function* refusalLines(refusals: readonly Refusal[]): Iterable<string> {
  for (const file of new Set(refusals.map((refusal) => refusal.file))) {
    const ofFile = refusals.filter((refusal) => refusal.file === file);
    for (const refusal of ofFile.slice(0, SHOWN)) {
      const kind = refusal.kind === 'refused' ? '' : `${refusal.kind}: `;
      yield plain(`${placeOf(refusal)}: ${kind}${refusal.reason}`);
    }
    const more = ofFile.length - SHOWN;
    if (more > 0) yield plain(`${file}: ${plural(more, 'more entry', 'more entries')} like these`);
  }
}
