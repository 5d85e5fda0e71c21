import { describe, expect, it } from 'vitest';
import type { Paper } from '../src/graph/schema.ts';
import { mergePapers, paperId } from '../src/paper.ts';

let entry = 0;
function copy(fields: Partial<Paper> & { title: string }): Paper {
  entry += 1;
  return { abstract: '', sources: [{ file: 'f', entry }], ...fields, id: paperId(fields) };
}

const idsOf = (papers: Paper[]) => mergePapers(papers).papers.map(({ id }) => id);

describe('copies of a paper', () => {
  it('with one arXiv id are one, whatever their titles', () => {
    const { papers, merged } = mergePapers([
      copy({ title: 'Fast Attention', arxivId: '2205.14135' }),
      copy({ title: 'FlashAttention', arxivId: '2205.14135' }),
    ]);
    expect(papers.map(({ id }) => id)).toEqual(['2205.14135']);
    expect(merged).toBe(1);
  });

  it('with one DOI are one', () => {
    expect(
      idsOf([copy({ title: 'A', doi: '10.1000/a' }), copy({ title: 'B', doi: '10.1000/a' })]),
    ).toEqual(['10.1000/a']);
  });

  it('with one title are one, and the better id keeps the other as a former one', () => {
    const bare = copy({ title: 'GaLore: Memory-Efficient Training' });
    const known = copy({ title: 'GALORE: memory-efficient training', arxivId: '2403.03507' });
    const published = copy({ title: 'GaLore - Memory Efficient Training', doi: '10.1000/g' });
    const { papers } = mergePapers([bare, published, known]);
    expect(papers).toMatchObject([
      {
        id: '2403.03507',
        arxivId: '2403.03507',
        doi: '10.1000/g',
        formerIds: ['10.1000/g', bare.id],
      },
    ]);
  });

  it('that only share a title with two other papers are neither of them', () => {
    const bare = copy({ title: 'Introduction' });
    const papers = [
      copy({ title: 'Introduction', arxivId: '2001.00001' }),
      bare,
      copy({ title: 'Introduction', arxivId: '2001.00002' }),
      copy({ title: 'Introduction.' }),
    ];
    expect(idsOf(papers)).toEqual(['2001.00001', '2001.00002', bare.id]);
  });

  it('are joined through a third one', () => {
    expect(
      idsOf([
        copy({ title: 'First title', arxivId: '2001.00001' }),
        copy({ title: 'Second title', arxivId: '2001.00001', doi: '10.1000/x' }),
        copy({ title: 'Third title', doi: '10.1000/x' }),
        copy({ title: 'Third title' }),
      ]),
    ).toEqual(['2001.00001']);
  });
});

describe('the fields of a paper with several copies', () => {
  const merge = (...fields: Partial<Paper>[]) =>
    mergePapers(fields.map((each) => copy({ title: 'T', ...each }))).papers[0]!;

  it('are the fullest that the copies have', () => {
    expect(
      merge(
        { abstract: 'Short.', date: '2021', venue: 'arXiv preprint', authors: ['A'] },
        { abstract: 'Somewhat longer.', date: '2021-06-17', venue: 'ICLR', authors: ['A', 'B'] },
        { abstract: '', date: '2021-06', url: 'http://arxiv.org/abs/2106.09685' },
        { url: 'https://arxiv.org/abs/2106.09685', year: 2022 },
      ),
    ).toMatchObject({
      abstract: 'Somewhat longer.',
      date: '2021-06-17',
      year: 2022,
      venue: 'ICLR',
      authors: ['A', 'B'],
      url: 'https://arxiv.org/abs/2106.09685',
    });
  });

  it('prefer a text whose links do not stand twice', () => {
    const once = 'Code: https://github.com/microsoft/LoRA';
    expect(
      merge({ abstract: `${once}https://github.com/microsoft/LoRA` }, { abstract: once }),
    ).toMatchObject({ abstract: once });
  });

  it('prefer a title that is not in capitals', () => {
    expect(
      merge({ title: 'ATTENTION IS' }, { title: 'Attention Is' }, { title: 'attention is' }).title,
    ).toBe('Attention Is');
  });

  it('hold a date as text only where no copy has a date', () => {
    expect(merge({ dateText: 'Apr 21' })).toMatchObject({ dateText: 'Apr 21' });
    expect(merge({ dateText: 'Apr 21' }, { date: '2024-04-21' })).not.toHaveProperty('dateText');
  });

  it('name each place once, in order', () => {
    const sources = [
      { file: 'b', entry: 2 },
      { file: 'a', entry: 10, id: 'x' },
    ];
    expect(merge({ sources }, { sources: [{ file: 'a', entry: 9 }] }, { sources }).sources).toEqual(
      [
        { file: 'a', entry: 9 },
        { file: 'a', entry: 10, id: 'x' },
        { file: 'b', entry: 2 },
      ],
    );
  });
});

describe('merging', () => {
  it('gives the same papers for the same copies in any order', () => {
    const random = generator(7);
    const pick = <T>(values: T[]): T => values[Math.floor(random() * values.length)]!;
    const copies = Array.from({ length: 120 }, () =>
      copy({
        title: pick(['One', 'ONE', 'Two', 'two.', 'Three', 'Four', 'Five', 'Six']),
        abstract: pick(['', 'a b', 'b a', 'longer text']),
        sources: [{ file: pick(['x', 'y']), entry: Math.floor(random() * 40) }],
        ...pick<Partial<Paper>>([
          {},
          {},
          { date: '2021' },
          { date: '2020-01' },
          { dateText: 'Apr 1' },
        ]),
        ...pick<Partial<Paper>>([
          {},
          {},
          { arxivId: pick(['2001.00001', '2001.00002', '2001.00003']) },
        ]),
        ...pick<Partial<Paper>>([{}, {}, {}, { doi: pick(['10.1000/a', '10.1000/b']) }]),
        ...pick<Partial<Paper>>([{}, { year: 2020 }, { year: 2021 }]),
        ...pick<Partial<Paper>>([{}, { authors: ['A', 'B'] }, { authors: ['B', 'A'] }]),
      }),
    );
    for (let size = 2; size <= copies.length; size += 2) {
      const some = copies.slice(0, size);
      const expected = JSON.stringify(mergePapers(some));
      const shuffled = some.map((value) => ({ value, at: random() })).sort((a, b) => a.at - b.at);
      expect(JSON.stringify(mergePapers(shuffled.map(({ value }) => value)))).toBe(expected);
      const ids = mergePapers(some).papers.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(ids.toSorted());
    }
  });

  it('of what was merged changes nothing more', () => {
    const once = mergePapers([
      copy({ title: 'One', arxivId: '2001.00001' }),
      copy({ title: 'one' }),
      copy({ title: 'Two' }),
    ]).papers;
    expect(mergePapers(once)).toEqual({ papers: once, merged: 0 });
  });
});

/** Numbers from 0 to 1, the same on every run (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
