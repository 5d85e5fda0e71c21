import type { GraphNode } from '../graph/graph-index.ts';
import { readable } from '../text/readable.ts';

/** What a node is called on the page: a title as it is read; the names of all else have been cleaned when they were found. */
export function shownName({ kind, name }: GraphNode): string {
  return kind === 'Paper' ? readable(name) : name;
}
