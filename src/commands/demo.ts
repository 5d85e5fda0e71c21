import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { BuiltGraph } from '../build.ts';
import { cacheFolder } from '../cache-folder.ts';
import { writeGraphFolder } from '../graph/folder.ts';
import { GraphFolderError } from '../graph/folder-error.ts';
import { openInBrowser } from '../server/open-browser.ts';
import {
  DEFAULT_HOST,
  DEFAULT_PORT,
  PortInUseError,
  type RunningServer,
  startServer,
} from '../server/server.ts';
import { note, out } from '../terminal.ts';
import { foundLines } from './print/found.ts';
import { portNumber, untilStopped } from './serve.ts';

const EXAMPLES = fileURLToPath(new URL('../../examples/papers.jsonl', import.meta.url));

/** Ports tried after the usual one, when nobody asked for one. */
const OTHER_PORTS = 20;

interface DemoFlags {
  port?: number;
  open?: true;
}

export function register(program: Command): void {
  program
    .command('demo')
    .description(
      'Builds a graph of the papers that come with the program, and shows it in the browser.',
    )
    .option(
      '--port <number>',
      `port to listen on (default: ${DEFAULT_PORT}, or the next free one)`,
      portNumber,
    )
    .option('--open', 'open the browser')
    .action(demo);
}

async function demo({ port, open }: DemoFlags): Promise<void> {
  const started = performance.now();
  const { buildGraph } = await import('../build.ts');
  const built = await buildGraph([EXAMPLES]);
  const place = await write(built);
  try {
    for (const line of foundLines(built.graph, (performance.now() - started) / 1000)) note(line);
    const server =
      port === undefined ? await startAnywhere(place.dir) : await start(place.dir, port);
    // Whoever reads the address may end this at once.
    const stopped = untilStopped();
    out(server.url);
    note(`Ask it here too: npx paperloom show LoRA --graph ${place.dir}`);
    note('Ctrl+C ends this.');
    if (open) openInBrowser(server.url);
    await stopped;
    await server.close();
  } finally {
    await place.remove();
  }
}

/** Into the user's cache folder, or where that cannot be written, into a temporary one that goes with the program. */
async function write({
  graph,
  about,
}: BuiltGraph): Promise<{ dir: string; remove(): Promise<void> }> {
  try {
    const dir = join(cacheFolder(), 'demo');
    await writeGraphFolder(dir, graph, about);
    return { dir, remove: async () => {} };
  } catch (error) {
    if (!(error instanceof GraphFolderError)) throw error;
    const parent = await mkdtemp(join(tmpdir(), 'paperloom-'));
    const dir = join(parent, 'demo');
    await writeGraphFolder(dir, graph, about);
    return { dir, remove: () => rm(parent, { recursive: true, force: true }) };
  }
}

async function startAnywhere(dir: string): Promise<RunningServer> {
  for (let port = DEFAULT_PORT; ; port += 1) {
    try {
      const server = await start(dir, port);
      if (port > DEFAULT_PORT) note(`Port ${DEFAULT_PORT} is in use, so port ${port} is taken.`);
      return server;
    } catch (error) {
      if (!(error instanceof PortInUseError) || port === DEFAULT_PORT + OTHER_PORTS) throw error;
    }
  }
}

function start(dir: string, port: number): Promise<RunningServer> {
  return startServer(dir, { port, host: DEFAULT_HOST });
}
