import type { Command } from 'commander';
import { number } from '../ask/numbers.ts';
import { readManifest } from '../graph/folder.ts';
import { note, out, Progress } from '../terminal.ts';
import { DEFAULT_GRAPH } from './open-graph.ts';
import { openServerOf, type ServerFlags } from './open-place.ts';
import { loadLines } from './print/load-report.ts';
import { keepHeapSmall } from './small-heap.ts';

interface LoadCommandOptions extends ServerFlags {
  to: string;
  name?: string;
  prune?: true;
  dryRun?: true;
  replace?: true;
}

export function register(program: Command): void {
  program
    .command('load')
    .description('Loads a graph into Neo4j; what is there already is not written again.')
    .argument('[graph]', 'the graph folder', DEFAULT_GRAPH)
    .requiredOption('--to <uri>', 'address of the server, such as bolt://localhost:7687')
    .option('--prune', 'also remove what an earlier load wrote and the graph no longer has')
    .option('--dry-run', 'only say what would be created, updated and removed')
    .option('--replace', 'put the graph in the place of a different one')
    .option('--name <name>', 'what the graph is called in the database')
    .option('--database <name>', 'a database of the server other than the user’s own')
    .addHelpText(
      'after',
      `
Nodes and relationships that paperloom writes bear the property paperloom: true; others are never changed.
User and password come from NEO4J_USER (else neo4j) and NEO4J_PASSWORD, or are asked for.`,
    )
    .action(load);
}

async function load(folder: string, { to, ...options }: LoadCommandOptions): Promise<void> {
  keepHeapSmall();
  // What is wrong with the folder is said before the server is asked.
  await readManifest(folder);
  const store = await openServerOf(to, options);
  const progress = new Progress(options.dryRun ? 'compare' : 'load');
  try {
    const report = await store.load(folder, {
      ...options,
      onProgress: (done, total) => progress.at(done, total),
      onNote: note,
    });
    progress.end();
    for (const line of loadLines(report)) out(line);
    if (report.surplus > 0) {
      note(
        `${number(report.surplus)} nodes and relationships of an earlier load are not in this graph and stay: --prune removes them.`,
      );
    }
  } finally {
    await store.close();
  }
}
