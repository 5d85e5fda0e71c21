import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fileOf, readAll, readContent } from './reading.ts';

const GALORE =
  '{"id":"a1","title":"GaLore","abstract":"Gradients are projected.","year":2024,"venue":"ICML","authors":["Jiawei Zhao","Zhenyu Zhang"],"arxivId":"2403.03507"}';
const BARE = '{"id":7,"title":"An untold story"}';

describe('JSON lines', () => {
  it('give a paper each, ids of the input kept', async () => {
    const [galore, bare] = await readAll([fileOf(`${GALORE}\n${BARE}\n`, 'two.jsonl')]);
    expect(galore).toEqual({
      kind: 'paper',
      file: expect.stringMatching(/two\.jsonl$/),
      line: 1,
      inputId: 'a1',
      paper: {
        id: '2403.03507',
        title: 'GaLore',
        abstract: 'Gradients are projected.',
        year: 2024,
        venue: 'ICML',
        authors: ['Jiawei Zhao', 'Zhenyu Zhang'],
        arxivId: '2403.03507',
        sources: [{ file: 'two.jsonl', entry: 1, id: 'a1' }],
      },
    });
    expect(bare).toMatchObject({
      inputId: 7,
      line: 2,
      paper: { id: expect.stringMatching(/^title:[0-9a-f]{16}$/), abstract: '' },
    });
  });

  it('that break are refused with their line, and the rest is read', async () => {
    const lines = Array.from({ length: 9 }, (_, at) => `{"title":"Paper ${at + 1}"}`);
    lines[6] = '{"title":"Paper 7", "abstract": ';
    const { papers, refused } = await readContent(lines.join('\n'));
    expect(papers.map(({ title }) => title)).not.toContain('Paper 7');
    expect(papers).toHaveLength(8);
    expect(refused).toEqual(['7: not JSON (it breaks off in the middle)']);
  });

  it('say where in the line they break', async () => {
    const { refused } = await readContent(
      `${GALORE}\n{"title": "x", abstract: 1}\nnull and void\n${BARE}\n`,
    );
    expect(refused).toEqual([
      '2: not JSON (it breaks at column 16)',
      '3: not JSON (it breaks at column 6)',
    ]);
  });

  it.each([
    ['[1, 2]', 'a list where a paper ({"title": …, "abstract": …}) should be'],
    ['"text"', 'a text where a paper ({"title": …, "abstract": …}) should be'],
    ['null', 'null where a paper ({"title": …, "abstract": …}) should be'],
    ['{"title": 5}', 'title is a number, not text'],
    ['{"title": "T", "abstract": ["a"]}', 'abstract is a list, not text'],
    ['{"name": "T"}', 'neither a title nor an abstract'],
    ['{"title": " ", "abstract": ""}', 'neither a title nor an abstract'],
  ])('that hold %s are refused', async (line, reason) => {
    const { papers, refused } = await readContent(`${GALORE}\n${line}\n${BARE}\n`);
    expect(papers).toHaveLength(2);
    expect(refused).toEqual([`2: ${reason}`]);
  });

  it('keep their id also where they are refused', async () => {
    const items = await readAll([fileOf(`${GALORE}\n{"id":"b2","title":5}\n`)]);
    expect(items[1]).toMatchObject({ kind: 'refused', inputId: 'b2' });
  });

  it('leave a field out that cannot be used, and say so', async () => {
    const { papers, leftOut } = await readContent(
      `${GALORE}\n{"title":"T","abstract":null,"year":"soon","authors":5,"venue":["x"],"doi":"none","arxivId":"12","date":{},"id":[1]}\n`,
    );
    expect(papers[1]).toEqual({
      id: expect.any(String),
      title: 'T',
      abstract: '',
      sources: [{ file: 'input', entry: 2 }],
    });
    expect(leftOut).toEqual([
      '2: date is an object',
      '2: year "soon" is not a year',
      '2: venue is a list, not text',
      '2: authors is no list of names',
      '2: doi "none" is not a DOI',
      '2: arxivId "12" is not an arXiv id',
      '2: id is a list',
    ]);
  });

  it('keep titles and abstracts to the letter, so that offsets hold', async () => {
    const { papers } = await readContent(
      `${JSON.stringify({ title: ' A\u2028B  ', abstract: '\tx\r\ny\ud83d\ude00 ' })}\n`,
    );
    expect(papers[0]).toMatchObject({ title: ' A\u2028B  ', abstract: '\tx\r\ny\ud83d\ude00 ' });
  });

  it.each([
    ['CR LF', `${GALORE}\r\n\r\n${BARE}\r\n`],
    ['CR', `${GALORE}\r${BARE}`],
    ['a byte order mark', `\ufeff${GALORE}\n${BARE}`],
    ['UTF-16', Buffer.from(`\ufeff${GALORE}\n${BARE}`, 'utf16le')],
    ['gzip', gzipSync(`${GALORE}\n${BARE}\n`)],
    ['blank lines', `\n\n${GALORE}\n   \n${BARE}\n\n`],
  ])('may come with %s', async (_name, content) => {
    const { papers, refused } = await readContent(content);
    expect(papers.map(({ title }) => title)).toEqual(['GaLore', 'An untold story']);
    expect(refused).toEqual([]);
  });

  it('in another encoding are refused alone', async () => {
    const { papers, refused } = await readContent(
      Buffer.from(`${GALORE}\n{"title":"Na\u00efve Bayes"}\n${BARE}\n`, 'latin1'),
    );
    expect(papers).toHaveLength(2);
    expect(refused).toEqual(['2: not UTF-8 text']);
  });

  it('are told by content also when the first one is broken', async () => {
    const { papers, refused } = await readContent(`title,abstract\n${GALORE}\n${BARE}\n`);
    expect(papers).toHaveLength(2);
    expect(refused).toEqual(['1: not JSON (it breaks at column 1)']);
  });

  it('are told by content also when half of them are broken', async () => {
    const { papers, refused } = await readContent('hello\n{"title":"T"}\n');
    expect(papers.map(({ title }) => title)).toEqual(['T']);
    expect(refused).toEqual(['1: not JSON (it breaks at column 1)']);
  });

  it('from a gzip file that breaks off are read up to there', async () => {
    const many = Array.from({ length: 20000 }, (_, at) => `{"title":"Paper ${at} ${at * 7919}"}`);
    const whole = gzipSync(many.join('\n'));
    const { papers, refused } = await readContent(whole.subarray(0, whole.length / 2));
    expect(papers.length).toBeGreaterThan(1000);
    expect(refused).toEqual([
      expect.stringMatching(/^\d+: the gzip data breaks off; the file is not whole$/),
    ]);
  });
});
