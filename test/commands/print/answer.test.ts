import { describe, expect, test } from 'vitest';
import { answerLines } from '../../../src/commands/print/answer.ts';
import { cypherLiteral, cypherName } from '../../../src/commands/print/cypher-literal.ts';
import { explainedLines } from '../../../src/commands/print/explained-query.ts';
import { readable } from '../../../src/commands/print/readable.ts';
import type { Screen } from '../../../src/commands/print/style.ts';
import type { Json } from '../../../src/stores/store.ts';

const node = (label: string, properties: Record<string, Json>) => ({ labels: [label], properties });
const LORA = node('Method', { id: 'method:lora', name: 'LoRA' });
const PAPER = node('Paper', { id: '2106.09685', title: 'LoRA: Low-Rank Adaptation' });
const USES = { type: 'USES', properties: { confidence: 0.9 } };

describe('a value is printed readably', () => {
  test.each<[string, Json]>([
    ['(LoRA:Method)', LORA],
    ['(LoRA: Low-Rank Adaptation:Paper)', PAPER],
    ['(:Scratch)', node('Scratch', {})],
    ['(lora:Name)', node('Name', { key: 'lora' })],
    ['(x:A:B)', { labels: ['A', 'B'], properties: { name: 'x' } }],
    ['[USES]', USES],
    ['a, 1, true', ['a', 1, true]],
    ['[1, 2], [], null', [[1, 2], [], null]],
    [
      '{name: LoRA, papers: 3, of: {}, none: null}',
      { name: 'LoRA', papers: 3, of: {}, none: null },
    ],
    ['', null],
  ])('%s', (text, value) => {
    expect(readable(value)).toBe(text);
  });

  test('a path shows which way its relationships point', () => {
    const path = {
      nodes: [LORA, PAPER, LORA],
      relationships: [USES, USES],
      forward: [false, true],
    };
    expect(readable(path)).toBe(
      '(LoRA:Method)<-[USES]-(LoRA: Low-Rank Adaptation:Paper)-[USES]->(LoRA:Method)',
    );
    expect(readable({ nodes: [LORA], relationships: [], forward: [] })).toBe('(LoRA:Method)');
  });
});

describe('a table', () => {
  const screen = (width: number): Screen => ({ width, colour: false, terminal: true });
  const table = (columns: string[], rows: Json[][], width: number) => [
    ...answerLines({ columns, rows }, 'table', screen(width)),
  ];

  test('is cut to the terminal, from its widest column on', () => {
    const rows = [
      [1, 'a short one', 'a sentence that is much too long for so narrow a screen'],
      [20, 'b', null],
    ];
    expect(table(['n', 'name', 'evidence'], rows, 40)).toEqual([
      ' n  name         evidence',
      ' 1  a short one  a sentence that is…',
      '20  b',
    ]);
  });

  test('becomes a block a row where its columns do not fit at all', () => {
    const columns = ['id', 'title', 'evidence', 'abstract'];
    const rows = [
      ['p1', 'A title of some length', 'What it says', null],
      ['p2', 'Another one', 'More', 'x'],
    ];
    expect(table(columns, rows, 30)).toEqual([
      'id        p1',
      'title     A title of some',
      '          length',
      'evidence  What it says',
      '',
      'id        p2',
      'title     Another one',
      'evidence  More',
      'abstract  x',
    ]);
  });

  test('in a pipe is not cut', () => {
    const long = 'x'.repeat(500);
    const lines = [...answerLines({ columns: ['x'], rows: [[long]] }, 'table', screen(Infinity))];
    expect(lines).toEqual(['x', long]);
  });

  test('holds as many rows as an answer may have', () => {
    const rows = Array.from({ length: 200_000 }, (_, i) => [i]);
    expect(table(['n'], rows, 80)).toHaveLength(200_001);
  });

  test('keeps every line whole and harmless, whatever a column is called', () => {
    const [head] = table(['a\n\x1b[31m'], [[1]], 80);
    expect(head).toBe('a \uFFFD[31m');
  });
});

test('an explained query sets its parameters in lines of their own', () => {
  const lines = [
    ...explainedLines('// title: T\nRETURN $name, $limit\n', { name: "O'Neil\n", limit: 5 }),
  ];
  expect(lines.join('\n')).toBe(
    ":param name => 'O\\'Neil\\n';\n:param limit => 5;\n\n// title: T\nRETURN $name, $limit",
  );
  expect([...explainedLines('RETURN 1', {})]).toEqual(['RETURN 1']);
});

test('values as Cypher writes them, on one line', () => {
  expect(cypherLiteral({ a: [1, 1.5, true, null], 'b c': "it's\\\n\u202e\0" })).toBe(
    "{a: [1, 1.5, true, null], `b c`: 'it\\'s\\\\\\n\\u202e\\u0000'}",
  );
  expect([1e21, -0.5, 2 ** 53, Number.POSITIVE_INFINITY].map(cypherLiteral)).toEqual([
    '1e21',
    '-0.5',
    '9007199254740992.0',
    'Infinity',
  ]);
  expect(cypherName('a`b\\u0060')).toBe('`a``b\\u005Cu0060`');
});
