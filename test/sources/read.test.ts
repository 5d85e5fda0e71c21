import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileOf, readAll, readContent, scratch } from './reading.ts';

describe('what is no input', () => {
  it.each([
    ['an empty file', '', 'it is empty'],
    ['a file of blank lines', ' \n\r\n\t\n', 'it is empty'],
    [
      'binary rubbish',
      Uint8Array.from({ length: 500 }, (_, at) => (at * 89) % 251),
      'it is not text (binary data)',
    ],
    [
      'a PDF',
      '%PDF-1.7\n%âãÏÓ\n',
      'it is a PDF; paperloom reads titles and abstracts as text, JSONL or BibTeX',
    ],
    ['a ZIP archive', 'PK\x03\x04....', 'it is a ZIP archive; unpack it and give the files in it'],
    [
      'a web page',
      '<!DOCTYPE html>\n<html><body>Papers</body></html>',
      'it is a web page in HTML; save it as text, as the browser shows it',
    ],
    [
      'damaged gzip',
      Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
      'the gzip data is damaged',
    ],
  ])('is refused as a whole: %s', async (_name, content, reason) => {
    const { papers, refused } = await readContent(content);
    expect(papers).toEqual([]);
    expect(refused).toEqual([`0: ${reason}`]);
  });

  it('is refused as a whole: a missing file, and the others are read', async () => {
    const file = fileOf('{"title":"T"}\n');
    expect(await readAll(['no-such-file.txt', file])).toMatchObject([
      {
        kind: 'refused',
        file: 'no-such-file.txt',
        line: 0,
        reason: 'there is no such file or folder',
      },
      { kind: 'paper', paper: { title: 'T' } },
    ]);
  });
});

describe('a folder', () => {
  it('stands for the files in it and below it, in order, hidden ones left aside', async () => {
    const folder = scratch();
    mkdirSync(join(folder, 'b'));
    for (const name of ['c.jsonl', 'a.jsonl', 'b/x.jsonl', '.hidden']) {
      writeFileSync(join(folder, name), `{"title":"${name}"}\n`);
    }
    symlinkSync('..', join(folder, 'b', 'up'));
    const items = await readAll([folder]);
    expect(items.map((item) => (item.kind === 'paper' ? item.paper.title : item.reason))).toEqual([
      'a.jsonl',
      'b/x.jsonl',
      'c.jsonl',
    ]);
  });

  it('may hold files without papers: they are passed over, damaged ones are refused', async () => {
    const folder = scratch();
    mkdirSync(join(folder, 'notes'));
    writeFileSync(join(folder, 'README.md'), '# Papers\n\nWhat lies in this folder.\n');
    writeFileSync(join(folder, 'cover.png'), '\x89PNG\r\n', 'latin1');
    writeFileSync(join(folder, 'cut.gz'), Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8));
    writeFileSync(join(folder, 'papers.jsonl'), '{"title":"T"}\n{"title"\n');
    const items = await readAll([folder]);
    expect(items.map(({ kind, file, line }) => [kind, basename(file), line])).toEqual([
      ['passed over', 'README.md', 0],
      ['passed over', 'cover.png', 0],
      ['refused', 'cut.gz', 0],
      ['passed over', 'notes', 0],
      ['paper', 'papers.jsonl', 1],
      ['refused', 'papers.jsonl', 2],
    ]);
    expect(items[0]).toMatchObject({ reason: expect.stringMatching(/^no papers found in it/) });
  });

  it('that is a graph stands for its papers', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'manifest.json'), '{}');
    writeFileSync(join(folder, 'papers.jsonl'), '{"id":"title:1","title":"T","abstract":""}\n');
    writeFileSync(join(folder, 'entities.jsonl'), '{"id":"method:x","name":"X"}\n');
    expect(await readAll([folder])).toMatchObject([{ kind: 'paper', paper: { title: 'T' } }]);
  });

  it('without files is refused', async () => {
    expect(await readAll([scratch()])).toMatchObject([{ reason: 'the folder is empty' }]);
  });
});
