import { describe, expect, test } from 'vitest';
import { PaperloomError } from '../../src/errors.ts';
import { parseTable, TABLE_HEADER } from '../../src/lexicon/table.ts';

const table = (...rows: string[]): string => [TABLE_HEADER, ...rows].join('\n');

describe('a row', () => {
  test('needs a name, a type and a scope; the rest may be left out', () => {
    expect(parseTable(table('Loomer\tMethod\tproper'), 'mine.tsv')).toEqual([
      {
        name: 'Loomer',
        type: 'Method',
        scope: 'proper',
        aliases: [],
        surfaces: [{ text: 'Loomer', rule: 'auto', gated: false }],
      },
    ]);
  });

  test('holds aliases with marks, a version family, a gate and its source', () => {
    const row =
      'Loomer 2\tModel\tproper\t=LM2 | ~loomer two|?Loom\t\tLoomer\t+weav*|wool -heddle\tme';
    expect(parseTable(table(row), 'mine.tsv')[0]).toEqual({
      name: 'Loomer 2',
      type: 'Model',
      scope: 'proper',
      aliases: ['LM2', 'loomer two', 'Loom'],
      surfaces: [
        { text: 'Loomer 2', rule: 'auto', gated: false },
        { text: 'LM2', rule: 'exact', gated: false },
        { text: 'loomer two', rule: 'any', gated: false },
        { text: 'Loom', rule: 'auto', gated: true },
      ],
      family: 'Loomer',
      gate: { needs: ['weav*', 'wool'], forbids: ['heddle'] },
      source: 'me',
    });
  });

  test('whose gate names no surface is gated on all of them', () => {
    const [entry] = parseTable(table('Loom\tModel\tproper\tThe Loom\t\t\t+wool'), 'mine.tsv');
    expect(entry?.surfaces.map((surface) => surface.gated)).toEqual([true, true]);
  });

  test('with "-" in the match column does not match by its name', () => {
    const [entry] = parseTable(table('Weaving at Large\tMethod\tfamily\tWaL\t-'), 'mine.tsv');
    expect(entry?.surfaces.map((surface) => surface.text)).toEqual(['WaL']);
  });
});

test('empty lines, comments, a byte order mark and Windows line ends are no rows', () => {
  const text = `\uFEFF${TABLE_HEADER}\r\n\r\n# looms\r\nLoomer\tMethod\tproper\r\n`;
  expect(parseTable(text, 'mine.tsv').map((entry) => entry.name)).toEqual(['Loomer']);
});

test('columns at the end may be missing in the header too', () => {
  const text =
    'name\ttype\tscope\taliases\nLoomer\tMethod\tproper\tLM2|Loom\nLoomQA\tBenchmark\tproper\n';
  expect(parseTable(text, 'mine.tsv').map(({ name, aliases }) => [name, aliases])).toEqual([
    ['Loomer', ['LM2', 'Loom']],
    ['LoomQA', []],
  ]);
});

describe('an error names file and line and says what to do', () => {
  test.each<[string, string]>([
    ['Loomer', 'a row has 3 to 8 columns with tabs between them, this one has 1.'],
    ['Loomer\tTool\tproper', 'the type is one of Method, Model, Benchmark, not "Tool".'],
    ['Loomer\tMethod\tcommon', 'the scope is one of proper, family, not "common".'],
    ['--\tMethod\tproper', 'the name has no letter or digit.'],
    ['Loomer\tMethod\tproper\tLM | ?', 'the alias "?" has no letter or digit.'],
    [
      'Loomer\tMethod\tproper\t\texact',
      'the match column holds "=", "~", "?" or "-", not "exact".',
    ],
    ['Loomer\tMethod\tproper\t\t?', 'a surface is marked "?" but the gate column is empty.'],
    ['Loomer\tMethod\tproper\t\t\t\twool', 'a gate is "+word|word" or "-word|word".'],
    ['Loomer\tMethod\tproper\t\t\t\t+Wool', '"Wool" in the gate is not a word in lower case.'],
  ])('%s', (row, message) => {
    const parse = () => parseTable(table('Good\tMethod\tproper', row), 'mine.tsv');
    expect(parse).toThrow(PaperloomError);
    expect(parse).toThrow(`mine.tsv, line 3: ${message}`);
  });

  test('a table without the header line', () => {
    expect(() => parseTable('Loomer\tMethod\tproper', 'mine.tsv')).toThrow(
      'mine.tsv, line 1: the first line must be the header: name, type, scope, aliases, match, family, gate, source (tabs between; all after scope may be left out from the end)',
    );
  });

  test('a header that leaves out a column before another, or has one of its own', () => {
    for (const header of ['name\ttype', 'name\ttype\tscope\tgate', `${TABLE_HEADER}\tnote`]) {
      expect(() => parseTable(`${header}\nLoomer\tMethod\tproper`, 'mine.tsv')).toThrow(
        'mine.tsv, line 1: the first line must be the header',
      );
    }
  });

  test('a row with more columns than the header', () => {
    const rows = ['name\ttype\tscope', 'Loomer\tMethod\tproper', 'Loom\tMethod\tproper\tLM'];
    expect(() => parseTable(rows.join('\n'), 'mine.tsv')).toThrow(
      'mine.tsv, line 3: a row has 3 columns with tabs between them, this one has 4.',
    );
  });

  test('an empty file', () => {
    expect(() => parseTable('\n', 'mine.tsv')).toThrow('mine.tsv: the table of names is empty.');
  });
});
