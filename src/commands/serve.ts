import { type Command, InvalidArgumentError } from 'commander';
import { openInBrowser } from '../server/open-browser.ts';
import { DEFAULT_HOST, DEFAULT_PORT, startServer } from '../server/server.ts';
import { note, out } from '../terminal.ts';

interface ServeOptions {
  port: number;
  host: string;
  open?: boolean;
}

export function register(program: Command): void {
  program
    .command('serve')
    .description('Shows a graph in the browser: a map to walk, search and question.')
    .argument('[graph]', 'graph folder', 'graph')
    .option('--port <number>', 'port to listen on; 0 takes a free one', portNumber, DEFAULT_PORT)
    .option('--host <host>', 'address to listen on', DEFAULT_HOST)
    .option('--open', 'open the browser')
    .action(async (graph: string, { port, host, open }: ServeOptions) => {
      const server = await startServer(graph, { port, host });
      // Whoever reads the address may end this at once.
      const stopped = untilStopped();
      out(server.url);
      note(`The graph in ${graph} is served there. Ctrl+C ends it.`);
      if (open) openInBrowser(server.url);
      await stopped;
      await server.close();
    });
}

/** A port as an option's value. */
export function portNumber(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
}

/** Waits for Ctrl+C, or for the system's word to end. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
