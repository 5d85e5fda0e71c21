import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BuildRefusedError, type BuildReport, buildGraph } from '../src/build.ts';
import { readManifest, writeGraphFolder } from '../src/graph/folder.ts';
import { isPaperRelation } from '../src/graph/schema.ts';
import { HEAD, listing, PAPERS } from './sources/pages.ts';
import { fileOf, scratch } from './sources/reading.ts';

const papers = Object.values(PAPERS);

/** Writes each paper into the file of that number and says the files' paths. */
function spread(numbers: number[]): string[] {
  const folder = scratch();
  const files = new Map<number, string>();
  for (const [at, number] of numbers.entries()) {
    const line = `${JSON.stringify(papers[at])}\n`;
    files.set(number, (files.get(number) ?? '') + line);
  }
  return [...files].map(([number, lines]) => {
    mkdirSync(join(folder, String(number)));
    const path = join(folder, String(number), 'papers.jsonl');
    writeFileSync(path, lines);
    return path;
  });
}

describe('buildGraph', () => {
  it('gives the graph, a report, and what the manifest is to say', async () => {
    const reports: BuildReport[] = [];
    const page = fileOf(HEAD + listing(...papers, PAPERS.LORA), 'page.txt');
    const { graph, report, about } = await buildGraph([page, 'no-such-file'], {
      onRead: (read) => reports.push(read),
    });
    expect(report).toEqual({
      read: 4,
      files: 1,
      papers: 3,
      merged: 1,
      refused: 1,
      leftOut: 0,
      passedOver: 0,
      refusals: [
        {
          kind: 'refused',
          file: 'no-such-file',
          line: 0,
          reason: 'there is no such file or folder',
        },
      ],
    });
    expect(reports).toEqual([report]);
    expect(about).toEqual({
      extractor: expect.any(String),
      lexicon: expect.any(String),
      options: {},
    });
    expect(graph.papers).toHaveLength(3);
    expect(graph.layout).toHaveLength(graph.papers.length + graph.entities.length);
  });

  it('has an evidence sentence and true offsets for every relation of a paper', async () => {
    const { graph } = await buildGraph([fileOf(HEAD + listing(...papers))]);
    const byId = new Map(graph.papers.map((paper) => [paper.id, paper]));
    const relations = graph.relations.filter(isPaperRelation);
    expect(relations.length).toBeGreaterThan(3);
    for (const { from, field, start, end, evidence, evidenceStart, mentions } of relations) {
      const text = byId.get(from)![field];
      expect(text.slice(evidenceStart, evidenceStart + evidence.length)).toBe(evidence);
      expect(start).toBeGreaterThanOrEqual(evidenceStart);
      expect(end).toBeLessThanOrEqual(evidenceStart + evidence.length);
      for (const each of mentions) {
        expect(byId.get(from)![each.field].slice(each.start, each.end)).toBe(each.text);
      }
    }
  });

  it('gives the same graph however the papers are spread over files, but for where they stood', async () => {
    const graphs = [];
    for (const files of [spread([0, 0, 0]), spread([0, 1, 2]), spread([1, 0, 1]).toReversed()]) {
      const { graph } = await buildGraph(files);
      graphs.push({ ...graph, papers: graph.papers.map(({ sources: _, ...paper }) => paper) });
    }
    expect(graphs[1]).toEqual(graphs[0]);
    expect(graphs[2]).toEqual(graphs[0]);
  });

  it('refuses with a report where nothing can be read', async () => {
    const error = await buildGraph(['absent.txt']).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(BuildRefusedError);
    expect(error).toMatchObject({
      message: 'Nothing could be read: absent.txt: there is no such file or folder.',
      report: { read: 0, refused: 1 },
    });
  });

  it('says in the manifest that the bundled names were left out', async () => {
    const { about } = await buildGraph([fileOf(HEAD + listing(...papers))], {
      bundledLexicon: false,
    });
    expect(about.options).toEqual({ bundledLexicon: false });
  });

  it('takes no name, abbreviation or id from a bundled list where these are left out', async () => {
    const lines = [
      { title: 'On one thing', abstract: 'We train an SVM and test it on GSM8K.' },
      { title: 'On another', abstract: 'We train a support vector machine and test it on GSM8K.' },
    ];
    const file = fileOf(lines.map((paper) => `${JSON.stringify(paper)}\n`).join(''), 'a.jsonl');
    const told = async (bundledLexicon: boolean) => {
      const { graph } = await buildGraph([file], { bundledLexicon });
      return graph.entities.map(({ name, externalIds = [] }) => [name, ...externalIds]).sort();
    };
    expect(await told(true)).toEqual([['GSM8K', 'arxiv:2110.14168'], ['Support Vector Machine']]);
    expect(await told(false)).toEqual([['GSM8K'], ['SVM'], ['Support Vector Machine']]);
  });

  it('says of a paper that is too long how much of it was not read, in the manifest too', async () => {
    const long = { id: 'p7', title: 'A long one', abstract: 'The net learns. '.repeat(25_001) };
    const short = { id: 'p8', title: 'A short one', abstract: 'The net learns.' };
    const lines = [long, short].map((paper) => `${JSON.stringify(paper)}\n`).join('');
    const { graph, unread, about } = await buildGraph([fileOf(lines, 'papers.jsonl')]);
    const { id, abstract } = graph.papers.find(({ title }) => title === long.title)!;
    expect(unread).toEqual([{ id, unread: expect.any(Number) }]);
    // what was read ends at the end of a sentence
    const read = abstract.length - unread[0]!.unread;
    expect(abstract.slice(0, read).trimEnd()).toMatch(/The net learns\.$/);
    const folder = join(scratch(), 'graph');
    await writeGraphFolder(folder, graph, about);
    expect((await readManifest(folder)).unread).toEqual({ [id]: unread[0]!.unread });
  });

  it('says nothing of that where all papers were read', async () => {
    const { unread, about } = await buildGraph([fileOf(HEAD + listing(...papers))]);
    expect(unread).toEqual([]);
    expect(about).not.toHaveProperty('unread');
  });

  it('refuses a paper without a title, which could have no name in a graph', async () => {
    const { report } = await buildGraph([fileOf('{"title":"T"}\n{"abstract":"A."}\n', 'a.jsonl')]);
    expect(report.refusals).toMatchObject([{ line: 2, reason: 'a paper without a title' }]);
  });
});
