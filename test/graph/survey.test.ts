import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { readGraphFolder } from '../../src/graph/folder.ts';
import { type GraphStream, openGraphStream, streamOf } from '../../src/graph/graph-stream.ts';
import { linkRecords, nodeRecords } from '../../src/graph/record-stream.ts';
import { graphRecords } from '../../src/graph/records.ts';
import { surveyGraph } from '../../src/graph/survey.ts';
import { graphFolder, temporaryFolder } from '../support/graph-folder.ts';
import { smallGraph } from '../support/small-graph.ts';
import { wovenGraph } from '../support/woven-graph.ts';

const folder = temporaryFolder();
let path: string;

beforeEach(async () => {
  path = await graphFolder(folder.path, smallGraph());
});

afterAll(() => folder.remove());

async function surveyed(dir: string) {
  const notes: string[] = [];
  const stream = await openGraphStream(dir, { onNote: (note) => notes.push(note) });
  try {
    return { survey: await surveyGraph(stream), notes };
  } finally {
    await stream.close();
  }
}

describe('records in a stream', () => {
  async function all(stream: GraphStream) {
    const survey = await surveyGraph(stream);
    const [nodes, links] = [[], []] as [unknown[], unknown[]];
    for await (const some of nodeRecords(stream, survey)) nodes.push(...some);
    for await (const some of linkRecords(stream, survey)) links.push(...some);
    await stream.close();
    return { nodes, links };
  }

  const sorted = (list: unknown[]) => list.map((one) => JSON.stringify(one)).sort();

  test.each([
    ['small', smallGraph()],
    ['woven', wovenGraph()],
  ])('of the %s graph are those of the graph in memory', async (_, made) => {
    const dir = await graphFolder(folder.path, made);
    const streamed = await all(await openGraphStream(dir));
    const graph = await readGraphFolder(dir);
    const whole = graphRecords(graph);
    const nodes = whole.nodes.flatMap(({ label, nodes }) =>
      nodes.map((properties) => ({ label, id: properties.id ?? properties.key, properties })),
    );
    expect(sorted(streamed.nodes)).toEqual(sorted(nodes));
    const labels = new Map(nodes.map(({ label, id }) => [id, label]));
    const links = whole.relationships.flatMap(({ type, fromLabels, relationships }) =>
      relationships.map(({ from, to, properties }) => ({
        type,
        fromLabel: fromLabels[0] === 'Name' ? 'Name' : labels.get(from),
        toLabel: labels.get(to),
        from,
        to,
        properties,
      })),
    );
    expect(sorted(streamed.links)).toEqual(sorted(links));
    expect(await all(streamOf(graph))).toEqual(streamed);
  });
});

test('a survey knows every relationship and no other', async () => {
  const { survey } = await surveyed(path);
  const number = (id: string) => survey.ids.get(id)!;
  const [welore, galore] = [number('method:welore'), number('method:galore')];
  expect(survey.links.indexOf(welore, 'EXTENDS', galore)).toBeGreaterThanOrEqual(0);
  expect(survey.links.indexOf(galore, 'EXTENDS', welore)).toBe(-1);
  expect(survey.links.indexOf(welore, 'PART_OF', galore)).toBe(-1);
  expect(survey.links.size).toBe(39 + 13);
  expect(survey.labelOf('method:lora')).toBe('Method');
  expect(survey.labelOf('community:lora')).toBe('Community');
  expect(survey.labelOf('lora')).toBeUndefined();
});

function edit(file: string, change: (lines: string[]) => string[]): void {
  const place = join(path, file);
  writeFileSync(place, `${change(readFileSync(place, 'utf8').trimEnd().split('\n')).join('\n')}\n`);
}

test('a file that was edited is told, once', async () => {
  edit('papers.jsonl', (lines) => lines.map((line) => line.replace('GaLore', 'Galore')));
  const { notes } = await surveyed(path);
  expect(notes).toEqual(['papers.jsonl was changed after the graph was built.']);
});

test.each<[string, string, (lines: string[]) => string[], RegExp]>([
  ['an id twice', 'papers.jsonl', (lines) => [...lines, lines[0]!], /is there twice/],
  ['a relation twice', 'relations.jsonl', (lines) => [...lines, lines[0]!], /is there twice/],
  [
    'a relation to nothing',
    'relations.jsonl',
    (lines) => lines.map((line) => line.replace('"to":"method:lora"', '"to":"method:none"')),
    /no entity has the id "method:none"/,
  ],
  [
    'lines that are missing',
    'entities.jsonl',
    (lines) => lines.slice(0, -1),
    /no entity has the id|it has 10 lines of 11/,
  ],
  [
    'a member that is missing',
    'communities.jsonl',
    (lines) => lines.map((line) => line.replace('"2106.09685"', '"none"')),
    /no node has the id "none"/,
  ],
  ['half a line', 'papers.jsonl', (lines) => [lines[0]!.slice(0, 50)], /line 1\): it is not JSON/],
])('%s is refused with the file', async (_, file, change, message) => {
  edit(file, change);
  const refusal = await surveyed(path).catch((error) => error);
  expect(refusal).toMatchObject({ name: 'GraphFolderError' });
  expect(refusal.message).toMatch(message);
});

test('a build that puts another graph in place meanwhile changes nothing for who reads', async () => {
  const stream = await openGraphStream(path);
  await graphFolder(folder.path, wovenGraph());
  expect((await surveyGraph(stream)).counts.get('Paper')).toBe(7);
  appendFileSync(join(path, 'papers.jsonl'), 'x');
  expect((await surveyGraph(stream)).counts.get('Paper')).toBe(7);
  await stream.close();
});
