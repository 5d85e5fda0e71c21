import type { Candidate } from './candidate.ts';
import { ANSWERS } from './encoder/encoder.ts';

/** Where a name stands more often, the first places will do. */
const PLACES = 8;

/** What the encoder reads where a name stands: for each of its cells the mean and the highest over the places. */
export function cellsOf(candidates: readonly Candidate[]): Float32Array {
  const width = candidates[0]!.cells.length;
  const numbers = new Float32Array(2 * width);
  const places = candidates.slice(0, PLACES);
  for (const { cells } of places) {
    for (let d = 0; d < width; d++) {
      numbers[d]! += cells[d]! / places.length;
      numbers[width + d] = Math.max(numbers[width + d]!, cells[d]!);
    }
  }
  return numbers;
}

/** How far the encoder takes a mention alone for a relation (its place in RELATIONS): its last cells, before those of links. */
export function shareOf({ cells }: Candidate, relation: number): number {
  return cells[cells.length - 2 * ANSWERS + relation]!;
}
