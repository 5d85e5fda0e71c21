import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PaperloomError } from '../../src/errors.ts';
import { type LexiconEntry, loadLexicon } from '../../src/lexicon/lexicon.ts';
import { compileSurface, signsOf } from '../../src/lexicon/surface.ts';
import { TABLE_HEADER } from '../../src/lexicon/table.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperloom-lexicon-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, ...rows: string[]): string {
  const file = join(folder, name);
  writeFileSync(file, [TABLE_HEADER, ...rows].join('\n'));
  return file;
}

describe("the user's tables", () => {
  test('come before the bundled ones and replace rows of the same name and type', () => {
    const file = write('mine.tsv', 'LoRA\tMethod\tfamily\tLow-Rank Loom', 'Loomer\tModel\tproper');
    const { entries } = loadLexicon({ bundled: true, files: [file] });
    expect(entries.slice(0, 2).map((entry) => entry.name)).toEqual(['LoRA', 'Loomer']);
    expect(entries.filter((entry) => entry.name === 'LoRA')).toHaveLength(1);
  });

  test('change the hash; the same tables have the same hash', () => {
    const one = write('one.tsv', 'Loomer\tModel\tproper');
    const two = write('two.tsv', 'Loomer\tModel\tfamily');
    const hash = (...files: string[]) => loadLexicon({ bundled: false, files }).hash;
    expect(hash(one)).toBe(hash(one));
    expect(hash(one)).toMatch(/^[0-9a-f]{64}$/);
    expect(hash(one)).not.toBe(hash(two));
    expect(hash(one, two)).not.toBe(hash(two, one));
  });

  test('may be the only ones', () => {
    const file = write('only.tsv', 'Loomer\tModel\tproper');
    expect(loadLexicon({ bundled: false, files: [file] }).entries).toHaveLength(1);
    expect(loadLexicon({ bundled: false, files: [] }).entries).toEqual([]);
  });

  test('that are not there, a folder or malformed give one clear sentence', () => {
    const load = (file: string) => () => loadLexicon({ bundled: false, files: [file] });
    const missing = join(folder, 'missing.tsv');
    mkdirSync(join(folder, 'sub'));
    expect(load(missing)).toThrow(`Table of names missing.tsv: there is no such file: ${missing}`);
    expect(load(join(folder, 'sub'))).toThrow('is a folder, not a table of names.');
    const broken = write('broken.tsv', 'Loomer\tLoom\tproper');
    expect(load(broken)).toThrow(PaperloomError);
    expect(load(broken)).toThrow(`${broken}, line 2: the type is one of`);
  });
});

describe('the bundled tables', () => {
  const { entries } = loadLexicon({ bundled: true, files: [] });
  const label = ({ type, name }: LexiconEntry) => `${type} ${name}`;

  test('are broad', () => {
    expect(entries.length).toBeGreaterThan(16_000);
    for (const type of ['Method', 'Model', 'Benchmark']) {
      expect(entries.filter((entry) => entry.type === type).length).toBeGreaterThan(4000);
    }
  });

  test('hold no row twice', () => {
    expect(entries.length).toBe(new Set(entries.map(label)).size);
  });

  test('hold no surface that means two entries without a gate to tell them apart', () => {
    const owners = new Map<string, string>();
    const contradictions: string[] = [];
    for (const entry of entries) {
      for (const { text, rule, gated } of entry.surfaces) {
        if (gated) continue;
        // Surfaces that keep their case may differ in it alone.
        const { strict } = compileSurface(text, rule);
        const folded = signsOf(text).join(' ');
        const key = strict.includes(1) ? `${folded}|${text.replace(/\W/g, '')}` : folded;
        const owner = owners.get(key);
        if (owner !== undefined && owner !== label(entry)) {
          contradictions.push(`${text}: ${owner}, ${label(entry)}`);
        }
        owners.set(key, label(entry));
      }
    }
    expect(contradictions).toEqual([]);
  });

  test('hold no alias that differs from its name in a number alone: that is another thing', () => {
    const letters = (text: string) => text.replace(/[^\p{L}]/gu, '').toLowerCase();
    // 2014 is 14, 2.0 is 2
    const numbers = (text: string) =>
      (text.match(/\d+(?:\.\d+)?/g) ?? []).map((one) =>
        Number(one.replace(/^(?:19|20)(?=\d\d$)/, '')),
      );
    const same = ['ImageNet-22K', 'ImageNet 256×256', 'OTB-2015', 'Phi-1_5'];
    const others = entries.flatMap(({ name, aliases }) =>
      aliases
        .filter((alias) => letters(alias) === letters(name) && /\d/.test(name) && /\d/.test(alias))
        .filter((alias) => numbers(alias).join() !== numbers(name).join())
        .filter((alias) => !same.includes(alias))
        .map((alias) => `${alias} (${name})`),
    );
    expect(others).toEqual([]);
  });

  test('name version families that are rows of the same type, and never themselves', () => {
    const rows = new Set(entries.map(label));
    const wrong = entries.filter(
      ({ type, name, family }) =>
        family !== undefined && (family === name || !rows.has(`${type} ${family}`)),
    );
    expect(wrong.map((entry) => `${label(entry)} of ${entry.family}`)).toEqual([]);
  });

  test('hold no ungated surface of one letter, and none of two but in its exact case', () => {
    const short = entries.flatMap((entry) =>
      entry.surfaces
        .filter(({ text, rule, gated }) => {
          const signs = signsOf(text).length;
          if (gated || signs > 2) return false;
          return signs < 2 || !compileSurface(text, rule).strict.every((flag) => flag === 1);
        })
        .map(({ text }) => `${text} (${label(entry)})`),
    );
    expect(short).toEqual([]);
  });
});
