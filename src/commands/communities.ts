import type { Command } from 'commander';
import { type CommunitySummary, listCommunities } from '../ask/communities.ts';
import { number } from '../ask/numbers.ts';
import { note } from '../terminal.ts';
import { DEFAULT_GRAPH, openGraph } from './open-graph.ts';
import { wholeNumber } from './options.ts';
import { plain } from './print/plain.ts';
import { print, printJson, thisScreen } from './print/screen.ts';
import { tableLines } from './print/table.ts';

const COLUMNS = [
  { title: 'size', align: 'right' },
  { title: 'papers', align: 'right' },
  { title: 'entities', align: 'right' },
  { title: 'id' },
  { title: 'most distinctive' },
] as const;

export function register(program: Command): void {
  program
    .command('communities')
    .description('Lists the communities of a graph, the largest first.')
    .option('--graph <dir>', 'the graph folder', DEFAULT_GRAPH)
    .option('--limit <n>', 'how many to list', wholeNumber)
    .option('--subregions', 'also list what each falls into')
    .option('--json', 'print them as JSON')
    .action(communities);
}

interface CommunitiesFlags {
  graph: string;
  limit?: number;
  subregions?: true;
  json?: true;
}

async function communities(options: CommunitiesFlags): Promise<void> {
  const all = listCommunities(await openGraph(options.graph));
  const listed = all.slice(0, options.limit);
  if (options.json) return printJson(listed);
  const screen = thisScreen();
  const rows = listed.flatMap((community) => [
    row(community, ''),
    ...(options.subregions ? (community.subregions ?? []) : []).map((part) => row(part, '  ')),
  ]);
  print(tableLines(COLUMNS, rows, screen.width), screen);
  if (listed.length < all.length)
    note(`${number(all.length - listed.length)} more are not listed.`);
}

function row(community: CommunitySummary, indent: string): string[] {
  const { id, size, papers, entities, distinctive } = community;
  return [
    number(size),
    number(papers),
    number(entities),
    indent + plain(id.replace(/^(community|subregion):/, '')),
    distinctive.map(({ name }) => plain(name)).join(' · '),
  ];
}
