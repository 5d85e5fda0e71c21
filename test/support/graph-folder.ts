import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeGraphFolder } from '../../src/graph/folder.ts';
import type { Graph } from '../../src/graph/schema.ts';

/** A folder of its own for a test, removed by `remove`. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'paperloom-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Writes a graph as a folder `name` in `parent`. */
export async function graphFolder(parent: string, graph: Graph, name = 'graph'): Promise<string> {
  const folder = join(parent, name);
  await writeGraphFolder(folder, graph, { extractor: 'test', lexicon: 'test', options: {} });
  return folder;
}
