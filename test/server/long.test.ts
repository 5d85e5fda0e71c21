import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GraphIndex } from '../../src/graph/graph-index.ts';
import { GraphSource } from '../../src/server/graph-source.ts';
import { createHandler } from '../../src/server/handler.ts';
import { AnswersOnThreads } from '../../src/server/long/answers-on-threads.ts';
import { atlasStarts } from '../../src/server/long/atlas-starts.ts';
import { AnswersHere } from '../../src/server/long/long-answers.ts';
import { unpackMap } from '../../src/server/map-packing.ts';
import { graphFolder, temporaryFolder } from '../support/graph-folder.ts';
import { tangledGraph } from '../support/tangled-graph.ts';

const index = new GraphIndex(tangledGraph());
const [from, to] = ['method:tangle-3', 'method:tangle-350'];
const paths = { count: 3, maxLength: 6, allowHubs: false };
/** More ways than anyone has patience for. */
const endless = { ...paths, count: 4000 };

describe('answers that take long', () => {
  let threads: AnswersOnThreads;

  beforeAll(() => {
    threads = new AnswersOnThreads(index, 'v1');
  });
  afterAll(() => threads.close());

  it('are the same on a thread as on the spot', async () => {
    const here = new AnswersHere(index, 'v1', undefined, atlasStarts);
    expect(await threads.paths(from, to, paths)).toEqual(await here.paths(from, to, paths));
    expect(await threads.entities()).toBe(await here.entities());
    expect(Buffer.compare(await threads.map(), await here.map())).toBe(0);
    const [one, other] = [await threads.search(), await here.search()];
    for (const query of ['tangle', 'tangle 35', 'tanlge 7', 'of the', 'angle']) {
      expect(one.find(query)).toEqual(other.find(query));
    }
  });

  it('are made once, and the map of entities before it is asked for', async () => {
    expect(threads.map()).toBe(threads.map());
    const other = new AnswersOnThreads(index, 'v2', 'A notice.');
    other.expectEntities();
    expect(JSON.parse(await other.entities())).toMatchObject({ version: 'v2' });
    expect(unpackMap(await other.map())).toMatchObject({ version: 'v2', notice: 'A notice.' });
    await other.close();
  });

  it('let other questions be answered meanwhile', async () => {
    const gone = new AbortController();
    let ended = false;
    const long = threads.paths(from, to, endless, gone.signal).finally(() => {
      ended = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(ended).toBe(false);
    gone.abort();
    await expect(long).rejects.toThrow('abort');
  });

  it('are given up when nobody waits any more, so that the next need not wait', async () => {
    const gone = new AbortController();
    const left = [1, 2, 3].map(() => threads.paths(from, to, endless, gone.signal));
    const next = threads.paths(from, to, paths);
    gone.abort();
    for (const one of left) await expect(one).rejects.toThrow('abort');
    expect((await next).length).toBe(3);
    await expect(threads.paths(from, to, paths, gone.signal)).rejects.toThrow('abort');
  });

  it('say so where the graph is closed under them', async () => {
    const other = new AnswersOnThreads(index, 'v1');
    const questions = [other.paths(from, to, endless), other.entities(), other.map()];
    const said = Promise.allSettled(questions);
    await other.close();
    for (const one of await said) {
      expect(one).toMatchObject({ status: 'rejected', reason: { message: /Ask again/ } });
    }
  });

  it('come from the newer graph, and never as a failure, where the folder was built again meanwhile', async () => {
    const place = temporaryFolder();
    const folder = await graphFolder(place.path, tangledGraph());
    const source = new GraphSource(folder);
    const file = createHandler(source, new Map(), '127.0.0.1');
    const server = createServer(file);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const asked = (path: string) => fetch(`http://127.0.0.1:${port}/api/${path}`);
    const versionOf = async (answer: Response) =>
      ((await answer.json()) as { version: string }).version;
    const before = await versionOf(await asked('version'));
    const entities = asked('entities');
    const graph = tangledGraph();
    graph.papers[0]!.title = 'A later title';
    await graphFolder(place.path, graph);
    const after = await versionOf(await asked('version'));
    expect(after).not.toBe(before);
    const answer = await entities;
    expect(answer.status).toBe(200);
    // The old one where it was made before the new folder stood there.
    expect([before, after]).toContain(await versionOf(answer));
    server.close();
    await source.close();
    place.remove();
  });
});
