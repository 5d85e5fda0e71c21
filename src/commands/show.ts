import type { Command } from 'commander';
import { describeNode, type EntityCard, type PaperCard } from '../ask/describe.ts';
import { findNodes } from '../ask/find-node.ts';
import { entityLead } from '../ask/lead.ts';
import { whyEntity } from '../ask/why.ts';
import { UsageError } from '../errors.ts';
import type { GraphNode } from '../graph/graph-index.ts';
import { note } from '../terminal.ts';
import { DEFAULT_GRAPH, openGraph } from './open-graph.ts';
import { wholeNumber } from './options.ts';
import { entityLines, headLines } from './print/entity-card.ts';
import { paperLines } from './print/paper-card.ts';
import { plain } from './print/plain.ts';
import { print, printJson, thisScreen } from './print/screen.ts';
import { whyLines } from './print/why-lines.ts';

interface ShowOptions {
  graph: string;
  limit: number;
  all?: true;
  why?: true;
  json?: true;
}

export function register(program: Command): void {
  program
    .command('show')
    .description('Tells what the graph knows of a method, model, benchmark or paper.')
    .argument('<name>', 'a name in any spelling, a title, an arXiv id, a DOI or a node id')
    .option('--graph <dir>', 'the graph folder', DEFAULT_GRAPH)
    .option('--limit <n>', 'how many papers to show for each relation', wholeNumber, 5)
    .option('--all', 'show all of them')
    .option('--why', 'what was merged into it, from which evidence, and what was kept apart')
    .option('--json', 'print all that is known as JSON')
    .action(show);
}

async function show(name: string, options: ShowOptions): Promise<void> {
  const index = await openGraph(options.graph);
  const [node, ...others] = findNodes(index, name);
  const card = describeNode(index, node);
  if (options.why && node.kind === 'Paper') {
    throw new UsageError('--why tells how a method, model or benchmark came to be one; name one.');
  }
  const why = options.why && node.kind !== 'Paper' ? whyEntity(index, node.entity) : undefined;
  if (options.json) {
    printJson(why ? { ...card, why } : card);
    return;
  }
  const screen = thisScreen();
  const limit = options.all ? Number.POSITIVE_INFINITY : options.limit;
  print(isPaper(card) ? paperLines(card, limit, screen) : entity(card), screen);
  mentionOthers(others);

  function* entity(card: EntityCard): Iterable<string> {
    const lead = node.kind === 'Paper' ? '' : entityLead(index, node.entity);
    if (!why) {
      yield* entityLines(card, lead, limit, screen);
      return;
    }
    yield* headLines(card, lead, screen);
    yield* whyLines(why, limit, screen);
  }
}

function isPaper(card: EntityCard | PaperCard): card is PaperCard {
  return card.kind === 'Paper';
}

/** Two things may have one name (Falcon, the model and the method). */
export function mentionOthers(others: GraphNode[]): void {
  for (const { id, kind, name } of others.slice(0, 5)) {
    note(`There is also the ${kind.toLowerCase()} ${plain(name)}: name it as "${plain(id)}".`);
  }
}
