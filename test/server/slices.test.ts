import { describe, expect, it } from 'vitest';
import { atOnce, inSlices, type Work } from '../../src/server/slices.ts';

/** Steps of which each takes longer than a slice, as the clock sees it. */
function* slowWork(steps: number, done: number[]): Work<string> {
  for (let i = 0; i < steps; i += 1) {
    const end = performance.now() + 15;
    while (performance.now() < end);
    done.push(i);
    yield;
  }
  return 'made';
}

describe('work in slices', () => {
  it('makes what is made at once', async () => {
    expect(atOnce(slowWork(2, []))).toBe('made');
    expect(await inSlices(slowWork(2, []))).toBe('made');
  });

  it('lets others have their turn between', async () => {
    const done: number[] = [];
    const seen: number[] = [];
    const work = inSlices(slowWork(4, done));
    const look = () => {
      seen.push(done.length);
      if (done.length < 4) setImmediate(look);
    };
    setImmediate(look);
    await work;
    expect(seen.length).toBeGreaterThan(2);
  });

  it('stops with the reason that it is given', async () => {
    const done: number[] = [];
    const gone = new AbortController();
    const work = inSlices(slowWork(1000, done), gone.signal);
    setImmediate(() => gone.abort(new Error('enough')));
    await expect(work).rejects.toThrow('enough');
    expect(done.length).toBeLessThan(1000);
  });
});
