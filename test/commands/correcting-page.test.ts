import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/graph-folder.ts';
import { paperloom } from '../support/paperloom.ts';

const PAGE = readFileSync(new URL('../../docs/correcting.md', import.meta.url), 'utf8');
const PAPERS = fileURLToPath(new URL('../../examples/papers.jsonl', import.meta.url));

it('the overrides that docs/correcting.md shows do on the bundled papers what it says', async () => {
  const place = temporaryFolder();
  try {
    const file = /```\n(action→[^`]*)```/.exec(PAGE)![1]!.replaceAll('→', '\t');
    writeFileSync(join(place.path, 'fix.tsv'), file);
    const options = { cwd: place.path };
    const built = await paperloom(
      ['build', PAPERS, '--overrides', 'fix.tsv', '-o', 'graph'],
      options,
    );
    const told = /\$ paperloom build [^\n]*\n([^`]*?)\nWrote graph/.exec(PAGE)![1]!;
    const said = (built.stderr + built.stdout).split(/[\r\n]+/);
    expect(said).toEqual(expect.arrayContaining(told.split('\n')));
    const shown = await paperloom(['show', 'Vision Adapter', '--why'], options);
    expect(PAGE).toContain(shown.stdout.trim());
  } finally {
    place.remove();
  }
}, 120_000);

it('what it shows of LoRA is what the bundled papers give', async () => {
  const place = temporaryFolder();
  try {
    const options = { cwd: place.path };
    await paperloom(['build', PAPERS, '-o', 'graph'], options);
    const { stdout } = await paperloom(['show', 'LoRA', '--why'], options);
    const shown = /\$ paperloom show LoRA --why\n([^`]*?)```/.exec(PAGE)![1]!;
    let rest = stdout;
    // "…" stands where the page cuts a line short, or leaves lines out.
    for (const piece of shown.split('…').map((one) => one.trim())) {
      expect(rest).toContain(piece);
      rest = rest.slice(rest.indexOf(piece) + piece.length);
    }
  } finally {
    place.remove();
  }
}, 120_000);

it('the list of names that docs/correcting.md shows finds on the bundled papers what it says', async () => {
  const place = temporaryFolder();
  try {
    const list = /```\n(name→[^`]*)```/.exec(PAGE)![1]!.replaceAll('→', '\t');
    writeFileSync(join(place.path, 'names.tsv'), list);
    const options = { cwd: place.path };
    await paperloom(['build', PAPERS, '--lexicon', 'names.tsv', '-o', 'graph'], options);
    const shown = await paperloom(['show', 'Submodular Eviction', '--why'], options);
    expect(PAGE).toContain(shown.stdout.trim());
    const other = await paperloom(['show', 'vector-wise quantization'], options);
    expect(other.code).toBe(0);
  } finally {
    place.remove();
  }
}, 120_000);
