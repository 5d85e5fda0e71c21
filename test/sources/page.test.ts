import { describe, expect, it } from 'vitest';
import { HEAD, listing, PAPERS } from './pages.ts';
import { readContent } from './reading.ts';

const { LORA, H2O, ADAM } = PAPERS;

describe('a saved listing page', () => {
  it('gives each paper its title and abstract, the head of the page left aside', async () => {
    const { papers, refused } = await readContent(HEAD + listing(LORA, H2O, ADAM));
    expect(refused).toEqual([]);
    expect(papers.map(({ title, abstract }) => ({ title, abstract }))).toEqual([LORA, H2O, ADAM]);
    expect(papers.map(({ sources }) => sources)).toEqual([
      [{ file: 'input', entry: 1 }],
      [{ file: 'input', entry: 2 }],
      [{ file: 'input', entry: 3 }],
    ]);
  });

  it("does not take the page's own date for a paper's", async () => {
    const { papers } = await readContent(HEAD + listing(LORA));
    expect(papers[0]).not.toHaveProperty('date');
    expect(papers[0]).not.toHaveProperty('dateText');
    expect(papers[0]).not.toHaveProperty('year');
  });

  it('says on which line a paper begins', async () => {
    const page = HEAD + listing(LORA);
    const { papers } = await readContent(`${page}\nA heading that nothing follows\n\nAnother\n`);
    expect(papers).toHaveLength(1);
    const { refused } = await readContent(
      `${page}\nA heading that nothing follows\n${listing(ADAM)}`,
    );
    const line = page.split('\n').length + 1;
    expect(refused).toEqual([`${line}: a title without an abstract below it`]);
  });

  it('reads a page without the head, and one with the head twice', async () => {
    expect((await readContent(listing(LORA, H2O))).papers).toHaveLength(2);
    const twice = HEAD + listing(LORA) + HEAD + listing(H2O);
    const { papers, refused } = await readContent(twice);
    expect(papers.map(({ title }) => title)).toEqual([LORA.title, H2O.title]);
    expect(refused).toEqual([]);
    expect(papers.some((paper) => paper.date ?? paper.dateText)).toBe(false);
  });

  it('leaves the links below the list aside', async () => {
    const { papers, refused } = await readContent(
      `${HEAD}${listing(LORA)}\nPrevious\n1\n2\nNext\n\nTOS\n\nPrivacy\n\nAbout\n`,
    );
    expect(papers).toHaveLength(1);
    expect(refused).toEqual([]);
  });

  it('keeps an abstract of several paragraphs whole', async () => {
    const abstract = `${LORA.abstract}\n\n${H2O.abstract}`;
    const { papers } = await readContent(HEAD + listing({ title: LORA.title, abstract }, ADAM));
    expect(papers.map((paper) => paper.abstract)).toEqual([abstract, ADAM.abstract]);
  });

  it('puts a title and an abstract that were broken at a column together again', async () => {
    const wrap = (text: string) => text.replace(/(.{50,60}) /g, '$1\n');
    const wrapped = { title: wrap(H2O.title), abstract: wrap(H2O.abstract) };
    const { papers } = await readContent(HEAD + listing(wrapped, ADAM));
    expect(papers.map(({ title }) => title)).toEqual([H2O.title, ADAM.title]);
    expect(papers[0]?.abstract).toBe(H2O.abstract);
  });

  it('reads titles and abstracts that no blank lines part', async () => {
    const page = [LORA, ADAM].flatMap(({ title, abstract }) => [title, abstract]).join('\n');
    const { papers } = await readContent(page);
    expect(papers.map(({ title }) => title)).toEqual([LORA.title, ADAM.title]);
  });

  it('tells a title with a full stop and a short abstract apart', async () => {
    const stop = { title: 'All you need is a good optimizer, and it has been here since 2014.' };
    const short = {
      title: 'Attention Is All You Need',
      abstract: 'We drop recurrence and use attention alone, in eight heads.',
    };
    const { papers } = await readContent(
      HEAD + listing({ ...stop, abstract: ADAM.abstract }, short, LORA),
    );
    expect(papers.map(({ title }) => title)).toEqual([stop.title, short.title, LORA.title]);
  });

  it.each([
    ['an essay', `On optimizers\n\n${ADAM.abstract}\n\n${LORA.abstract}\n\n${H2O.abstract}\n`],
    ['the head of a page alone', HEAD],
    ['a few words', 'hello world\n'],
  ])('finds no papers in %s', async (_name, text) => {
    const { papers, refused } = await readContent(text);
    expect(papers).toEqual([]);
    expect(refused).toEqual([
      '0: no papers found in it; a listing page has a title and below it an abstract for each paper',
    ]);
  });
});

describe('the block below an abstract', () => {
  const dated = async (block: string) => {
    const { papers, refused } = await readContent(HEAD + listing({ ...LORA, block }, ADAM));
    expect(refused).toEqual([]);
    expect(papers.map(({ title }) => title)).toEqual([LORA.title, ADAM.title]);
    expect(papers[0]?.abstract).toBe(LORA.abstract);
    const { date, dateText, year } = papers[0]!;
    return { date, dateText, year };
  };

  it('has the date, with a count of votes behind it or without', async () => {
    const june = { date: '2021-06-17', dateText: undefined, year: 2021 };
    expect(await dated('  • 8 authors\n·\nJun 17, 2021')).toEqual(june);
    expect(await dated('  • 8 authors\n·\nJun 17, 2021 12')).toEqual(june);
    expect(await dated('  • 8 authors\n·\nJun 17, 2021 [12]')).toEqual(june);
    expect(await dated('• 8 authors · Jun 17, 2021 · 12')).toEqual(june);
    expect(await dated('8 authors\n\n·\n\nJun 17, 2021\n\n12')).toEqual(june);
  });

  it('may have a date without a year, which stays as it is written', async () => {
    const april = { date: undefined, dateText: 'Apr 21', year: undefined };
    expect(await dated('  • 1 author\n·\nApr 21')).toEqual(april);
    expect(await dated('  • 1 author\n·\nApr 21 3')).toEqual(april);
  });

  it('may name an organisation in the place of the authors', async () => {
    const february = { date: '2023-02-04', dateText: undefined, year: 2023 };
    expect(await dated('microsoft Microsoft\n·\nFeb 4, 2023')).toEqual(february);
    expect(await dated('  • Microsoft\n·\nFeb 4, 2023 3')).toEqual(february);
  });

  it.each(['KaLM-Embedding KaLM-Embedding', 'Hugging Face', 'Models'])(
    'may have blank lines between its parts, and an organisation like "%s"',
    async (name) => {
      expect(await dated(`${name}\n\n·\n\nFeb 4, 2023`)).toMatchObject({ date: '2023-02-04' });
    },
  );

  it('may stand above the abstract', async () => {
    const { papers } = await readContent(
      `${HEAD}\n${ADAM.title}\n\nDec 22, 2014\n\n${ADAM.abstract}\n${listing(LORA)}`,
    );
    expect(papers.map(({ title, date }) => [title, date])).toEqual([
      [ADAM.title, '2014-12-22'],
      [LORA.title, undefined],
    ]);
  });

  it('below a title alone makes a paper without an abstract', async () => {
    const { papers, refused } = await readContent(
      `${HEAD}\n${LORA.title}\n\n  • 8 authors\n·\nJun 17, 2021\n${listing(ADAM)}`,
    );
    expect(refused).toEqual([]);
    expect(papers.map(({ title, abstract }) => [title, abstract])).toEqual([
      [LORA.title, ''],
      [ADAM.title, ADAM.abstract],
    ]);
    expect(papers[0]?.date).toBe('2021-06-17');
  });

  it("may hold the paper's link", async () => {
    const { papers } = await readContent(
      HEAD + listing({ ...LORA, block: 'https://arxiv.org/abs/2106.09685v2' }, ADAM),
    );
    expect(papers[0]).toMatchObject({
      id: '2106.09685',
      arxivId: '2106.09685',
      url: 'https://arxiv.org/abs/2106.09685v2',
    });
    expect(papers[1]).not.toHaveProperty('url');
  });
});

describe('a listing without abstracts', () => {
  it('gives papers that have a title alone', async () => {
    const item = (title: string, name: string) =>
      `\nSubmitted by\n\n${name}\n\n86\n\n${title}\n· 8 authors\n\n 4\n`;
    const { papers, refused } = await readContent(
      HEAD + item(LORA.title, 'someone') + item(H2O.title, 'another1'),
    );
    expect(refused).toEqual([]);
    expect(papers.map(({ title, abstract }) => [title, abstract])).toEqual([
      [LORA.title, ''],
      [H2O.title, ''],
    ]);
  });
});

describe('line ends and encodings', () => {
  const page = HEAD + listing({ ...LORA, block: '  • 8 authors\n·\nJun 17, 2021' }, ADAM);

  it.each([
    ['CR LF', page.replaceAll('\n', '\r\n')],
    ['CR', page.replaceAll('\n', '\r')],
    ['the Unicode line separator', page.replaceAll('\n', '\u2028')],
    ['a byte order mark', `\ufeff${page}`],
    ['no-break and zero-width spaces', page.replaceAll('\n\n', '\n\u00a0\u200b\n')],
  ])('are read as well: %s', async (_name, text) => {
    const { papers, refused } = await readContent(text);
    expect(refused).toEqual([]);
    expect(papers.map(({ title, date }) => [title, date])).toEqual([
      [LORA.title, '2021-06-17'],
      [ADAM.title, undefined],
    ]);
  });

  it.each([
    ['little', (text: string) => Buffer.from(text, 'utf16le')],
    ['big', (text: string) => Buffer.from(text, 'utf16le').swap16()],
  ])('are read as well: UTF-16, %s end first, with and without a mark', async (_name, encode) => {
    expect((await readContent(encode(page))).papers).toHaveLength(2);
    expect((await readContent(encode(`\ufeff${page}`))).papers).toHaveLength(2);
  });

  it('of another kind cost only the paper in which they stand', async () => {
    const latin1 = Buffer.concat([
      Buffer.from(HEAD + listing(LORA)),
      Buffer.from('\nA Study of Na\u00efve Bayes\n\n', 'latin1'),
      Buffer.from(`${ADAM.abstract}\n${listing(H2O)}`),
    ]);
    const { papers, refused } = await readContent(latin1);
    expect(papers.map(({ title }) => title)).toEqual([LORA.title, H2O.title]);
    expect(refused).toEqual(['17: not UTF-8 text', '19: an abstract without a title above it']);
  });
});
