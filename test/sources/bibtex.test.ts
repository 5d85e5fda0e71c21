import { describe, expect, it } from 'vitest';
import { readContent } from './reading.ts';

const FILE = `% a bibliography
@string{iclr = "International Conference on Learning Representations"}
@comment{nothing to see}

@inproceedings{hu2022lora,
  title     = {{LoRA}: Low-Rank Adaptation of Large Language Models},
  author    = {Hu, Edward J. and Yelong Shen and van den Oord, A{\\"a}ron and others},
  booktitle = iclr # { (ICLR)},
  year      = 2022,
  month     = apr,
  abstract  = "We freeze the weights {and} learn a
               low-rank update, with 50\\% less memory.",
  eprint    = {2106.09685},
  archivePrefix = {arXiv}
}

@article{he,
  title = {Deep Residual Learning in $O(n)$ \\& \\textsc{ResNet}},
  doi = {10.1109/CVPR.2016.90},
  year = {2016}
}
`;

describe('BibTeX', () => {
  it('gives the papers, its own syntax taken out', async () => {
    const { papers, refused, leftOut } = await readContent(FILE);
    expect(refused).toEqual([]);
    expect(leftOut).toEqual([]);
    expect(papers).toEqual([
      {
        id: '2106.09685',
        arxivId: '2106.09685',
        title: 'LoRA: Low-Rank Adaptation of Large Language Models',
        abstract: 'We freeze the weights and learn a low-rank update, with 50% less memory.',
        authors: ['Edward J. Hu', 'Yelong Shen', 'Aäron van den Oord'],
        venue: 'International Conference on Learning Representations (ICLR)',
        date: '2022-04',
        year: 2022,
        sources: [{ file: 'input', entry: 1, id: 'hu2022lora' }],
      },
      {
        id: '10.1109/cvpr.2016.90',
        doi: '10.1109/cvpr.2016.90',
        title: 'Deep Residual Learning in $O(n)$ & \\textsc{ResNet}',
        abstract: '',
        year: 2016,
        sources: [{ file: 'input', entry: 2, id: 'he' }],
      },
    ]);
  });

  it('finds the arXiv id in a journal that names a preprint', async () => {
    const { papers } = await readContent(
      '@article{a, title={GaLore}, journal={arXiv preprint arXiv:2403.03507}, year={2024}}',
    );
    expect(papers[0]).toMatchObject({ id: '2403.03507' });
  });

  it('loses only the entry that is broken', async () => {
    const { papers, refused } = await readContent(`@misc{a, title = {First}}
@misc{b, title = {no end
@misc{c,
  title = {Third} year = {2020}}
@misc{d, title {Fourth}}
@misc{e, year = 2020}
@misc{f, title = {Sixth}}
`);
    expect(papers.map(({ title }) => title)).toEqual(['First', 'Third', 'Sixth']);
    expect(refused).toEqual([
      '2: the value of "title" has no end',
      '5: the entry breaks at "title {Fourth}}"',
      '6: neither a title nor an abstract',
    ]);
  });

  it.each([
    ['Erd{\\H o}s', 'Erdős'],
    ["Andr\\'e", 'André'],
    ["Andr{\\'{e}}", 'André'],
    ['\\O ksendal', 'Øksendal'],
    ['Stra{\\ss}e', 'Straße'],
    ['{\\c C}a{\\u g}lar', 'Çağlar'],
    ['\\v{S}k~Y', 'Šk Y'],
    ['Nguy\\d{e}n', 'Nguyẹn'],
    ['A {{GAN}}', 'A GAN'],
    ['$\\{x\\}$ of {\\it x}', '$\\{x\\}$ of \\it x'],
  ])('reads "%s" as "%s"', async (latex, plain) => {
    const { papers } = await readContent(`@misc{k, title = {${latex}}}`);
    expect(papers[0]?.title).toBe(plain);
  });
});
