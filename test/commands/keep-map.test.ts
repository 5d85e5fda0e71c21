import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGraphFolder } from '../../src/graph/folder.ts';
import { temporaryFolder } from '../support/graph-folder.ts';
import { paperloom, type Ran } from '../support/paperloom.ts';

const PAPERS = readFileSync(new URL('../../examples/papers.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n');

const temporary = temporaryFolder();
const cwd = temporary.path;
afterAll(() => temporary.remove());

function build(...args: string[]): Promise<Ran> {
  return paperloom(['build', ...args], { cwd });
}

describe('build --keep-map', () => {
  let ran: Ran;
  beforeAll(async () => {
    writeFileSync(join(cwd, 'some.jsonl'), PAPERS.slice(0, 57).join('\n'));
    writeFileSync(join(cwd, 'all.jsonl'), PAPERS.slice(0, 60).join('\n'));
    await build('some.jsonl', '-o', 'before');
    cpSync(join(cwd, 'before'), join(cwd, 'graph'), { recursive: true });
    ran = await build('all.jsonl', '-o', 'graph', '--keep-map', 'graph');
  });

  it('keeps places and communities of the graph that it replaces, and says how many', async () => {
    const [before, after] = [
      await readGraphFolder(join(cwd, 'before')),
      await readGraphFolder(join(cwd, 'graph')),
    ];
    expect(after.papers).toHaveLength(60);
    const then = new Map(before.layout.map((point) => [point.id, point]));
    const both = after.layout.filter(({ id }) => then.has(id));
    const same = both.filter(({ id, x, y }) => then.get(id)!.x === x && then.get(id)!.y === y);
    // One paper in twenty is new, and a community joins another: its members move, and few beside them.
    expect(same.length / both.length).toBeGreaterThan(0.8);
    const moved = both.filter(({ id, x, y }) => {
      const before = then.get(id)!;
      return Math.hypot(x - before.x, y - before.y) > 12;
    });
    expect(moved.length / both.length).toBeLessThan(0.1);
    const ids = new Set(after.communities.map(({ id }) => id));
    const goOn = before.communities.filter(({ id }) => ids.has(id)).length;
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain(
      `Kept of graph: the places of ${same.length} of ${both.length} nodes that both have, ` +
        `${goOn} of ${before.communities.length} communities.`,
    );
  });

  it('depends on the papers and on that graph alone', async () => {
    await build('all.jsonl', '-o', 'other', '--keep-map', 'before');
    for (const name of ['manifest.json', 'communities.jsonl', 'layout.jsonl']) {
      const [one, other] = ['graph', 'other'].map((dir) => readFileSync(join(cwd, dir, name)));
      expect(one!.equals(other!), name).toBe(true);
    }
  });

  it('says what is wrong with a graph that cannot be kept', async () => {
    const missing = await build('all.jsonl', '--keep-map', 'nowhere');
    expect(missing.code).toBe(1);
    expect(missing.stderr).toBe(
      'paperloom: There is no graph folder nowhere. Build one with "paperloom build".\n',
    );

    cpSync(join(cwd, 'before'), join(cwd, 'old'), { recursive: true });
    const manifest = join(cwd, 'old', 'manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"format": ', '"format": 9'));
    const old = await build('all.jsonl', '--keep-map', 'old');
    expect(old.code).toBe(1);
    expect(old.stderr).toMatch(/old cannot be read \(manifest\.json\): its format is 9\d*, this/);

    writeFileSync(join(cwd, 'strange.jsonl'), '{"id":"s","title":"On moss","abstract":"Wet."}\n');
    const strange = await build('strange.jsonl', '-o', 'new', '--keep-map', 'before');
    expect(strange.code).toBe(1);
    expect(strange.stderr).toContain(
      'The graph in before has no node in common with the new one: there is no map to keep.',
    );

    const both = await build('all.jsonl', '--keep-map', 'before', '--communities', 'louvain');
    expect(both.code).toBe(2);
    expect(both.stderr).toContain("cannot be used with option '--keep-map <graph>'");
  });
});
