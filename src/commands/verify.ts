import { type Command, Option } from 'commander';
import { readManifest } from '../graph/folder.ts';
import { note, out, Progress } from '../terminal.ts';
import { DEFAULT_GRAPH } from './open-graph.ts';
import { openServerOf, type ServerFlags } from './open-place.ts';
import { verifyLines } from './print/verify-report.ts';
import { keepHeapSmall } from './small-heap.ts';

export function register(program: Command): void {
  program
    .command('verify')
    .description('Compares a graph with what paperloom wrote of it into Neo4j, all of it.')
    .argument('[graph]', 'the graph folder', DEFAULT_GRAPH)
    .requiredOption('--on <uri>', 'address of the server, such as bolt://localhost:7687')
    .option('--database <name>', 'a database of the server other than the user’s own')
    .addOption(new Option('--json', 'print the report as JSON'))
    .addHelpText(
      'after',
      `
Counts, then hashes of all properties, by label and type, then what differs. Exits 0 only when all is equal. What does not bear the
property paperloom: true is not looked at. User and password come from NEO4J_USER (else neo4j) and NEO4J_PASSWORD, or are asked for.`,
    )
    .action(verify);
}

async function verify(
  folder: string,
  { on, json, ...flags }: { on: string; json?: true } & ServerFlags,
): Promise<void> {
  keepHeapSmall();
  await readManifest(folder);
  const store = await openServerOf(on, flags);
  const progress = new Progress('verify');
  try {
    const report = await store.verify(folder, {
      onProgress: (done, total) => progress.at(done, total),
      onNote: note,
    });
    progress.end();
    if (json) out(JSON.stringify(report));
    else for (const line of verifyLines(report)) out(line);
    if (report.held?.state === 'loading') {
      note('The last load into this database did not come to its end: load again.');
    }
    if (!report.equal) process.exitCode = 1;
  } finally {
    await store.close();
  }
}
