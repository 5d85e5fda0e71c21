import { readGraphFolder } from '../graph/folder.ts';
import { GraphIndex } from '../graph/graph-index.ts';
import { note } from '../terminal.ts';

/** Where a graph is looked for when none is named. */
export const DEFAULT_GRAPH = 'graph';

/** Reads a graph folder, ready for questions. What is missing in it but not needed is said on stderr. */
export async function openGraph(dir: string): Promise<GraphIndex> {
  return new GraphIndex(await readGraphFolder(dir, { onNote: note }));
}
