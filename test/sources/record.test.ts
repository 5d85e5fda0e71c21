import { describe, expect, it } from 'vitest';
import { entryOfRecord, namesOf } from '../../src/sources/record.ts';

const draftOf = (record: object) => {
  const entry = entryOfRecord({ title: 'T', ...record }, 1);
  return 'draft' in entry ? entry.draft : entry;
};

describe('a record', () => {
  it('knows its arXiv id from a field, a link, an id or a DOI', () => {
    for (const record of [
      { arxivId: 'arXiv:2106.09685v2' },
      { arxiv_id: '2106.09685' },
      { url: 'https://arxiv.org/pdf/2106.09685v1.pdf' },
      { id: '2106.09685' },
      { id: 'http://arxiv.org/abs/2106.09685v2' },
      { doi: '10.48550/arXiv.2106.09685' },
    ]) {
      expect(draftOf(record), JSON.stringify(record)).toMatchObject({ arxivId: '2106.09685' });
    }
  });

  it('knows its DOI from a field, a link or an id, in lower case', () => {
    for (const record of [
      { doi: 'https://doi.org/10.1109/CVPR.2016.90' },
      { DOI: 'doi:10.1109/CVPR.2016.90' },
      { url: 'https://dx.doi.org/10.1109/CVPR.2016.90' },
      { id: '10.1109/CVPR.2016.90' },
    ]) {
      expect(draftOf(record), JSON.stringify(record)).toMatchObject({
        doi: '10.1109/cvpr.2016.90',
      });
    }
  });

  it('has the year of its date where it has none of its own', () => {
    expect(draftOf({ date: '2021-06-17' })).toMatchObject({ date: '2021-06-17', year: 2021 });
    expect(draftOf({ date: '2021-06-17', year: 2022 })).toMatchObject({ year: 2022 });
    expect(draftOf({ year: '2022' })).toMatchObject({ year: 2022 });
    expect(draftOf({ date: 2022 })).toMatchObject({ date: '2022', year: 2022 });
    expect(draftOf({ year: 2022 })).not.toHaveProperty('date');
  });

  it('keeps a date that cannot be completed as it is written', () => {
    expect(draftOf({ date: 'Apr 21' })).toMatchObject({ dateText: 'Apr 21' });
    expect(draftOf({ date: '2021-13-01' })).toMatchObject({ dateText: '2021-13-01' });
    expect(draftOf({ dateText: 'Apr 21' })).toMatchObject({ dateText: 'Apr 21' });
  });

  it("takes arXiv's and Hugging Face's name for the abstract", () => {
    expect(draftOf({ summary: 'S' })).toMatchObject({ abstract: 'S' });
  });
});

describe('names of authors', () => {
  it.each([
    [
      ['Edward J. Hu', ' Yelong Shen '],
      ['Edward J. Hu', 'Yelong Shen'],
    ],
    [[{ name: 'Edward J. Hu', hidden: false }], ['Edward J. Hu']],
    [
      'Edward J. Hu, Yelong Shen and Phillip Wallis',
      ['Edward J. Hu', 'Yelong Shen', 'Phillip Wallis'],
    ],
    ['Hu, Edward J. and Shen, Yelong', ['Hu, Edward J.', 'Shen, Yelong']],
    ['Hu, Edward; Shen, Yelong', ['Hu, Edward', 'Shen, Yelong']],
    ['', []],
  ])('%j are %j', (given, names) => {
    expect(namesOf(given)).toEqual(names);
  });

  it.each([[5], [[1, 2]], [{ name: 'x' }], [[null]]])('%j are none', (given) => {
    expect(namesOf(given)).toBeUndefined();
  });
});
