import { didYouMean } from '../../ask/find-node.ts';
import type { NameNote } from '../../stores/named-parameters.ts';
import { plain } from './plain.ts';

/** What came of the names that a saved query was given, where it is not what a person expects. */
export function nameNotes(notes: readonly NameNote[]): string[] {
  return notes.map((note) => {
    const asked = `"${plain(note.asked)}"`;
    if (note.kind === 'unknown') {
      const nothing =
        note.what === 'community'
          ? `There is no community ${asked} in this graph.`
          : `There is nothing called ${asked} in this graph.`;
      return nothing + didYouMean(note.suggestions.map(plain));
    }
    const [first, ...others] = note.ids.map(plain);
    return note.kind === 'shared'
      ? `${asked} stands for ${note.ids.length} things, and the rows are of them all: ${[first, ...others].join(', ')}.`
      : `${asked} was taken for ${first}; it is also ${others.join(', ')}.`;
  });
}
