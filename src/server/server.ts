import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PaperloomError } from '../errors.ts';
import { GraphSource } from './graph-source.ts';
import { createHandler } from './handler.ts';
import { isWildcard } from './hosts.ts';
import { readPageFiles } from './page-files.ts';

export const DEFAULT_PORT = 4747;
export const DEFAULT_HOST = '127.0.0.1';

export interface ServerOptions {
  /** 0 takes any free port. Default 4747. */
  port?: number;
  /** Address or name to listen on. Default 127.0.0.1: this machine alone. */
  host?: string;
  /** Folder of the built explorer, where it is not the program's own. */
  page?: string;
}

/** Another program listens on the port. */
export class PortInUseError extends PaperloomError {
  override name = 'PortInUseError';
}

export interface RunningServer {
  /** Where a browser finds it. */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves a graph folder to the explorer until it is closed. The folder is read before the first request and again
 * whenever its manifest changes; nothing is ever written.
 * @throws GraphFolderError when there is no readable graph, PortInUseError when another program has the port
 * @throws PaperloomError when the explorer is not built, or the system gives no such port or address
 */
export async function startServer(
  dir: string,
  { port = DEFAULT_PORT, host = DEFAULT_HOST, page }: ServerOptions = {},
): Promise<RunningServer> {
  const source = new GraphSource(dir);
  const [files] = await Promise.all([readPageFiles(page), source.current()]);
  const server = createServer(createHandler(source, files, host));
  await listen(server, port, host);
  const address = server.address() as AddressInfo;
  const name = isWildcard(host) ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name}:${address.port}/`,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await source.close();
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const Problem = error.code === 'EADDRINUSE' ? PortInUseError : PaperloomError;
      reject(new Problem(listenProblem(error, port, host)));
    });
    server.listen(port, host, () => resolve());
  });
}

function listenProblem(error: NodeJS.ErrnoException, port: number, host: string): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use. Choose another with --port, or --port 0 for any free one.`;
    case 'EACCES':
      return `Port ${port} on ${host} may not be used by this account. Choose one above 1023 with --port.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `This machine has no address "${host}". Leave out --host to serve on 127.0.0.1.`;
    default:
      return `The server could not listen on ${host}, port ${port}: ${error.message}.`;
  }
}
