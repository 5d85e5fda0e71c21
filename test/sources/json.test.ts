import { describe, expect, it } from 'vitest';
import { readJson } from '../../src/sources/json.ts';
import { readContent } from './reading.ts';

const PAPERS = [
  { title: 'Braces } and { in a "title"', abstract: 'A backslash \\ and a bracket ].' },
  { title: 'Second', authors: [{ name: 'A. B.' }], nested: { deep: [{}] } },
];

describe('a JSON array', () => {
  it.each([
    ['on one line', JSON.stringify(PAPERS)],
    ['over many lines', JSON.stringify(PAPERS, undefined, 2)],
  ])('%s gives its papers', async (_name, text) => {
    const { papers, refused } = await readContent(text);
    expect(refused).toEqual([]);
    expect(papers.map(({ title }) => title)).toEqual(PAPERS.map(({ title }) => title));
  });

  it('is read the same in whatever pieces it comes', async () => {
    const bytes = Buffer.from(`[${JSON.stringify(PAPERS[0])}, 5, ${JSON.stringify(PAPERS[1])}]`);
    for (let size = 1; size < 40; size += 1) {
      const entries = [];
      for await (const entry of readJson(pieces(bytes, size))) entries.push(entry);
      expect(entries).toMatchObject([
        { draft: { title: PAPERS[0]!.title } },
        { reason: 'a number where a paper ({"title": …, "abstract": …}) should be' },
        { draft: { title: 'Second', authors: ['A. B.'] } },
      ]);
    }
  });

  it('with a broken entry loses that entry alone', async () => {
    const text = '[\n{"title": "First"},\n{"title": "Second, "year": 2},\n{"title": "Third"}\n]\n';
    const { papers, refused } = await readContent(text);
    expect(papers.map(({ title }) => title)).toEqual(['First', 'Third']);
    expect(refused).toEqual(['3: not JSON (it breaks at column 21)']);
  });

  it('that breaks off says where its last entry begins', async () => {
    const { papers, refused } = await readContent('[\n{"title": "First"},\n{"title": "Sec');
    expect(papers).toHaveLength(1);
    expect(refused).toEqual(['3: the file breaks off in the middle of this entry']);
  });

  it('without entries holds no papers', async () => {
    expect((await readContent('[]')).refused).toEqual(['0: no papers found in it']);
  });
});

describe('a JSON object over several lines', () => {
  it('is a paper', async () => {
    const text = PAPERS.map((paper) => JSON.stringify(paper, undefined, 2)).join('\n');
    expect((await readContent(text)).papers).toHaveLength(2);
  });
});

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
