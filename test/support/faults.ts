import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { seeded } from '../../src/graph/random.ts';
import { openNeo4j } from '../../src/stores/neo4j.ts';
import type { LoadableStore } from '../../src/stores/store.ts';
import { type LaunchedNeo4j, launchNeo4j } from './neo4j-server.ts';

const LOADER = fileURLToPath(new URL('./load-and-tell.mjs', import.meta.url));

export interface Outcome {
  /** The acknowledged batch after which something was killed. */
  moment: number;
  /** What the loader said last. */
  said: string;
  /** What the database lacked when the next load came. */
  created: number;
  /** Nodes and relationships that differ after that load. */
  differing: number;
  /** What a further load then wrote. */
  again: number;
}

/** Loads a graph again and again into a real server, and kills the loader or the server in the middle of it. */
export class FaultRun {
  readonly #graph: string;
  readonly #batch: number;
  readonly #folder: string;
  #server: LaunchedNeo4j | undefined;

  /** @param folder an empty one for the server's data */
  constructor(graph: string, folder: string, batch: number) {
    this.#graph = graph;
    this.#folder = folder;
    this.#batch = batch;
  }

  /** Starts the server, and says how many batches a load takes. */
  async start(): Promise<number> {
    this.#server = await launchNeo4j(this.#folder);
    let batches = 0;
    await this.#with((store) =>
      store.load(this.#graph, { batch: this.#batch, onBatch: () => batches++ }),
    );
    return batches;
  }

  async stop(): Promise<void> {
    await this.#server?.stop();
  }

  async killLoader(moment: number): Promise<Outcome> {
    await this.#empty();
    const said = await this.#loadUntil(moment, (loader) => loader.kill('SIGKILL'));
    return this.#recover(moment, said);
  }

  async killServer(moment: number): Promise<Outcome> {
    await this.#empty();
    const { port } = this.#server!;
    let killed: Promise<void> | undefined;
    const said = await this.#loadUntil(moment, () => {
      killed = this.#server!.kill();
    });
    await killed;
    this.#server = await launchNeo4j(this.#folder, { port });
    return this.#recover(moment, said);
  }

  async #recover(moment: number, said: string): Promise<Outcome> {
    return this.#with(async (store) => {
      const { nodes, relationships } = await store.load(this.#graph);
      const counts = [...Object.values(nodes), ...Object.values(relationships)];
      const created = counts.reduce((sum, one) => sum + one.created, 0);
      const { groups } = await store.verify(this.#graph);
      const differing = groups.reduce((sum, one) => sum + one.differing, 0);
      const more = await store.load(this.#graph);
      const again = [...Object.values(more.nodes), ...Object.values(more.relationships)].reduce(
        (sum, one) => sum + one.created + one.updated,
        0,
      );
      return { moment, said, created, differing, again };
    });
  }

  /** Says the loader's last words. */
  async #loadUntil(moment: number, act: (loader: ChildProcess) => void): Promise<string> {
    const { uri, user, password } = this.#server!;
    const loader = spawn(process.execPath, [LOADER, this.#graph, uri, String(this.#batch), '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NEO4J_USER: user, NEO4J_PASSWORD: password },
    });
    let said = '';
    for await (const line of createInterface({ input: loader.stdout })) {
      said = line;
      if (line === `ack ${moment}`) act(loader);
    }
    return said;
  }

  async #empty(): Promise<void> {
    await this.#with((store) => store.query('MATCH (n) DETACH DELETE n', {}, { write: true }));
  }

  async #with<T>(work: (store: LoadableStore) => Promise<T>): Promise<T> {
    const store = await openNeo4j(this.#server!.uri, this.#server!);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }
}

/** Moments from 1 to `last`, drawn from a seed. */
export function moments(count: number, last: number, seed: number): number[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => 1 + Math.floor(random() * last));
}
