import type { Command } from 'commander';
import { readGraphFolder } from '../graph/folder.ts';
import { note, out, Progress } from '../terminal.ts';
import { DEFAULT_GRAPH } from './open-graph.ts';
import { openServerOf, type ServerFlags } from './open-place.ts';
import { loadLines } from './print/load-report.ts';

export function register(program: Command): void {
  program
    .command('load')
    .description('Loads a graph into Neo4j; what is there already is not written again.')
    .argument('[graph]', 'the graph folder', DEFAULT_GRAPH)
    .requiredOption('--to <uri>', 'address of the server, such as bolt://localhost:7687')
    .option('--database <name>', 'a database of the server other than the user’s own')
    .addHelpText(
      'after',
      '\nUser and password come from NEO4J_USER (else neo4j) and NEO4J_PASSWORD, or are asked for.',
    )
    .action(load);
}

async function load(folder: string, { to, ...flags }: { to: string } & ServerFlags): Promise<void> {
  const graph = await readGraphFolder(folder, { onNote: note });
  const store = await openServerOf(to, flags);
  const progress = new Progress('load');
  try {
    const report = await store.load(graph, (done, total) => progress.at(done, total));
    progress.end();
    for (const line of loadLines(report)) out(line);
  } finally {
    await store.close();
  }
}
