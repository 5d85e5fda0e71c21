import { expect, test } from 'vitest';
import { sentenceLine } from '../../../src/commands/print/evidence.ts';
import { plain, printableJson } from '../../../src/commands/print/plain.ts';
import {
  marked,
  rendered,
  type Screen,
  screenOf,
  strong,
} from '../../../src/commands/print/style.ts';
import { tableLines } from '../../../src/commands/print/table.ts';
import { unreadLine } from '../../../src/commands/print/unread.ts';
import { columnsOf, cut, wrap } from '../../../src/commands/print/wrap.ts';
import { HOSTILE_TITLE } from '../../support/hostile-graph.ts';

const COLOUR: Screen = { width: 80, colour: true, terminal: true };
const PLAIN_TERMINAL: Screen = { width: 80, colour: false, terminal: true };
const PIPE: Screen = { width: Number.POSITIVE_INFINITY, colour: false, terminal: false };

test('text of a paper cannot steer the terminal', () => {
  expect(plain('red \x1b[31m, bell \x07, title \x9d0;x\x9c')).toBe(
    'red �[31m, bell �, title �0;x�',
  );
  expect(plain('turned \u202Eround\u2069')).toBe('turned �round�');
  expect(plain('half \ud800 pair, whole 🎈')).toBe('half � pair, whole 🎈');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  expect(plain(HOSTILE_TITLE)).not.toMatch(/[\u0000-\u001f]/);
});

test('nor can it bring marks of its own', () => {
  expect(rendered(plain('\uE000not bold\uE001'), COLOUR)).toBe('�not bold�');
});

test('line breaks and tabs of a text are spaces', () => {
  expect(plain(' two\r\nlines\tand  more ')).toBe('two lines and more');
});

test('JSON for the terminal escapes what a terminal obeys and is still the same value', () => {
  const value = { title: 'a \x9b31m b \u202E c \x1b d é' };
  const text = printableJson(value);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  expect(JSON.parse(text)).toEqual(value);
});

test('marks are bold in colours, «» on a terminal without, nothing in a pipe', () => {
  const line = `${strong('LoRA')} is ${marked('it')}`;
  expect(rendered(line, COLOUR)).toBe('\x1b[1mLoRA\x1b[0m is \x1b[1;33mit\x1b[0m');
  expect(rendered(line, PLAIN_TERMINAL)).toBe('LoRA is «it»');
  expect(rendered(line, PIPE)).toBe('LoRA is it');
});

test.each([
  [{ isTTY: true, columns: 72 }, {}, { width: 72, colour: true, terminal: true }],
  [{ isTTY: true, columns: 300 }, { NO_COLOR: '1' }, { width: 100, colour: false, terminal: true }],
  [{ isTTY: true, columns: 5 }, { TERM: 'dumb' }, { width: 40, colour: false, terminal: true }],
  [{}, {}, { width: Number.POSITIVE_INFINITY, colour: false, terminal: false }],
])('a stream %j with %j is a screen %j', (stream, env, screen) => {
  expect(screenOf(stream as NodeJS.WriteStream, env)).toEqual(screen);
});

test('a sentence has its surface marked where it stands, spaces kept', () => {
  const paper = { id: '1', title: 'T' };
  const sentence = 'We\n  use LoRA here.';
  const evidence = { paper, sentence, field: 'abstract' as const, start: 9, end: 13 };
  expect(rendered(sentenceLine({ ...evidence, mark: [9, 13] }), PLAIN_TERMINAL)).toBe(
    'We use «LoRA» here.',
  );
  expect(sentenceLine({ ...evidence, sentence: '', mark: [0, 0] })).toBe('');
});

test('text is wrapped at spaces, marks take no columns, a long word stands alone', () => {
  expect(wrap('one two three', 9, '  ')).toEqual(['  one two', '  three']);
  expect(wrap('one two three', 9, '1. ', '   ')).toEqual(['1. one', '   two', '   three']);
  expect(wrap(`a ${marked('bc')} d`, 6)).toEqual([`a ${marked('bc')} d`]);
  expect(wrap('a title  (2024)', 9)).toEqual(['a title', '(2024)']);
  expect(wrap('a incomprehensible b', 6)).toEqual(['a', 'incomprehensible', 'b']);
});

test.each([
  ['LoRA', 4],
  ['é', 1],
  ['e\u0301', 1],
  ['模型', 4],
  ['🎈', 2],
  ['a → b', 5],
])('%j takes %i columns', (text, columns) => {
  expect(columnsOf(text)).toBe(columns);
});

test('a text that is cut ends in … and keeps within the width', () => {
  expect(cut('GaLore', 6)).toBe('GaLore');
  expect(cut('GaLore', 5)).toBe('GaLo…');
  expect(cut('模型模型', 5)).toBe('模型…');
  expect(cut('gradients of a low rank', 17)).toBe('gradients of a…');
});

test('a table aligns its columns and cuts the last where the screen ends', () => {
  const columns = [{ title: 'n', align: 'right' as const }, { title: 'name' }, { title: 'note' }];
  const rows = [
    ['1', '模型', 'short'],
    ['100', 'LoRA', 'a note that is too long'],
  ];
  expect(tableLines(columns, rows, 24)).toEqual([
    '  n  name  note',
    '  1  模型  short',
    '100  LoRA  a note that…',
  ]);
});

test('a paper that was not read to its end is told with its id and what is missing', () => {
  expect(unreadLine({ id: 'p7\u0007', unread: 12_345 })).toBe(
    'p7�: too long: the last 12,345 characters were not read.',
  );
});
