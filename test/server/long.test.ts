import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GraphIndex } from '../../src/graph/graph-index.ts';
import type { Graph } from '../../src/graph/schema.ts';
import { AnswersOnThreads } from '../../src/server/long/answers-on-threads.ts';
import { AnswersHere } from '../../src/server/long/long-answers.ts';
import { wovenGraph } from '../support/woven-graph.ts';

/** A graph in which there is no end of ways between any two names. */
function tangle(): Graph {
  const graph = structuredClone(wovenGraph());
  const [paper] = graph.papers;
  const [entity] = graph.entities;
  const link = graph.relations.find(({ type }) => type === 'USES')!;
  for (let i = 0; i < 400; i += 1) {
    graph.entities.push({ ...entity!, id: `method:tangle-${i}`, name: `Tangle ${i}` });
  }
  for (let i = 0; i < 6000; i += 1) {
    graph.papers.push({ ...paper!, id: `tangle-${i}` });
    for (const to of [i % 400, (7 * i + 1) % 400, Math.floor(i / 17) % 400]) {
      graph.relations.push({ ...link, from: `tangle-${i}`, to: `method:tangle-${to}` } as never);
    }
  }
  return graph;
}

const index = new GraphIndex(tangle());
const [from, to] = ['method:tangle-3', 'method:tangle-350'];
const search = { count: 3, maxLength: 6, allowHubs: false };
/** More ways than anyone has patience for. */
const endless = { ...search, count: 4000 };

describe('answers that take long', () => {
  let threads: AnswersOnThreads;

  beforeAll(() => {
    threads = new AnswersOnThreads(index, 'v1');
  });
  afterAll(() => threads.close());

  it('are the same on a thread as on the spot', async () => {
    const here = new AnswersHere(index, 'v1');
    expect(await threads.paths(from, to, search)).toEqual(await here.paths(from, to, search));
    expect(await threads.entities()).toBe(await here.entities());
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
    const next = threads.paths(from, to, search);
    gone.abort();
    for (const one of left) await expect(one).rejects.toThrow('abort');
    expect((await next).length).toBe(3);
    await expect(threads.paths(from, to, search, gone.signal)).rejects.toThrow('abort');
  });

  it('say so where the graph is closed under them', async () => {
    const other = new AnswersOnThreads(index, 'v1');
    const questions = [other.paths(from, to, endless), other.entities()];
    const said = Promise.allSettled(questions);
    await other.close();
    for (const one of await said) {
      expect(one).toMatchObject({ status: 'rejected', reason: { message: /Ask again/ } });
    }
  });
});
