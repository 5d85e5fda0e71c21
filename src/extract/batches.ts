import type { PaperText } from './types.ts';

/** Papers that are done together: the encoder finds enough of like length among them. */
const BATCH = 32;

/** The papers in batches, each with no more than what extraction reads. */
export async function* batches(
  papers: Iterable<PaperText> | AsyncIterable<PaperText>,
): AsyncGenerator<PaperText[]> {
  let batch: PaperText[] = [];
  for await (const { id, title, abstract } of papers) {
    batch.push({ id, title, abstract });
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
