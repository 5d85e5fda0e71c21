import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { writeEdgesCsv, writeNodesCsv } from '../../src/export/csv.ts';
import { HOSTILE_NAME, HOSTILE_TITLE, hostileGraph } from '../support/hostile-graph.ts';
import { smallGraph } from '../support/small-graph.ts';

type Row = Record<string, string>;
const read = (pieces: Iterable<string>): Row[] => parse([...pieces].join(''), { columns: true });

test('the node table has a row for each paper and entity', () => {
  const rows = read(writeNodesCsv(smallGraph()));
  expect(rows).toHaveLength(18);
  expect(rows.find((row) => row.id === '2106.09685')).toMatchObject({
    label: 'LoRA: Low-Rank Adaptation of Large Language Models',
    type: 'Paper',
    date: '2021-06-17',
    year: '2021',
    authors: 'Ada Ames | Ben Bo',
    community: 'LoRA · GaLore',
    scope: '',
  });
});

test('the edge table refers to the node table by id', () => {
  const ids = new Set(read(writeNodesCsv(smallGraph())).map((row) => row.id));
  const rows = read(writeEdgesCsv(smallGraph()));
  expect(rows).toHaveLength(23);
  for (const row of rows) {
    expect([ids.has(row.source!), ids.has(row.target!)]).toEqual([true, true]);
  }
  expect(rows.find((row) => row.type === 'OUTPERFORMS')).toMatchObject({
    source: 'method:galore',
    target: 'method:lora',
    sourceLabel: 'GaLore',
    targetLabel: 'LoRA',
    confidence: '0.8',
    evidence: 'GaLore outperforms LoRA on GLUE when LLaMA-2 7B is tuned.',
    paper: '2403.03507',
  });
});

test('lines end as RFC 4180 says', () => {
  const text = [...writeEdgesCsv(smallGraph())].join('');
  expect(text.endsWith('\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('text that a spreadsheet would run as a formula gets an apostrophe before it', () => {
  const [paper, method] = read(writeNodesCsv(hostileGraph()));
  expect(method!.label).toBe(`'${HOSTILE_NAME}`);
  expect(method!.aliases).toBe("'@cmd | \tTab");
  expect(paper!.abstract!.startsWith("'-2+3 is")).toBe(true);
});

test.each(['=1', '+1', '-1', '@A1', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠A1'])(
  'a title %j never begins its cell',
  (title) => {
    const graph = hostileGraph();
    graph.papers[0]!.title = title;
    expect(read(writeNodesCsv(graph))[0]!.label).toBe(`'${title}`);
  },
);

test('a negative number stays a number', () => {
  expect(read(writeNodesCsv(hostileGraph()))[1]!.x).toBe('-1.5');
});

test('quotes, commas and line breaks come back; null bytes and half characters are U+FFFD', () => {
  const [paper] = read(writeNodesCsv(hostileGraph()));
  expect(paper!.label).toBe(HOSTILE_TITLE.replace('\u0000', '\ufffd').replace('\ud800', '\ufffd'));
});
