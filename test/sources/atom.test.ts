import { describe, expect, it } from 'vitest';
import { readContent } from './reading.ts';

const FEED = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
  <title>ArXiv Query</title>
  <id>http://arxiv.org/api/1</id>
  <entry>
    <id>http://arxiv.org/abs/2106.09685v2</id>
    <published>2021-06-17T17:37:18Z</published>
    <title>LoRA: Low-Rank Adaptation of
  Large Language Models</title>
    <summary>  We freeze the weights &amp; learn
an update.
</summary>
    <author><name>Edward J. Hu</name><arxiv:affiliation>Microsoft</arxiv:affiliation></author>
    <author><name>Yelong Shen</name></author>
    <arxiv:doi>10.1000/X1</arxiv:doi>
    <link href="http://arxiv.org/abs/2106.09685v2" rel="alternate"/>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/hep-th/9901001v1</id>
    <title>An old one</title>
  </entry>
`;

describe("an Atom feed of arXiv's API", () => {
  it('gives its entries', async () => {
    const { papers, refused } = await readContent(`${FEED}</feed>`);
    expect(refused).toEqual([]);
    expect(papers).toEqual([
      {
        id: '2106.09685',
        arxivId: '2106.09685',
        doi: '10.1000/x1',
        title: 'LoRA: Low-Rank Adaptation of Large Language Models',
        abstract: 'We freeze the weights & learn an update.',
        authors: ['Edward J. Hu', 'Yelong Shen'],
        date: '2021-06-17',
        year: 2021,
        url: 'http://arxiv.org/abs/2106.09685v2',
        sources: [{ file: 'input', entry: 1 }],
      },
      expect.objectContaining({ id: 'hep-th/9901001', title: 'An old one', abstract: '' }),
    ]);
  });

  it('that breaks is read up to there', async () => {
    const { papers, refused } = await readContent(`${FEED}<entry><title>Half</entry></feed>`);
    expect(papers).toHaveLength(2);
    expect(refused).toEqual(['22: the XML breaks here; the entries from this one on are not read']);
  });

  it('is told from other XML', async () => {
    expect((await readContent('<?xml version="1.0"?><rss></rss>')).refused).toEqual([
      '0: it is XML, but no Atom feed as the arXiv API gives it',
    ]);
  });
});
