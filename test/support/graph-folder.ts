import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeGraphFolder } from '../../src/graph/folder.ts';
import type { Graph } from '../../src/graph/schema.ts';

/** Writes a graph as a folder in a new temporary folder. Returns the temporary folder; the graph is "graph" in it. */
export async function temporaryGraph(graph: Graph): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'paperloom-graph-'));
  const about = { extractor: 'by hand', lexicon: 'none', options: {} };
  await writeGraphFolder(join(folder, 'graph'), graph, about);
  return folder;
}
