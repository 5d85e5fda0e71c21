import type { Command } from 'commander';
import { graphStats } from '../ask/stats.ts';
import { DEFAULT_GRAPH, openGraph } from './open-graph.ts';
import { wholeNumber } from './options.ts';
import { print, printJson, thisScreen } from './print/screen.ts';
import { statsLines } from './print/stats-lines.ts';

export function register(program: Command): void {
  program
    .command('stats')
    .description('Counts a graph: papers, entities, relations, confidence, years.')
    .option('--graph <dir>', 'the graph folder', DEFAULT_GRAPH)
    .option('--top <n>', 'how many of the most connected entities to name', wholeNumber, 10)
    .option('--json', 'print the figures as JSON')
    .action(async (options: { graph: string; top: number; json?: true }) => {
      const stats = graphStats(await openGraph(options.graph), options.top);
      if (options.json) return printJson(stats);
      const screen = thisScreen();
      print(statsLines(stats, screen), screen);
    });
}
