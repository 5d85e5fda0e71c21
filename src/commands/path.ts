import type { Command } from 'commander';
import { findNodes } from '../ask/find-node.ts';
import { plural } from '../ask/numbers.ts';
import { tellPaths } from '../ask/paths.ts';
import { out } from '../terminal.ts';
import { DEFAULT_GRAPH, openGraph } from './open-graph.ts';
import { wholeNumber } from './options.ts';
import { pathLines } from './print/path-lines.ts';
import { plain } from './print/plain.ts';
import { print, printJson, thisScreen } from './print/screen.ts';
import { mentionOthers } from './show.ts';

interface PathFlags {
  graph: string;
  count: number;
  maxLength: number;
  allowHubs?: true;
  json?: true;
}

export function register(program: Command): void {
  program
    .command('path')
    .description('Tells how two nodes hang together, a sentence a step.')
    .argument('<from>', 'a name, title or id')
    .argument('<to>', 'a name, title or id')
    .option('--graph <dir>', 'the graph folder', DEFAULT_GRAPH)
    .option('--count <n>', 'how many ways to tell, at most', wholeNumber, 1)
    .option('--max-length <n>', 'how many steps a way may have', wholeNumber, 6)
    .option(
      '--allow-hubs',
      'let common names, such as large language model, connect like any other',
    )
    .option('--json', 'print the ways as JSON')
    .action(path);
}

async function path(fromName: string, toName: string, flags: PathFlags): Promise<void> {
  const index = await openGraph(flags.graph);
  const [from, ...otherFrom] = findNodes(index, fromName);
  const [to, ...otherTo] = findNodes(index, toName);
  const { count, maxLength, allowHubs = false } = flags;
  const paths = tellPaths(index, from.id, to.id, { count, maxLength, allowHubs });
  const ends = [from, to].map(({ id, kind, name }) => ({ id, kind, name }));
  if (flags.json) return printJson({ from: ends[0], to: ends[1], paths });
  const names = `${plain(from.name)} and ${plain(to.name)}`;
  if (from.id === to.id) out(`${names} are the same thing here.`);
  else if (paths.length === 0) {
    out(`There is no path of up to ${plural(maxLength, 'step')} between ${names}.`);
  } else {
    const screen = thisScreen();
    print(pathLines(paths, screen), screen);
  }
  mentionOthers([...otherFrom, ...otherTo]);
}
