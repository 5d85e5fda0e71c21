import { describe, expect, it } from 'vitest';
import { arxivId, doi, foldTitle, paperId } from '../src/paper.ts';

describe('an arXiv id', () => {
  it.each([
    ['2106.09685', '2106.09685'],
    ['2106.09685v12', '2106.09685'],
    ['0704.0001', '0704.0001'],
    ['arXiv:2106.09685v2 [cs.CL]', '2106.09685'],
    ['https://arxiv.org/abs/2106.09685?context=cs', '2106.09685'],
    ['http://export.arxiv.org/pdf/2106.09685v1.pdf', '2106.09685'],
    ['https://huggingface.co/papers/2106.09685', '2106.09685'],
    ['10.48550/arXiv.2106.09685', '2106.09685'],
    ['hep-th/9901001v3', 'hep-th/9901001'],
    ['math.GT/0309136', 'math/0309136'],
    ['https://arxiv.org/abs/math.GT/0309136', 'math/0309136'],
  ])('is read from %s', (text, id) => {
    expect(arxivId(text)).toBe(id);
  });

  it.each([
    '',
    'c00001',
    '2199.123',
    '2113.00001',
    '12.5',
    '10.1145/3292500.3330701',
    'https://example.org/2106.09685',
  ])('is not seen in "%s"', (text) => {
    expect(arxivId(text)).toBeUndefined();
  });
});

describe('a DOI', () => {
  it.each([
    ['10.1145/3292500.3330701', '10.1145/3292500.3330701'],
    ['https://doi.org/10.1109/CVPR.2016.90', '10.1109/cvpr.2016.90'],
    ['DOI: 10.1162/neco.1997.9.8.1735.', '10.1162/neco.1997.9.8.1735'],
  ])('is read from %s', (text, id) => {
    expect(doi(text)).toBe(id);
  });

  it.each(['', '10', '10.5', '11.1145/1', 'hello'])('is not seen in "%s"', (text) => {
    expect(doi(text)).toBeUndefined();
  });
});

describe('a folded title', () => {
  it('is the same for copies that differ in case, accents, spaces, punctuation and LaTeX', () => {
    const copies = [
      'A$^2$Search: Ambiguity-Aware Naïve Search',
      'A^2Search - ambiguity aware NAIVE search',
      '\\textbf{A$^{2}$Search}: Ambiguity-aware  Nai\u0308ve Search.',
    ];
    expect(new Set(copies.map(foldTitle))).toEqual(new Set(['a2searchambiguityawarenaivesearch']));
  });

  it('keeps what tells names apart', () => {
    expect(foldTitle('StyleGAN+')).not.toBe(foldTitle('StyleGAN'));
    expect(foldTitle('注意力')).toBe('注意力');
    expect(foldTitle('???')).not.toBe(foldTitle('!!!'));
  });
});

describe("a paper's id", () => {
  it('is its arXiv id, else its DOI, else a hash of its title', () => {
    const title = 'LoRA: Low-Rank Adaptation of Large Language Models';
    expect(paperId({ title, arxivId: '2106.09685v2', doi: '10.1/X' })).toBe('2106.09685');
    expect(paperId({ title, doi: '10.1109/CVPR.2016.90' })).toBe('10.1109/cvpr.2016.90');
    expect(paperId({ title })).toBe('title:5c109d45218cc142');
    expect(paperId({ title: title.toUpperCase() })).toBe(paperId({ title }));
  });
});
